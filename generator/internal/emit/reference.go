package emit

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// reference returns the reference page of a package of operations, in Markdown.
func (e emitter) reference(r *plan.Resource) string {
	var b strings.Builder
	fmt.Fprintf(&b, "<!-- %s -->\n\n# %s\n\n%s\n\n", Header, r.Package, markdown(r.Doc))
	fmt.Fprintf(&b, "All paths are relative to `%s`.\n\n", e.sdk.Transport.Servers[0].URL)
	b.WriteString("| Method | HTTP request | Description |\n|---|---|---|\n")
	for _, op := range r.Operations {
		link := fmt.Sprintf("[`%s`](#%s)", op.GoName, strings.ToLower(op.GoName))
		b.WriteString(row(link, code(op.Method+" "+op.Route), markdown(op.Summary)+struckMark(op.Deprecated)))
	}
	for _, op := range r.Operations {
		b.WriteString(e.operationReference(op))
	}
	return b.String()
}

func struckMark(reason string) string {
	if reason == "" {
		return ""
	}
	return " (deprecated)"
}

// operationReference returns the section of one operation.
func (e emitter) operationReference(op *plan.Operation) string {
	var b strings.Builder
	fmt.Fprintf(&b, "\n## %s\n\n```go\n%s\n```\n\n", op.GoName, signature(op))
	b.WriteString(markdown(op.Intro) + "\n")
	if op.Deprecated != "" {
		fmt.Fprintf(&b, "\n**Deprecated.** %s\n", markdown(op.Deprecated))
	}
	b.WriteString(parameterTable(op))
	fmt.Fprintf(&b, "\nReturns %s.", returnsText(op))
	if op.Pages != nil {
		fmt.Fprintf(&b, " `%s` iterates over all pages.", op.Pages.Method)
	}
	credential := e.sdk.Transport.Credential()
	if op.Public {
		credential = plan.Credential{}
	}
	fmt.Fprintf(&b, " Authorization: %s. %s\n", placeText(credential), contentText(op))
	b.WriteString(outcomeTable(op))
	b.WriteString(failureTable(op))
	if !e.sdk.Without.Tests { // they are the archives of tests
		b.WriteString(exampleList(op))
	}
	return b.String()
}

// exampleList links the archives of the examples.
func exampleList(op *plan.Operation) string {
	var b strings.Builder
	b.WriteString("\nExamples, each with its request, response and result:\n\n")
	for _, ex := range op.Examples {
		fmt.Fprintf(&b, "- [%s](testdata/wire/%s.txtar): %s\n", ex.Name, ex.Name, markdown(ex.Doc))
	}
	return b.String()
}

// signature returns the method as in documentation, without package names that
// the page makes clear.
func signature(op *plan.Operation) string {
	args := []string{"ctx context.Context"}
	for _, p := range op.PathParams {
		args = append(args, p.GoName+" "+typeText(p.Type))
	}
	if op.Params != nil {
		args = append(args, "params "+op.Params.GoName)
	}
	if op.BodyOf != nil {
		args = append(args, "body "+bodyTypeText(op.BodyOf))
	}
	args = append(args, "opts ...transport.CallOption")
	return fmt.Sprintf("func (c *Client) %s(%s) %s", op.GoName, strings.Join(args, ", "), resultText(op))
}

func resultText(op *plan.Operation) string {
	if value := valueText(op.Returns); value != "" {
		return "(" + value + ", error)"
	}
	return "error"
}

func returnsText(op *plan.Operation) string {
	switch value := valueText(op.Returns); {
	case value == "":
		return "nothing"
	case op.Returns.Shape == plan.Location:
		return code(value) + ", the target of a redirect"
	default:
		return code(value)
	}
}

// valueText is what a method returns besides an error, empty for nothing.
func valueText(r plan.Returns) string {
	switch r.Shape {
	case plan.None:
		return ""
	case plan.Many:
		return "[]" + typeText(r.Type)
	case plan.One:
		return "*" + typeText(r.Type)
	case plan.Stream:
		return "io.ReadCloser"
	case plan.Page:
		return "*transport.Page[" + typeText(r.Type) + "]"
	case plan.Struct:
		return "*" + r.Result.GoName
	}
	return typeText(r.Type)
}

// outcomeTable are the fields of the struct that a method returns.
func outcomeTable(op *plan.Operation) string {
	result := op.Returns.Result
	if result == nil {
		return ""
	}
	var b strings.Builder
	b.WriteString("\n| Field | On the wire | Type | Description |\n|---|---|---|---|\n")
	for _, f := range ownFields(result) {
		b.WriteString(row(code(f.name), f.wire, code(f.typ), f.name+" "+f.doc))
	}
	for _, o := range result.Outcomes {
		if o.GoName != "" {
			status := "status " + code(strconv.Itoa(o.Status))
			b.WriteString(row(code(o.GoName), status, code(valueText(o.Returns)), markdown(o.Doc)))
		}
	}
	for _, h := range result.Headers {
		b.WriteString(row(code(h.GoName), "header "+code(h.Wire), code(typeText(h.Type)), markdown(h.Doc)))
	}
	return b.String()
}

