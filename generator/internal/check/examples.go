package check

import (
	"fmt"
	"maps"
	"net/textproto"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/prose"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// examples checks the exchanges of an endpoint, from which golden tests are
// generated: none, or at least one success and one failure.
func (c *checker) examples(e endpoint) {
	list := e.field("Examples")
	names := map[string]bool{}
	succeeds, fails := false, false
	for i, example := range e.Examples {
		s := list.item(i, "example", example.Name)
		s.prose("Doc", prose.Sentences, example.Doc)
		if s.required("Name", example.Name) && !s.tooLong("Name", example.Name) &&
			!snakeName.MatchString(example.Name) {
			s.field("Name").problem("Name %q is not lower case with underscores", example.Name)
		}
		if names[example.Name] {
			s.problem("duplicate example")
		}
		names[example.Name] = true
		if c.example(s, e, example) {
			fails = true
		} else {
			succeeds = true
		}
	}
	if !succeeds && len(e.Examples) > 0 {
		list.problem("no example shows a success")
	}
	if !fails && len(e.Failures) > 0 && len(e.Examples) > 0 {
		list.problem("no example shows a failure")
	}
}

// example checks one exchange and reports whether it is a failure.
func (c *checker) example(s subject, e endpoint, example dsl.Example) bool {
	s.examplePath(e, example.Path)
	c.exampleValues(s, "Query", "query", e.Query, example.Query)
	c.exampleValues(s, "Header", "header", e.Header, example.Header)
	c.exampleBody(s, e, example.Body)
	s.exampleHeader(example.Response.Header)
	if e.Fails(example) {
		c.exampleFailure(s, e, example.Response)
		return true
	}
	c.exampleSuccess(s, e, example.Response)
	return false
}

// examplePath checks that there is a valid value for each path parameter.
func (s subject) examplePath(e endpoint, values map[string]string) {
	list := s.field("Path")
	var names []string
	for _, p := range e.PathParams() {
		if p.Name != "" {
			names = append(names, p.Name)
		}
	}
	for _, name := range names {
		if _, ok := values[name]; !ok {
			list.problem("path %q has no value", name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(values)) {
		at, value := list.key(name), values[name]
		switch {
		case !slices.Contains(names, name):
			at.problem("path %q is not a parameter of the path", name)
		case value == "":
			at.problem("path %q is empty", name)
		case brokenPath(e, name, value) != "":
			at.problem("path %q: %q %s", name, value, brokenPath(e, name, value))
		case misread(e, name, value):
			at.problem("path %q: %q holds the text that ends it, and would be read as less", name, value)
		case value == ".", value == "..", strings.ContainsFunc(value, isControl):
			at.problem("path %q: %q would be rejected before it is sent", name, value)
		}
	}
}

// misread reports whether a value of a path parameter ends early.
func misread(e endpoint, name, value string) bool {
	for i, p := range e.PathParams() {
		if p.Name == name {
			return reading.Misread(value, e.PathUntil()[i])
		}
	}
	return false
}

// brokenPath says which rule of its type a value of a path parameter breaks.
func brokenPath(e endpoint, name, text string) string {
	i := slices.IndexFunc(e.PathParams(), func(p *dsl.PathParam) bool { return p.Name == name })
	t := e.PathParams()[i].Type
	if !reading.IsSchema(t) {
		return ""
	}
	if _, ok := t.(dsl.Int); !ok {
		return reading.Broken(t, text)
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		return "is not a whole number"
	}
	return reading.Broken(t, n)
}

// exampleValues checks the parameters of a query or a header that are sent.
func (c *checker) exampleValues(s subject, field, place string, params []dsl.Param, values map[string]any) {
	list := s.field(field)
	var names []string
	for _, p := range params {
		names = append(names, p.Name)
		if _, ok := values[p.Name]; !ok && p.Required {
			list.problem("%s %q is required, but has no value", place, p.Name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(values)) {
		i := slices.Index(names, name)
		if i < 0 {
			list.key(name).problem("%s %q is not a parameter of the endpoint", place, name)
			continue
		}
		list.key(name).paramValue(place, params[i], values[name])
	}
}

// paramValue checks the value of one parameter against its type.
func (s subject) paramValue(place string, p dsl.Param, value any) {
	node, ok := goValue(value)
	if !ok {
		s.problem("%s %q: %T is not a string, int, int64, uint64, float64, bool, []any or map[string]any", place,
			p.Name, value)
		return
	}
	if p.Empty && node.isEmpty() {
		return
	}
	unfit := func(text string) bool { return !fitsHeader(text) }
	if place == "header" && slices.ContainsFunc(node.texts(), unfit) {
		s.problem("header %q: %q would be rejected before it is sent", p.Name, value)
		return
	}
	m := matcher{subject: s, strict: true}
	m.matchField(fmt.Sprintf("%s %q", place, p.Name), reading.QueryField(p), node)
}

// exampleBody checks the body of the request.
func (c *checker) exampleBody(s subject, e endpoint, body string) {
	at := s.field("Body")
	if e.BodyOf != nil {
		at.bodyOf(e, body)
		return
	}
	if body == "" {
		for _, f := range e.Body {
			if !f.Optional {
				at.problem("body.%s is missing", f.Name)
			}
		}
		if e.BodyRequired && len(e.Body) > 0 {
			at.problem("the request has no body, but the endpoint always sends one, at least {}")
		}
		if len(e.AtLeastOne) > 0 {
			at.problem("the request has no body, but AtLeastOne asks for a field")
		}
		return
	}
	if len(e.Body) == 0 {
		at.problem("the request has a body, but the endpoint sends none")
		return
	}
	node, err := parseJSON(body)
	if err != nil {
		at.problem("body is not JSON: %v", err)
		return
	}
	if node.kind == jsonObject && len(node.members) == 0 && !e.SendsBody() {
		at.problem("body is {}, which is not sent: omit it, or set BodyRequired")
	}
	if e.Encoding == dsl.EncodeMultipart {
		at.plainTexts(node.texts()...)
	}
	m := matcher{subject: at, strict: true, inForm: e.Encoding == dsl.EncodeForm}
	m.fields("body", e.Body, node)
	m.atLeastOne("body", e.AtLeastOne, node)
}

// bodyOf checks a body that is no object with fields of its own.
func (s subject) bodyOf(e endpoint, body string) {
	switch e.BodyOf.(type) {
	case dsl.Binary, dsl.PlainText:
		s.plainTexts(body)
		if body == "" && e.BodyRequired {
			s.problem("the request has no body, but the endpoint always sends one")
		}
		return
	}
	if body == "" {
		if e.BodyRequired || !canBeNil(s.c.read.Target(e.BodyOf)) {
			s.problem("the request has no body, but the endpoint always sends one")
		}
		return
	}
	node, err := parseJSON(body)
	if err != nil {
		s.problem("body is not JSON: %v", err)
		return
	}
	m := matcher{subject: s, strict: true}
	m.match("body", e.BodyOf, node)
}

// canBeNil reports whether a value of the type can be none.
func canBeNil(t dsl.Schema) bool {
	switch t.(type) {
	case *dsl.Object, *dsl.Union, dsl.Array, dsl.Map, dsl.RawJSON, *dsl.Enum, dsl.OneOf, dsl.String:
		return true
	}
	return false
}

// exampleHeader checks the headers of the response.
func (s subject) exampleHeader(header map[string]string) {
	for _, name := range slices.Sorted(maps.Keys(header)) {
		at := s.field("Response").field("Header").key(name)
		switch canonical := textproto.CanonicalMIMEHeaderKey(name); {
		case !headerName.MatchString(name):
			at.problem("response header %q is not a valid header name", name)
		case canonical == "Content-Type", canonical == "Content-Length":
			at.problem("response header %s is set automatically", canonical)
		case strings.ContainsFunc(header[name], isControl):
			at.problem("response header %s: %q contains a character that is not allowed in a header", name,
				header[name])
		}
	}
}

// exampleSuccess checks the response of a successful exchange.
func (c *checker) exampleSuccess(s subject, e endpoint, response dsl.Response) {
	at := s.field("Response").field("Body")
	outcome, _ := e.Outcome(response.Status)
	switch outcome.Returns.(type) {
	case dsl.Location:
		if response.Header["Location"] == "" {
			at = s.field("Response").field("Header")
			at.problem("the response has no header Location, but the endpoint redirects")
		}
		return
	case dsl.PlainText, dsl.Binary:
		at.plainTexts(response.Body)
		return
	}
	switch {
	case outcome.Returns == nil && response.Body != "":
		at.problem("the response has a body, but the endpoint returns nothing")
	case outcome.Returns != nil && response.Body == "":
		at.problem("the response has no body, but the endpoint returns %s", kindOf(outcome.Returns))
	case outcome.Returns != nil:
		at.responseBody(outcome.Returns, response.Body)
	}
}

func (s subject) responseBody(t dsl.Schema, body string) {
	node, err := parseJSON(body)
	if err != nil {
		s.problem("response is not JSON: %v", err)
		return
	}
	m := matcher{subject: s}
	m.match("response", t, node)
}
