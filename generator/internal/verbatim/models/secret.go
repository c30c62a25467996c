package models

import (
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
)

// Secret is text that must not be seen: a token, a cookie. It prints as
// [redacted] with every verb of fmt, in every handler of slog and in
// encoding/json, and so do the secrets of a model. The conversion string(s) is
// the text.
//
// So json.Marshal of a model that holds secrets is for logs, and loses them:
// what reads it back reads [redacted]. To store such a model or to pass it on,
// take string(s), or the model's AppendJSON(nil), which requests use too and
// json.Unmarshal reads.
//
// No method can keep fmt from a field that is not exported, or encoding/gob
// from any: do not hold a Secret in the one or pass it to the other.
type Secret string

const redacted = "[redacted]"

// String returns [redacted], or nothing when s is empty.
func (s Secret) String() string {
	if s == "" {
		return ""
	}
	return redacted
}

// Format prints what String returns, whatever the verb.
func (s Secret) Format(f fmt.State, _ rune) {
	_, _ = io.WriteString(f, s.String())
}

// LogValue logs what String returns.
func (s Secret) LogValue() slog.Value {
	return slog.StringValue(s.String())
}

// MarshalJSON writes what String returns. A request writes the text itself.
func (s Secret) MarshalJSON() ([]byte, error) {
	return json.Marshal(s.String())
}
