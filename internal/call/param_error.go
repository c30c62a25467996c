package call

import (
	"strconv"

	"github.com/seed-e19c5fb5/clerk-go/internal/origin"
)

// ParamError reports an invalid parameter. No request was sent.
type ParamError struct {
	Operation string // "sessions.List"
	Param     string // name in the request: "limit"
	Value     string // as in the message: 500, "pending"; empty if missing or sensitive
	Rule      string // the violated rule: "is outside 1..499"
}

// Error returns a text such as "sessions.List: limit 500 is outside 1..499".
func (e *ParamError) Error() string {
	text := e.Operation + ": " + e.Param + " "
	if e.Value != "" {
		text += e.Value + " "
	}
	return text + e.Rule
}

// refusal is an incomplete ParamError. Its value is not truncated yet, so that
// the key can be redacted first.
type refusal struct {
	param, value, rule string
	quote              bool // quote the value and truncate it
}

// of returns the error for an operation, without the key of its client.
func (r *refusal) of(operation string, key origin.Key) *ParamError {
	value := key.Redact(r.value)
	if r.quote {
		value = quoted(value)
	}
	return &ParamError{Operation: operation, Param: key.Redact(r.param), Value: value, Rule: key.Redact(r.rule)}
}

// longestShown is the number of bytes of an invalid value in an error.
const longestShown = 64

// quoted returns a value as errors show it.
func quoted(v string) string {
	switch {
	case v == "":
		return ""
	case len(v) > longestShown:
		return strconv.Quote(v[:longestShown]) + "…"
	}
	return strconv.Quote(v)
}
