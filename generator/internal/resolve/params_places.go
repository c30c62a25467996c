package resolve

import (
	"cmp"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/prose"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// paramFields plans the parameters of a query or a header.
func (r *resolver) paramFields(in *plan.Resource, params []dsl.Param) []*plan.Field {
	var fields []*plan.Field
	for _, p := range params {
		field := r.paramField(in, reading.QueryField(p))
		field.Null = p.Null
		if p.Empty {
			field.Empty, field.Wrapped = true, true
			field.Doc = prose.Join(field.Doc, "An empty value is sent as one.")
		}
		fields = append(fields, field)
	}
	return fields
}

// formFields plans the fields of a body that is no JSON, whose lists of values
// have their indexes in the names, or in the parts of a multipart body the same
// name.
func (r *resolver) formFields(in *plan.Resource, body []dsl.Field, e dsl.Encoding) ([]*plan.Field, plan.Encoding) {
	encoding := plan.Encoded
	if e == dsl.EncodeMultipart {
		encoding = plan.Multipart
	}
	var fields []*plan.Field
	for _, f := range body {
		field := r.paramField(in, f)
		switch s := f.Type.(type) {
		case dsl.File:
			field.ContentType = fileType(s.ContentType)
		case dsl.Array:
			if file, ok := s.Of.(dsl.File); ok {
				field.ContentType = fileType(file.ContentType)
			}
			if encoding == plan.Encoded || !field.Type.IsJSON() {
				field.Rules = r.rulesOf(in, s.Of, true)
				field.List = &plan.List{Indexed: encoding == plan.Encoded, Unique: s.Unique}
				field.List.Min, field.List.Max = counts(s.Min, s.Max)
			}
			unwrapEmpty(field, f, encoding)
		case dsl.Map:
			unwrapEmpty(field, f, encoding)
		}
		fields = append(fields, field)
	}
	return fields, encoding
}

// unwrapEmpty makes a list or a map be its own absence: in a form there is none
// that is empty, but in a part that is JSON.
func unwrapEmpty(field *plan.Field, f dsl.Field, e plan.Encoding) {
	field.Wrapped = f.Nullable
	if !f.Nullable && (e == plan.Encoded || !field.Type.IsJSON()) {
		field.Doc = strings.TrimSuffix(strings.TrimSuffix(field.Doc, " Nil is sent as []."), " Nil is sent as {}.")
	}
}

func fileType(described string) string { return cmp.Or(described, "application/octet-stream") }

// listOf returns how the values of a list are written; nil for another type.
func listOf(s dsl.Schema) *plan.List {
	list, ok := s.(dsl.List)
	if !ok {
		return nil
	}
	out := &plan.List{Joined: list.Joined, Brackets: list.Brackets, Unique: list.Unique}
	out.Min, out.Max = counts(list.Min, list.Max)
	return out
}

// counts are the bounds of a number of values.
func counts(low, high *int) (least, most int) {
	if low != nil {
		least = *low
	}
	if high != nil {
		most = *high
	}
	return least, most
}

// listText says in prose how many values a list may have, and which.
func listText(s dsl.List) string {
	unique := ""
	if s.Unique {
		unique = "No value may be there twice."
	}
	return prose.Join(rangeText(boundText(s.Min), boundText(s.Max), " values"), unique, eachText(s.Of))
}

// bodyOf plans a body that is an argument of its own; nil when there is none.
func (r *resolver) bodyOf(in *plan.Resource, e reading.Endpoint) *plan.BodyOf {
	b := &plan.BodyOf{Required: e.BodyRequired}
	switch s := e.BodyOf.(type) {
	case nil:
		return nil
	case dsl.Binary:
		b.Type = plan.Type{Kind: plan.File}
		b.ContentType = fileType(s.ContentType)
		b.Doc = "body is the content of the request."
	case dsl.PlainText:
		b.Type = plan.Type{Kind: plan.String}
		b.Text, b.ContentType = true, cmp.Or(s.ContentType, "text/plain; charset=utf-8")
		b.Doc = "body is the text of the request."
	default:
		b.Type = r.typeOf(s)
		b.Type.Pointer = b.Type.IsModel() && !b.Required
		b.Rules, b.Item = r.rulesOf(in, s, true), r.checkedItem(in, s)
		b.Doc = "body is what the request holds."
	}
	b.Doc = prose.Join(b.Doc, constraboundText(e.BodyOf), bodyOfText(b))
	return b
}

// bodyOfText says which value is not sent.
func bodyOfText(b *plan.BodyOf) string {
	switch {
	case b.Required && b.Type.Kind == plan.Array:
		return "Nil is sent as []."
	case b.Required && b.Type.Kind == plan.Map:
		return "Nil is sent as {}."
	case b.Required:
		return ""
	case b.Type.Pointer, b.Type.Kind == plan.Array, b.Type.Kind == plan.Map, b.Type.Kind == plan.RawJSON:
		return "Nil sends no body."
	case b.Text:
		return "An empty one sends no body."
	case b.Type.Kind == plan.File:
		return "The zero value sends no body."
	default:
		return ""
	}
}

// takesFiles reports whether a request holds files.
func takesFiles(op *plan.Operation) bool {
	if op.Params != nil && op.Params.Encoding == plan.Multipart {
		return true
	}
	return op.BodyOf != nil && op.BodyOf.Type.Kind == plan.File
}
