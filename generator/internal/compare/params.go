package compare

import (
	"net/http"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/locate"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// in is the subject as the part of a struct of parameters.
func (s subject) in(e ...reading.Endpoint) func(fields ...dsl.Field) subject {
	return func(fields ...dsl.Field) subject {
		var names []string
		for _, e := range e {
			for _, f := range fields {
				names = append(names, reading.Folder(e.Resource)+"."+e.Name+"Params."+reading.FieldName(f))
			}
		}
		return s.about(names...)
	}
}

// params compares the parameters of the query or the header.
func (c *comparer) params(s subject, in string, old, now reading.Endpoint) {
	list := map[string]string{"query": "Query", "header": "Header"}[in]
	olds, nows := old.Query, now.Query
	if in == "header" {
		olds, nows = old.Header, now.Header
	}
	key := func(p dsl.Param) string {
		return choose(in == "header", http.CanonicalHeaderKey(p.Name), p.Name)
	}
	for _, both := range matched(olds, nows, key) {
		oldAt, nowAt := both.places(
			func(i int) *locate.Place { return old.At.Field(list).Index(i) },
			func(i int) *locate.Place { return now.At.Field(list).Index(i) })
		c.param(s.at(oldAt, nowAt).toward(request), in, old, now, both)
	}
}

func (c *comparer) param(s subject, in string, old, now reading.Endpoint, both couple[dsl.Param]) {
	if both.old == nil || both.now == nil {
		e, p := now, both.now
		if p == nil {
			e, p = old, both.old
		}
		f := reading.QueryField(*p)
		s = s.sub(in + " " + p.Name).in(e)(f)
		if both.old == nil {
			c.differ(
				s,
				parameter,
				"",
				fieldText(f, c.now),
				either(p.Required, Breaks, Adds),
				either(p.Required, Changes, None),
			)
		} else {
			c.differ(s, parameter, fieldText(f, c.old), "", Breaks, Changes)
		}
		return
	}
	o, n := *both.old, *both.now
	s = s.sub(in+" "+n.Name).in(old, now)(reading.QueryField(o), reading.QueryField(n))
	c.differ(s, encoding, listText(o.Type), listText(n.Type), Breaks, Changes)
	c.differ(s, encoding, emptyText(o), emptyText(n), Changes, Changes)
	if o.Null != n.Null {
		c.differ(s, null, o.Null, n.Null, either(o.Null == "", Adds, Breaks), Changes)
	}
	o.Null, n.Null = "", ""
	c.field(s, reading.QueryField(o), reading.QueryField(n))
}

func emptyText(p dsl.Param) string { return when(p.Empty, "an empty value means something") }

// listText returns how the values of a list are written.
func listText(s dsl.ParamType) string {
	list, ok := s.(dsl.List)
	switch {
	case !ok:
		return ""
	case list.Joined != "":
		return "joined by " + list.Joined + when(list.Brackets, " as name[]")
	}
	return "repeated" + when(list.Brackets, " as name[]")
}

// body compares the bodies of requests.
func (c *comparer) body(s subject, old, now reading.Endpoint) {
	s = s.toward(request)
	params := s.about(structNames(old)[0], structNames(now)[0])
	if o, n := bodyText(old), bodyText(now); o != n {
		wire := Breaks
		if o == "" && !now.SendsBody() {
			wire = Adds
		}
		c.differ(params.about(append(params.names, s.names...)...), body, o, n, wire, Changes)
	}
	if o, n := sent(old), sent(now); o != "" && n != "" {
		c.differ(s.sub("body"), presence, o, n, either(now.SendsBody(), Breaks, Adds), Changes)
	}
	c.differ(params.sub("body"), together, rulesText(old.AtLeastOne), rulesText(now.AtLeastOne),
		tighter(rulesText(old.AtLeastOne), rulesText(now.AtLeastOne)), Changes)
	if old.BodyOf != nil && now.BodyOf != nil {
		c.schema(s.sub("body").at(old.At.Field("BodyOf"), now.At.Field("BodyOf")), old.BodyOf, now.BodyOf)
	}
	if old.BodyOf == nil && now.BodyOf == nil {
		c.fields(s, "body", bodyFields(old), bodyFields(now), s.in(old), s.in(now))
	}
}

// tighter returns the effect of another rule on requests: it breaks what was
// accepted, unless there is none any more.
func tighter(_, now string) Effect { return either(now == "", Adds, Breaks) }

// sent says whether requests have to have a body; empty if there is none.
func sent(e reading.Endpoint) string {
	if bodyText(e) == "" {
		return ""
	}
	return required(e.SendsBody())
}

// bodyText returns the kind of a body; empty for none.
func bodyText(e reading.Endpoint) string {
	switch s := e.BodyOf.(type) {
	case nil:
	case dsl.Binary, dsl.PlainText:
		return reading.ContentType(s)
	default:
		return "application/json"
	}
	if len(e.Body) == 0 && !e.BodyRequired {
		return ""
	}
	return [...]string{
		"application/json", "application/x-www-form-urlencoded", "multipart/form-data",
	}[e.Encoding] + when(len(e.Body) == 0, ", empty")
}

// bodyFields returns the fields of a body with their places.
func bodyFields(e reading.Endpoint) []reading.PlacedField {
	var placed []reading.PlacedField
	for i, f := range e.Body {
		placed = append(placed, reading.PlacedField{Field: f, At: e.At.Field("Body").Index(i)})
	}
	return placed
}

// fieldText returns a field or a parameter in a few words: "string, required".
func fieldText(f dsl.Field, d *reading.Description) string {
	words := []string{typeText(d, f.Type)}
	if bounds := boundsText(f.Type); bounds != "" {
		words = append(words, bounds)
	}
	words = append(words, required(!f.Optional))
	if f.Nullable {
		words = append(words, "nullable")
	}
	return strings.Join(words, ", ")
}
