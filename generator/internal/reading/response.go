package reading

import (
	"cmp"
	"net/http"

	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// Success returns the status code of a successful response, the first one where
// there are several.
func (e Endpoint) Success() int {
	switch _, redirects := e.Returns.(dsl.Location); {
	case len(e.Outcomes) > 0:
		return e.Outcomes[0].Status
	case e.Status != 0:
		return e.Status
	case redirects:
		return http.StatusFound
	}
	return http.StatusOK
}

// Successes returns the ways in which an endpoint succeeds.
func (e Endpoint) Successes() []dsl.Outcome {
	if len(e.Outcomes) > 0 {
		return e.Outcomes
	}
	return []dsl.Outcome{{Status: e.Success(), Returns: e.Returns}}
}

// Outcome returns the success with a status, which for 0 is the first one, and
// reports whether there is one. A 304 of a conditional request has no body.
func (e Endpoint) Outcome(status int) (dsl.Outcome, bool) {
	status = cmp.Or(status, e.Success())
	for _, o := range e.Successes() {
		if o.Status == status {
			return o, true
		}
	}
	return dsl.Outcome{Status: status}, e.Conditional && status == http.StatusNotModified
}

// Fails reports whether the response of an example is a failure.
func (e Endpoint) Fails(ex dsl.Example) bool {
	_, succeeds := e.Outcome(ex.Response.Status)
	return !succeeds
}

// HasResult reports whether the method of an endpoint returns a struct of its
// own, since there is more to return than a body.
func (e Endpoint) HasResult() bool { return len(e.Outcomes) > 0 || len(e.Answers) > 0 || e.Conditional }

// ContentType returns the content type of a body, which is empty for none.
func ContentType(s dsl.Schema) string {
	switch s := s.(type) {
	case nil, dsl.Location:
		return ""
	case dsl.PlainText:
		return cmp.Or(s.ContentType, "text/plain; charset=utf-8")
	case dsl.Binary:
		return cmp.Or(s.ContentType, "application/octet-stream")
	}
	return "application/json"
}

// HeaderField returns a response header in the form of a field.
func HeaderField(h dsl.ResponseHeader) dsl.Field {
	return dsl.Field{Name: h.Name, Go: h.Go, Doc: h.Doc, Type: h.Type}
}
