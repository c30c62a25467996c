package check

import (
	"net/http"
	"slices"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/prose"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// successes checks the status codes of success, and the types of responses.
func (c *checker) successes(e endpoint) {
	if len(e.Outcomes) == 0 {
		e.successStatus(e.Success(), e.Returns)
		c.returned(e.subject, e.Success(), e.Returns)
		return
	}
	if e.Returns != nil || e.Status != 0 {
		e.field("Outcomes").problem("Outcomes are set, in place of Returns and Status, which are set too")
	}
	c.outcomes(e)
}

func (c *checker) outcomes(e endpoint) {
	names := emittedNames("Status", "NotModified", "ETag")
	seen := map[int]bool{}
	var bodies []dsl.Schema
	for i, o := range e.Outcomes {
		s := e.field("Outcomes").index(i).within("outcome %d", o.Status)
		s.prose("Doc", prose.Sentences, o.Doc)
		s.successStatus(o.Status, o.Returns)
		if seen[o.Status] {
			s.problem("duplicate outcome")
		}
		seen[o.Status] = true
		c.returned(s, o.Status, o.Returns)
		if o.Returns == nil {
			continue
		}
		if s.goName("Name", o.Name) {
			names.claim(o.Name, s.where, s.field("Name"))
		}
		if _, redirects := o.Returns.(dsl.Location); !redirects {
			bodies = append(bodies, o.Returns)
		}
	}
	if len(bodies) > 1 && slices.ContainsFunc(bodies, isNoJSON) {
		e.field("Outcomes").problem(
			"several outcomes have a body, and not all of them JSON, which is all that one request can accept",
		)
	}
}

func isNoJSON(t dsl.Schema) bool { return reading.ContentType(t) != "application/json" }

// successStatus checks the status code of a success.
func (s subject) successStatus(status int, t dsl.Schema) {
	_, redirects := t.(dsl.Location)
	switch {
	case redirects && (status < 300 || status > 399 || status == http.StatusNotModified):
		s.field("Status").problem("Status %d is not that of a redirect", status)
	case !redirects && (status < 200 || status > 299):
		s.field("Status").problem("Status %d is outside 200..299", status)
	}
}

// returned checks the type of a response.
func (c *checker) returned(s subject, status int, t dsl.Schema) {
	if t == nil {
		return
	}
	at := s.field("Returns")
	if status == http.StatusNoContent {
		at.problem("Returns is set, but a response with status code 204 has no body")
	}
	switch t := t.(type) {
	case dsl.Location:
	case dsl.PlainText:
		at.contentType(t.ContentType)
	case dsl.Binary:
		at.contentType(t.ContentType)
	default:
		c.schema(at, "Returns", t)
	}
}

// answers checks the response headers that callers want, and the entity tag.
func (c *checker) answers(e endpoint) {
	names, goNames := map[string]bool{}, emittedNames("Status", "Value")
	if e.Conditional {
		goNames = emittedNames("NotModified", "ETag", "Value")
	}
	for _, o := range e.Outcomes {
		goNames[o.Name] = "an outcome"
	}
	for i, h := range e.Answers {
		s := e.field("Answers").item(i, "response header", h.Name)
		s.header("Name", h.Name)
		s.prose("Doc", prose.Sentences, h.Doc)
		c.schema(s.field("Type"), "Type", h.Type)
		s.claimField(reading.HeaderField(h), names, goNames)
		switch h.Type.(type) {
		case nil, dsl.String, dsl.Int, dsl.Int64, dsl.Uint64, dsl.Float, dsl.Bool, dsl.UnixMilli, dsl.UnixSeconds,
			dsl.DateTime, *dsl.Enum, dsl.OneOf:
		default:
			if reading.IsSchema(h.Type) {
				s.field("Type").problem("Type is %s, which no header holds", kindOf(h.Type))
			}
		}
	}
	if _, pages := reading.PagingOf(e.Pages); pages && e.HasResult() {
		e.field("Pages").problem(
			"Pages cannot stand beside Outcomes, Answers or Conditional: a page holds its response",
		)
	}
}
