package sessiontoken

import (
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
)

// String names the user and the session, and nothing else.
func (c Claims) String() string {
	return "claims of user " + c.UserID + " in session " + c.SessionID
}

// Format prints what String returns, whatever the verb.
func (c Claims) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, c.String()) }

// LogValue logs the user and the session, and nothing else.
func (c Claims) LogValue() slog.Value {
	return slog.GroupValue(slog.String("user_id", c.UserID), slog.String("session_id", c.SessionID))
}

// MarshalJSON writes the user and the session, and nothing else, for handlers of
// slog that get claims inside of other values. Use [Custom] for the claims
// themselves.
func (c Claims) MarshalJSON() ([]byte, error) {
	return json.Marshal(map[string]string{"user_id": c.UserID, "session_id": c.SessionID})
}
