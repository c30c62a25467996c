package compare

import (
	"cmp"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/locate"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// Deviation is a place where a description does not say what a document says.
type Deviation struct {
	// Text identifies it: "lacks GET /users: endpoint", "differs GET /sessions query
	// limit: maximum 500 -> 499", "adds models.SessionStatus value pending: value".
	Text string

	Document, Description *locate.Place // of the part, or of what lacks it
}

// Conform compares a description with what was imported from a document. Texts,
// names in Go and what no document says of an API do not count.
func Conform(document, description dsl.API) []Deviation {
	var all []Deviation
	for _, d := range Compare(document, description) {
		if d.Aspect.inDocuments() || d.Aspect == deprecation && d.Kind != Changed {
			all = append(all, Deviation{Text: d.deviation(), Document: d.OldAt, Description: d.NewAt})
		}
	}
	return all
}

func (d Difference) deviation() string {
	at := strings.TrimSpace(d.Where+" "+d.Part) + ": " + string(d.Aspect)
	switch {
	case d.Kind == Removed && d.Aspect.isWhole():
		return strings.TrimSpace("lacks " + at + " " + d.detail(d.Old))
	case d.Kind == Added && d.Aspect.isWhole():
		return strings.TrimSpace("adds " + at + " " + d.detail(d.New))
	}
	return "differs " + at + " " + cmp.Or(d.Old, "none") + " -> " + cmp.Or(d.New, "none")
}

// isWhole reports whether the aspect is a whole part, which one side may lack.
func (a Aspect) isWhole() bool {
	switch a {
	case endpoint, parameter, field, value, variant, body, outcome, header, failure, server, credential:
		return true
	}
	return false
}

// detail returns what a deviation says of a part that one side has: nothing if its
// text is a name in Go, or what the part is called anyway.
func (d Difference) detail(text string) string {
	if d.Aspect == endpoint || d.Aspect == value || d.Aspect == failure && d.Where == "API" {
		return ""
	}
	return text
}
