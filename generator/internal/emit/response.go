package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// valueType is the Go type of what a method returns besides an error, nil where
// it returns nothing.
func (e emitter) valueType(r plan.Returns) *jen.Statement {
	switch r.Shape {
	case plan.One:
		return jen.Op("*").Add(e.goType(r.Type))
	case plan.Many:
		return jen.Index().Add(e.goType(r.Type))
	case plan.Value, plan.Text, plan.Location:
		return e.goType(r.Type)
	case plan.Stream:
		return jen.Qual("io", "ReadCloser")
	case plan.Page:
		return jen.Op("*").Add(e.transportPkg("Page")).Types(e.itemType(r.Type))
	case plan.Struct:
		return jen.Op("*").Qual(r.Result.Path, r.Result.GoName)
	}
	return nil
}

// responseTraits are what the engine has to know of the responses of few operations.
func responseTraits(t plan.Traits) []jen.Code {
	var fields []jen.Code
	for _, trait := range []struct {
		name string
		has  bool
	}{{"Stream", t.Stream}, {"Redirect", t.Redirect}, {"Conditional", t.Conditional}} {
		if trait.has {
			fields = append(fields, keyed(trait.name, jen.True()))
		}
	}
	if t.Accept != "" {
		fields = append(fields, keyed("Accept", jen.Lit(t.Accept)))
	}
	return fields
}

// reader is the function that makes a value of a response.
func (e emitter) reader(r plan.Returns) *jen.Statement {
	answer := func() *jen.Statement { return jen.Op("*").Add(e.callPkg("Answer")) }
	switch r.Shape {
	case plan.Struct:
		return jen.Id(r.Result.New)
	case plan.Value:
		return jen.Func().Params(jen.Id("a").Add(answer())).Params(jen.Id("v").Add(e.goType(r.Type))).Block(
			e.answerJSON(jen.Op("&").Id("v"), r.Type), jen.Return(jen.Id("v")),
		)
	}
	return jen.Parens(answer()).Dot(answerMethods[r.Shape])
}

// answerMethods are the methods of an answer that return a value of a shape.
var answerMethods = map[plan.Shape]string{plan.Text: "Text", plan.Stream: "Stream", plan.Location: "Location"}

// answerJSON decodes a response to where the expression place points.
func (e emitter) answerJSON(place *jen.Statement, t plan.Type) *jen.Statement {
	return jen.Id("a").Dot("JSON").Call(jen.Func().Params(jen.Id("dec").Op("*").Add(e.wirePkg("Decoder"))).
		Block(e.decodeValue(place, t)))
}

// resultFile is the file of the struct that a method returns.
func (e emitter) resultFile(r *plan.Resource, result *plan.Result) *jen.File {
	return declare(e.newFile(r.Path), resultStruct(e, result), e.resultReader(result))
}

// ownField is a field of a result that no outcome and no header describes.
type ownField struct{ name, wire, typ, doc string }

func ownFields(result *plan.Result) []ownField {
	var fields []ownField
	if result.Several {
		fields = append(fields, ownField{"Status", "status", "int", "is the status of the response."})
	}
	if result.Condition {
		fields = append(fields,
			ownField{
				"NotModified", "status `304`", "bool",
				"says that the entity tag of the request still holds. There is no value then.",
			},
			ownField{
				"ETag", "header `ETag`", "string",
				"is the entity tag of the response, for IfNoneMatch of the next request.",
			},
		)
	}
	return fields
}

func resultStruct(e emitter, result *plan.Result) jen.Code {
	var fields []jen.Code
	for _, f := range ownFields(result) {
		fields = append(fields, doc(f.name+" "+f.doc).Id(f.name).Id(f.typ))
	}
	for _, o := range result.Outcomes {
		if o.GoName != "" {
			fields = append(fields, docs(o.Doc).Id(o.GoName).Add(e.valueType(o.Returns)))
		}
	}
	for _, h := range result.Headers {
		fields = append(fields, docs(h.Doc).Id(h.GoName).Add(e.goType(h.Type)))
	}
	return doc(result.Doc).Type().Id(result.GoName).Struct(fields...)
}

