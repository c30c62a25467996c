package sample

import (
	"strings"
	"unicode"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// Complete gives an example to each endpoint that has none.
func Complete(d *reading.Description) {
	for i := range d.Endpoints {
		if e := &d.Endpoints[i]; len(e.Examples) == 0 {
			e.Examples = []dsl.Example{example(d, e)}
		}
	}
}

// example is an exchange that succeeds: with the parameters that are required,
// and a response with all its fields.
func example(d *reading.Description, e *reading.Endpoint) dsl.Example {
	s := dsl.Example{Name: "made_up", Doc: "The values are made up from the types of the description."}
	for _, p := range e.PathParams() {
		if s.Path == nil {
			s.Path = map[string]string{}
		}
		s.Path[p.Name] = textOf(d, dsl.String{}, p.Name)
	}
	for _, q := range e.Query {
		if !q.Required {
			continue
		}
		if s.Query == nil {
			s.Query = map[string]any{}
		}
		s.Query[q.Name] = goValue(d, q.Type, q.Name)
	}
	if e.SendsBody() {
		s.Body = Fields(d, e.Body)
	}
	s.Response = response(d, e)
	return s
}

// headerRune drops what no header can hold.
func headerRune(r rune) rune {
	if unicode.IsControl(r) {
		return -1
	}
	return r
}

// response is the first success of an endpoint.
func response(d *reading.Description, e *reading.Endpoint) dsl.Response {
	var r dsl.Response
	switch t := e.Successes()[0].Returns.(type) {
	case nil:
	case dsl.PlainText, dsl.Binary:
		r.Body = "content\n"
	case dsl.Location:
		r.Header = map[string]string{"Location": d.API.Servers[0].URL + "/target"}
	default:
		r.Body = JSON(d, t, "")
	}
	if r.Header == nil && (len(e.Answers) > 0 || e.Conditional) {
		r.Header = map[string]string{}
	}
	for _, h := range e.Answers {
		r.Header[h.Name] = strings.Map(headerRune, reading.Text(goValue(d, h.Type, h.Name)))
	}
	if e.Conditional {
		r.Header["ETag"] = `"tag_1"`
	}
	return r
}

// goValue is a value of a parameter as examples write it.
func goValue(d *reading.Description, t dsl.Schema, name string) any {
	switch t := t.(type) {
	case dsl.Int:
		return whole(t)
	case dsl.Bool:
		return true
	case dsl.UnixMilli:
		return int64(instant)
	}
	return textOf(d, t, name)
}
