package exporter

import (
	"slices"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/tree"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// requestBody is the body of a request, nil when there is none.
func (o *operation) requestBody() tree.Map {
	var schema tree.Map
	kind := reading.ContentType(o.BodyOf)
	switch {
	case o.BodyOf != nil:
		schema = o.schema(o.BodyOf, false, nil)
	case o.Body != nil:
		schema = o.fields(o.Body, o.AtLeastOne)
		kind = encodings[o.Encoding]
	default:
		return nil
	}
	media := tree.Of("schema", schema)
	if examples := o.requestExamples(kind); len(examples) > 0 {
		media = media.Set("examples", examples)
	}
	if encoding := o.encoding(); len(encoding) > 0 {
		media = media.Set("encoding", encoding)
	}
	m := tree.Of("content", tree.Of(kind, media))
	if o.BodyRequired || o.SendsBody() {
		m = append(tree.Of("required", true), m...)
	}
	return m
}

// isNested reports whether a field is a choice of which some case has members.
func (o *operation) isNested(f dsl.Field) bool {
	c, ok := o.read.Target(f.Type).(*dsl.Choice)
	return ok && slices.ContainsFunc(c.Cases, func(one dsl.Case) bool {
		kind := reading.KindOf(o.read.Target(one.Of))
		return kind == reading.ObjectKind || kind == reading.ListKind
	})
}

var encodings = map[dsl.Encoding]string{
	dsl.EncodeJSON: "application/json", dsl.EncodeForm: "application/x-www-form-urlencoded",
	dsl.EncodeMultipart: "multipart/form-data",
}

// encoding says how fields of a form are written: files with their type, objects
// and lists with brackets.
func (o *operation) encoding() tree.Map {
	m := tree.Map{}
	for _, f := range o.Body {
		file, isFile := f.Type.(dsl.File)
		switch kind := reading.KindOf(o.read.Target(f.Type)); {
		case isFile && file.ContentType != "":
			m = m.Set(f.Name, tree.Of("contentType", file.ContentType))
		case o.Encoding == dsl.EncodeForm && (kind == reading.ObjectKind || kind == reading.ListKind || o.isNested(f)):
			m = m.Set(f.Name, tree.Of("style", "deepObject", "explode", true))
		}
	}
	return m
}