// resultReader is the function that reads a response.
//
//	func newSubmitResult(a *call.Answer) *SubmitResult {
//		r := &SubmitResult{Status: a.Status(), Cost: call.Header(a, "X-Cost", call.ParseInt)}
//		switch r.Status {
//		case 200:
//			r.Thing = call.Object[models.Thing](a)
//		case 204:
//		default:
//			a.Unexpected()
//		}
//		return r
//	}
func (e emitter) resultReader(result *plan.Result) jen.Code {
	var fields []jen.Code
	if result.Several {
		fields = append(fields, keyed("Status", jen.Id("a").Dot("Status").Call()))
	}
	if result.Condition {
		fields = append(fields,
			keyed("NotModified", jen.Id("a").Dot("NotModified").Call()),
			keyed("ETag", jen.Id("a").Dot("Header").Call(jen.Lit("ETag"))),
		)
	}
	for _, h := range result.Headers {
		fields = append(fields, keyed(h.GoName, e.readHeader(h)))
	}
	made := jen.Op("&").Id(result.GoName).Add(multiline("{", "}", fields...))
	body := []jen.Code{jen.Id("r").Op(":=").Add(made), e.readOutcomes(result), jen.Return(jen.Id("r"))}
	if !result.Several && result.Outcomes[0].Shape == plan.None {
		body = []jen.Code{jen.Return(made)}
	}
	return doc(result.New + " reads a response.").
		Func().Id(result.New).Params(jen.Id("a").Op("*").Add(e.callPkg("Answer"))).Op("*").Id(result.GoName).Block(
		body...,
	)
}

// readHeader is the value of a response header.
func (e emitter) readHeader(h *plan.Field) *jen.Statement {
	parsed := func(parse jen.Code) *jen.Statement {
		return e.callPkg("Header").Call(jen.Id("a"), jen.Lit(h.Wire), parse)
	}
	switch h.Type.Kind {
	case plan.Int:
		return parsed(e.callPkg("ParseInt"))
	case plan.Int64:
		return parsed(e.callPkg("ParseInt64"))
	case plan.Uint64:
		return parsed(e.callPkg("ParseUint64"))
	case plan.Float:
		return parsed(e.callPkg("ParseFloat"))
	case plan.DateTime:
		return parsed(e.callPkg("ParseDateTime"))
	case plan.Bool:
		return parsed(jen.Qual("strconv", "ParseBool"))
	case plan.UnixMilli, plan.UnixSeconds:
		return e.goType(h.Type).Call(parsed(e.callPkg("ParseInt64")))
	case plan.Secret, plan.EnumOf:
		return e.goType(h.Type).Call(jen.Id("a").Dot("Header").Call(jen.Lit(h.Wire)))
	}
	return jen.Id("a").Dot("Header").Call(jen.Lit(h.Wire))
}

// readOutcomes reads the body of the success that the response is.
func (e emitter) readOutcomes(result *plan.Result) jen.Code {
	if !result.Several {
		only := result.Outcomes[0]
		read := e.readOutcome(only)
		if result.Condition && only.GoName != "" {
			return jen.If(jen.Op("!").Id("r").Dot("NotModified")).Block(read)
		}
		return read
	}
	var cases []jen.Code
	for _, o := range result.Outcomes {
		cases = append(cases, jen.Case(jen.Lit(o.Status)).Block(e.readOutcome(o)))
	}
	if result.Condition {
		cases = append(cases, jen.Case(jen.Qual("net/http", "StatusNotModified")).Block())
	}
	cases = append(cases, jen.Default().Block(jen.Id("a").Dot("Unexpected").Call()))
	return jen.Switch(jen.Id("r").Dot("Status")).Block(cases...)
}

func (e emitter) readOutcome(o plan.Outcome) jen.Code {
	field := func() *jen.Statement { return jen.Id("r").Dot(o.GoName) }
	switch o.Shape {
	case plan.None:
		return jen.Null()
	case plan.One:
		return field().Op("=").Add(e.callPkg("Object")).Types(e.goType(o.Type)).Call(jen.Id("a"))
	case plan.Many:
		return field().Op("=").Add(e.callPkg("Objects")).Types(e.goType(o.Type)).Call(jen.Id("a"))
	case plan.Value:
		return e.answerJSON(jen.Op("&").Add(field()), o.Type)
	}
	return field().Op("=").Id("a").Dot(answerMethods[o.Shape]).Call()
}
