package call

import (
	"strconv"

	"github.com/seed-e19c5fb5/clerk-go/internal/origin"
)

// ParamError says that a parameter breaks a rule. Nothing was sent.
type ParamError struct {
	Operation string // "sessions.List"
	Param     string // as on the wire: "limit"
	Value     string // as in the message: 500, "pending"; empty when missing or sensitive
	Rule      string // what is wrong with it: "is outside 1..499"
}

// Error is "sessions.List: limit 500 is outside 1..499".
func (e *ParamError) Error() string {
	text := e.Operation + ": " + e.Param + " "
	if e.Value != "" {
		text += e.Value + " "
	}
	return text + e.Rule
}

// refusal is a ParamError in the making. Its value is whole, so that the key can
// be looked for in it before it is cut.
type refusal struct {
	param, value, rule string
	quote              bool // show the value in quotes, and only its beginning
}

// of is the error of an operation whose client has the key.
func (r *refusal) of(operation string, key origin.Key) *ParamError {
	value := key.Redact(r.value)
	if r.quote {
		value = quoted(value)
	}
	return &ParamError{Operation: operation, Param: key.Redact(r.param), Value: value, Rule: key.Redact(r.rule)}
}

// longestShown is how much of a refused value an error repeats.
const longestShown = 64

// quoted is a value as errors show it.
func quoted(v string) string {
	switch {
	case v == "":
		return ""
	case len(v) > longestShown:
		return strconv.Quote(v[:longestShown]) + "…"
	}
	return strconv.Quote(v)
}
