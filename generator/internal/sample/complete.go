package sample

import (
	"encoding/json"
	"strings"
	"unicode"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// Complete gives an example to each endpoint that has none, and a body to each failure
// that has a model of its own.
func Complete(d *reading.Description) {
	for i := range d.Endpoints {
		if e := &d.Endpoints[i]; len(e.Examples) == 0 {
			e.Examples = []dsl.Example{example(d, e)}
		}
	}
	d.FailureBodies = map[*dsl.Failure]string{}
	for _, f := range d.API.Errors.Failures {
		if f.Body != nil {
			d.FailureBodies[f] = JSON(d, f.Body, "")
		}
	}
}

// example returns a successful exchange, with the required parameters and a
// response with all fields.
func example(d *reading.Description, e *reading.Endpoint) dsl.Example {
	s := dsl.Example{Name: "made_up", Doc: "The values are made up from the types of the description."}
	until := e.PathUntil()
	for i, p := range e.PathParams() {
		if s.Path == nil {
			s.Path = map[string]string{}
		}
		s.Path[p.Name] = readable(textOf(d, pathType(p), p.Name), until[i])
	}
	s.Query, s.Header = required(d, e.Query), required(d, e.Header)
	switch {
	case e.BodyOf != nil:
		s.Body = body(d, e.BodyOf)
	case e.SendsBody():
		s.Body = Fields(d, e.Body, e.AtLeastOne)
	}
	s.Response = response(d, e)
	return s
}

// readable is a value of a parameter that a text ends: one that does not hold it.
func readable(value, until string) string {
	if reading.Misread(value, until) {
		return value[:1]
	}
	return value
}

// pathType is the type of a parameter of the path.
func pathType(p *dsl.PathParam) dsl.Schema {
	if p.Type == nil {
		return dsl.String{}
	}
	return p.Type
}

// required are values of the parameters that have to be set.
func required(d *reading.Description, params []dsl.Param) map[string]any {
	var values map[string]any
	for _, p := range params {
		if !p.Required {
			continue
		}
		if values == nil {
			values = map[string]any{}
		}
		values[p.Name] = goValue(d, p.Type, p.Name, 0)
	}
	return values
}

// body is a body that is no object with fields of its own.
func body(d *reading.Description, s dsl.Schema) string {
	switch s.(type) {
	case dsl.Binary, dsl.PlainText:
		return "some text"
	}
	w := writer{read: d, open: map[dsl.Schema]bool{}, request: true}
	w.value(s, "")
	return indented(w.buf)
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
		r.Header[h.Name] = strings.Map(headerRune, reading.Text(goValue(d, h.Type, h.Name, 0)))
	}
	if e.Conditional {
		r.Header["ETag"] = `"tag_1"`
	}
	return r
}

// goValue is a value of a parameter as examples write it, and the nth other one.
func goValue(d *reading.Description, t dsl.Schema, name string, nth int) any {
	switch t := t.(type) {
	case dsl.Int:
		return nthWhole(whole(t.Default, t.Min, t.Max), t.Min, t.Max, nth)
	case dsl.Int64:
		return nthWhole(whole(t.Default, t.Min, t.Max), t.Min, t.Max, nth)
	case dsl.Uint64:
		return nthWhole(whole(t.Default, t.Min, t.Max), t.Min, t.Max, nth)
	case dsl.Float:
		return nthNumber(t, nth)
	case *dsl.IntEnum:
		return t.Values[nth%len(t.Values)].Value
	case dsl.UnixSeconds:
		return int64(instant/1000) + int64(nth)
	case dsl.Decimal:
		if !t.Quoted {
			return json.Number(nthText(d, t, name, nth))
		}
	case dsl.Bool:
		return nth%2 == 0
	case dsl.UnixMilli:
		return int64(instant) + int64(nth)
	case dsl.List:
		return values(d, t, name)
	case dsl.DeepObject:
		var members map[string]any
		if err := json.Unmarshal(compact(d, t.Of, name), &members); err != nil {
			panic(err) // it is an object
		}
		return members
	}
	return nthText(d, t, name, nth)
}
