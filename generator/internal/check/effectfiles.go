package check

import (
	"slices"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// requireMatch checks that a request can have the entity tag of the record.
func (s step) requireMatch(effect dsl.RequireMatch) {
	s.needsRecord()
	if !slices.ContainsFunc(s.Header, func(p dsl.Param) bool { return strings.EqualFold(p.Name, "If-Match") }) {
		s.problem("needs a parameter If-Match in the header")
	}
	s.refuses("Else", effect.Else)
}

// keepFile checks that a request has the file.
func (s step) keepFile(effect dsl.KeepFile) {
	s.needsRecord()
	if effect.Body == "" {
		if !isContent(s.BodyOf) {
			s.field("Body").problem("Body is empty, but the whole body is %s, not data or text", kindOf(s.BodyOf))
		}
		return
	}
	f, ok := reading.Field(s.Body, effect.Body)
	switch {
	case !ok:
		s.field("Body").problem("Body: the body has no field %q", effect.Body)
	case !isA[dsl.File](f.Type):
		s.field("Body").problem("Body: body %q is %s, not a file", effect.Body, kindOf(f.Type))
	}
}

// replyFile checks that the endpoint returns a file, which some endpoint keeps.
func (s step) replyFile(effect dsl.ReplyFile) {
	s.needsRecord()
	s.answered = true
	if !isContent(s.Returns) {
		s.problem("responds with a file, but the endpoint returns %s", kindOf(s.Returns))
	}
	if !slices.ContainsFunc(s.c.endpoints, func(e endpoint) bool { return keeps(e, s.kept, effect.As) }) {
		s.field("As").problem("As %q is no file that a KeepFile keeps with model %s", effect.As, s.record.Name)
	}
	s.refuses("Else", effect.Else)
}

// keeps reports whether a request to an endpoint leaves a file with a record.
func keeps(e endpoint, kept *dsl.Collection, as string) bool {
	return slices.ContainsFunc(e.Effects, func(effect dsl.Effect) bool {
		keep, ok := effect.(dsl.KeepFile)
		in := keep.In
		if in == nil {
			in = e.Resource.State
		}
		return ok && in == kept && keep.As == as
	})
}

// isContent reports whether a body is not looked into.
func isContent(t dsl.Schema) bool { return isA[dsl.Binary](t) || isA[dsl.PlainText](t) }
