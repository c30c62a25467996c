package importer

import (
	"slices"
	"strconv"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/extension"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/openapi"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// examples collects the examples of an endpoint: those of one name are one.
func (r *restore) examples(op *described) {
	op.e.Examples = nil
	for key, n := range op.node.Get("responses").Entries() {
		status, _ := strconv.Atoi(key.Text())
		if status == op.e.Success() {
			status = 0
		}
		for kind, media := range n.Get("content").Entries() {
			for name, example := range media.Get("examples").Entries() {
				ex := dsl.Example{Name: name.Text(), Doc: example.Get("summary").Text()}
				ex.Response = dsl.Response{Status: status, Body: bodyText(kind.Text(), example.Get("value"))}
				r.value(example.Get(extension.Key("Header")), &ex.Response.Header)
				r.shown(op, &ex)
				op.e.Examples = append(op.e.Examples, ex)
			}
		}
	}
	var others []dsl.Example
	r.value(op.node.Get(extension.Key("Examples")), &others)
	op.e.Examples = append(op.e.Examples, others...)
}

// shown reads what the parameters and the body of an example are.
func (r *restore) shown(op *described, ex *dsl.Example) {
	for _, n := range op.node.Get("parameters").Items() {
		value := n.Get("examples").Get(ex.Name).Get("value")
		if value == nil {
			continue
		}
		name := n.Get("name").Text()
		switch n.Get("in").Text() {
		case "path":
			if given := n.Get(extension.Key("Name")).Text(); given != "" {
				name = given
			}
			ex.Path = with(ex.Path, name, value.Text())
		case "query":
			if list := slices.IndexFunc(op.e.Query, func(p dsl.Param) bool { return p.Name+"[]" == name }); list >= 0 {
				name = op.e.Query[list].Name
			}
			ex.Query = with(ex.Query, name, extension.Anything(value))
		case "header":
			ex.Header = with(ex.Header, name, extension.Anything(value))
		}
	}
	for kind, media := range op.node.Get("requestBody").Get("content").Entries() {
		if value := media.Get("examples").Get(ex.Name).Get("value"); value != nil {
			if op.e.BodyOf == nil {
				ex.Body = extension.JSON(value)
			} else {
				ex.Body = bodyText(kind.Text(), value)
			}
		}
	}
}

func with[V any](m map[string]V, key string, value V) map[string]V {
	if m == nil {
		m = map[string]V{}
	}
	m[key] = value
	return m
}

// bodyText is the value of an example as the body that it stands for.
func bodyText(contentType string, value *openapi.Node) string {
	if value.Kind() == openapi.String && !(media{name: contentType}).isJSON() {
		value.Mark()
		return value.Text()
	}
	return extension.JSON(value)
}
