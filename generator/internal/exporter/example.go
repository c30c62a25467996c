package exporter

import (
	"cmp"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/extension"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/tree"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// splitExamples keeps the examples that the parts of an operation can show: the
// values of one have the same name in all parts. It returns the others as
// extensions.
func (o *operation) splitExamples() tree.List {
	var others tree.List
	for _, ex := range o.Endpoint.Examples {
		if o.isShown(ex) {
			o.examples = append(o.examples, ex)
			continue
		}
		others = append(others, o.names.Write(ex))
	}
	return others
}

// isShown reports whether an example is a body of a documented response, and has
// nothing that OpenAPI has no place for.
func (o *operation) isShown(ex dsl.Example) bool {
	if ex.Response.Body == "" {
		return false
	}
	kind, success := o.failureType(), dsl.Outcome{}
	switch outcome, ok := o.Outcome(ex.Response.Status); {
	case ok:
		kind, success = reading.ContentType(outcome.Returns), outcome
	case !slices.ContainsFunc(o.Failures, func(f *dsl.Failure) bool { return f.Status == ex.Response.Status }):
		return false
	}
	body, ok := content(kind, ex.Response.Body)
	if !ok || !o.isListed(success.Returns, body) {
		return false
	}
	_, ok = content(o.bodyType(), ex.Body)
	return ok || ex.Body == ""
}

// bodyType is the content type of the request's body.
func (o *operation) bodyType() string {
	if o.BodyOf != nil {
		return reading.ContentType(o.BodyOf)
	}
	return "application/json" // which the bodies of forms are in examples
}

// bodyExamples are the bodies of the examples with a status.
func (o *operation) bodyExamples(status int, kind string) tree.Map {
	m := tree.Map{}
	for _, ex := range o.examples {
		if cmp.Or(ex.Response.Status, o.Success()) != status {
			continue
		}
		value, _ := content(kind, ex.Response.Body)
		one := tree.Map{}
		if ex.Doc != "" {
			one = one.Set("summary", ex.Doc)
		}
		if len(ex.Response.Header) > 0 {
			one = one.Set(extension.Key("Header"), o.names.Write(ex.Response.Header))
		}
		m = m.Set(ex.Name, one.Set("value", value))
	}
	return m
}

// requestExamples are the bodies of requests.
func (o *operation) requestExamples(kind string) tree.Map {
	if o.BodyOf == nil {
		kind = "application/json"
	}
	m := tree.Map{}
	for _, ex := range o.examples {
		if value, ok := content(kind, ex.Body); ok && ex.Body != "" {
			m = m.Set(ex.Name, tree.Of("value", value))
		}
	}
	return m
}

// withExamples adds the values of a parameter.
func (o *operation) withExamples(m tree.Map, of func(dsl.Example) (any, bool)) tree.Map {
	values := tree.Map{}
	for _, ex := range o.examples {
		if value, ok := of(ex); ok {
			values = values.Set(ex.Name, tree.Of("value", value))
		}
	}
	if len(values) == 0 {
		return m
	}
	return m.Set("examples", values)
}

// content reads a body of a content type, and reports whether it is one.
func content(kind, body string) (any, bool) {
	if !strings.Contains(kind, "json") {
		return body, true
	}
	value, err := tree.ParseJSON(body)
	return value, err == nil
}

// textAs is the text of a path parameter as a value of its type.
func textAs(s dsl.Schema, text string) any {
	switch reading.KindOf(s) {
	case reading.NumberKind:
		if json.Valid([]byte(text)) {
			return tree.Number(text)
		}
	case reading.BooleanKind:
		if text == "true" || text == "false" {
			return text == "true"
		}
	}
	return text
}

// valueOf is the value of a parameter in an example.
func valueOf(value any) any {
	switch v := value.(type) {
	case int, int64, float64:
		return tree.Number(digits(v))
	case []any:
		list := tree.List{}
		for _, item := range v {
			list = append(list, valueOf(item))
		}
		return list
	case map[string]any:
		m := tree.Map{}
		for _, key := range slices.Sorted(maps.Keys(v)) {
			m = m.Set(key, valueOf(v[key]))
		}
		return m
	}
	return value
}
