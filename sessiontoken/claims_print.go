package sessiontoken

import (
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
)

// String returns only the ids of the user and the session.
func (c Claims) String() string {
	return "claims of user " + c.UserID + " in session " + c.SessionID
}

// Format prints the result of String, for every verb.
func (c Claims) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, c.String()) }

// LogValue returns only the ids of the user and the session.
func (c Claims) LogValue() slog.Value {
	return slog.GroupValue(slog.String("user_id", c.UserID), slog.String("session_id", c.SessionID))
}

// MarshalJSON returns only the ids of the user and the session, for slog handlers
// that receive claims within other values. Use [Custom] for the claims
// themselves.
func (c Claims) MarshalJSON() ([]byte, error) {
	return json.Marshal(map[string]string{"user_id": c.UserID, "session_id": c.SessionID})
}