// contentText describes the headers for the content.
func contentText(op *plan.Operation) string {
	accept := " Accept: " + code(cmp.Or(op.Traits.Accept, "application/json")) + "."
	if text := otherContentText(op); text != "" {
		return text + accept
	}
	if op.Params != nil && op.Params.Body != nil {
		if op.Params.Optional {
			return "Content-Type: `application/json` when a parameter of the body is set, otherwise no body." + accept
		}
		return "Content-Type: `application/json`." + accept
	}
	return "No body." + accept
}

func parameterTable(op *plan.Operation) string {
	if len(op.PathParams) == 0 && op.Params == nil && op.BodyOf == nil {
		return ""
	}
	var b strings.Builder
	b.WriteString("\n| Parameter | In the request | Type | Description |\n|---|---|---|---|\n")
	for _, p := range op.PathParams {
		text := upperFirst(strings.TrimPrefix(p.Doc, p.GoName+" is "))
		b.WriteString(row(code(p.GoName), "path "+code(p.Wire), code(typeText(p.Type)), markdown(text)+" Required."))
	}
	if op.BodyOf != nil {
		text := upperFirst(strings.TrimPrefix(op.BodyOf.Doc, "body is "))
		b.WriteString(row("`body`", "body", code(bodyTypeText(op.BodyOf)), markdown(text)))
	}
	if op.Params == nil {
		return b.String()
	}
	for _, f := range op.Params.Query {
		b.WriteString(fieldRow(op.Params, "query", f))
	}
	for _, f := range op.Params.Header {
		b.WriteString(fieldRow(op.Params, "header", f))
	}
	for _, f := range op.Params.Form {
		b.WriteString(fieldRow(op.Params, "form", f))
	}
	if op.Params.Conditional {
		name := code(op.Params.GoName + ".IfNoneMatch")
		b.WriteString(row(name, "header "+code("If-None-Match"), code("string"), markdown(ifNoneMatchDoc)))
	}
	if op.Params.Body != nil {
		for _, f := range op.Params.Body.Fields {
			b.WriteString(fieldRow(op.Params, "body", f))
		}
	}
	if op.Params.Together != "" {
		b.WriteString("\n" + markdown(op.Params.Together) + "\n")
	}
	return b.String()
}

// fieldRow returns the row of a field in the table of parameters.
func fieldRow(p *plan.Params, where string, f *plan.Field) string {
	text := markdown(joined(f.Doc, deprecated(f.Deprecated)))
	return row(code(p.GoName+"."+f.GoName), where+" "+code(wireName(p, where, f)), code(fieldText(f)), text)
}

// wireName is the name of a field in a request: with brackets where a query or a form
// has several names for its members or its items.
func wireName(p *plan.Params, where string, f *plan.Field) string {
	name, t := f.Wire, f.Type
	switch {
	case f.List != nil && f.List.Brackets:
		return name + "[]"
	case where != "query" && (where != "form" || p.Encoding != plan.Encoded):
		return name
	case f.List != nil && f.List.Indexed:
		name, t = name+"[0]", *t.Elem
	}
	if t.Kind == plan.ObjectOf || t.Kind == plan.Map {
		name += "[…]"
	}
	return name
}

func code(text string) string { return "`" + text + "`" }

func failureTable(op *plan.Operation) string {
	var b strings.Builder
	b.WriteString("\n| Failure | Error | Meaning |\n|---|---|---|\n")
	for _, f := range op.Failures {
		text := markdown(upperFirst(f.Doc)) + "."
		if f.Model != "" {
			text += " Its body is a " + code("models."+f.Model) + "."
		}
		b.WriteString(row(strconv.Itoa(f.Status), code("models."+f.Sentinel), text))
	}
	return b.String()
}

func fieldText(f *plan.Field) string {
	if f.Wrapped {
		return "models.Optional[" + typeText(f.Type) + "]"
	}
	return typeText(f.Type)
}

// typeText returns a Go type as text.
func typeText(t plan.Type) string {
	switch t.Kind {
	case plan.String, plan.Const:
		return "string"
	case plan.Secret:
		return "models.Secret"
	case plan.Int:
		return "int"
	case plan.Float:
		return "float64"
	case plan.Bool:
		return "bool"
	case plan.UnixMilli:
		return "models.UnixMilli"
	case plan.File:
		return "transport.File"
	case plan.RawJSON:
		return "json.RawMessage"
	case plan.Array:
		return "[]" + itemText(*t.Elem)
	case plan.Map:
		return "map[string]" + itemText(*t.Elem)
	default:
		if scalar := scalarText(t); scalar != "" {
			return scalar
		}
		return "models." + t.Name
	}
}

// itemText is the Go type of an item of an array or a value of a map.
func itemText(t plan.Type) string {
	if t.Nullable {
		return "models.Optional[" + typeText(t) + "]"
	}
	return typeText(t)
}
