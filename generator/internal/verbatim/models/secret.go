package models

import (
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
)

// Secret is sensitive text, such as a token or a cookie. It prints as [redacted]
// with every verb of fmt, in every handler of slog and in encoding/json, also as
// a field of a model. The conversion string(s) returns the text.
//
// Use json.Marshal of a model with secrets only for logs: its output contains
// [redacted] in their place. To store such a model or to pass it on, use
// string(s) or the model's AppendJSON(nil), which requests use too and
// json.Unmarshal can decode.
//
// A method cannot hide a Secret from fmt in an unexported field, nor from
// encoding/gob in any field. Do not use a Secret there.
type Secret string

const redacted = "[redacted]"

// String returns [redacted], or an empty string if s is empty.
func (s Secret) String() string {
	if s == "" {
		return ""
	}
	return redacted
}

// Format prints the result of String, for every verb.
func (s Secret) Format(f fmt.State, _ rune) {
	_, _ = io.WriteString(f, s.String())
}

// LogValue returns the result of String.
func (s Secret) LogValue() slog.Value {
	return slog.StringValue(s.String())
}

// MarshalJSON returns the result of String as JSON. Requests contain the text
// itself.
func (s Secret) MarshalJSON() ([]byte, error) {
	return json.Marshal(s.String())
}
