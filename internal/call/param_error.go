package call

import "strconv"

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

// longestShown is how much of a refused value an error repeats.
const longestShown = 64

// quoted is a value as errors show it.
func quoted(v string) string {
	if v == "" {
		return ""
	}
	if len(v) > longestShown {
		return strconv.Quote(v[:longestShown]) + "…"
	}
	return strconv.Quote(v)
}
