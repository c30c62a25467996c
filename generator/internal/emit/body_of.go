package emit

import (
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// bodyOfFunc puts the body that is an argument into a request.
//
//	func replaceBody(r *call.Request, body []models.Tag) *call.Request {
//		if body != nil {
//			r.BodyOf(func(buf []byte) ([]byte, error) { return wire.AppendList(buf, body, …) })
//		}
//		return r
//	}
func (e emitter) bodyOfFunc(r *plan.Resource, op *plan.Operation) jen.Code {
	e.sending = true
	b := op.BodyOf
	request := func() *jen.Statement { return jen.Op("*").Add(e.callPkg("Request")) }
	statements := e.bodyOfStatements(r, b)
	if given := bodyGiven(b.Type, jen.Id("body")); !b.Required && given != nil {
		statements = []jen.Code{jen.If(given).Block(statements...)}
	}
	return doc(op.Var+"Body makes body what the request holds.").Func().Id(op.Var+"Body").
		Params(jen.Id("r").Add(request()), jen.Id("body").Add(e.goType(b.Type))).Add(request()).
		Block(append(statements, jen.Return(jen.Id("r")))...)
}

func (e emitter) bodyOfStatements(r *plan.Resource, b *plan.BodyOf) []jen.Code {
	body := func() *jen.Statement { return jen.Id("body") }
	switch {
	case b.Type.Kind == plan.File:
		return []jen.Code{e.uploadPkg("Raw").Call(jen.Id("r"), jen.Lit("body"), body(), jen.Lit(b.ContentType))}
	case b.Text:
		var statements []jen.Code
		if b.Required {
			statements = append(statements, jen.Id("r").Dot("Require").Call(jen.Lit("body"), body().Op("!=").Lit("")))
		}
		return append(statements, jen.Id("r").Dot("Text").Call(jen.Lit(b.ContentType), body()))
	}
	var statements []jen.Code
	f := &plan.Field{GoName: "body", Wire: "body", Type: b.Type, Rules: b.Rules, Item: b.Item}
	if f.IsRuled() {
		statements = append(statements, e.checked("Check", f, body()))
		f.Rules = nil
	}
	if !f.Type.IsFallible() && r.IsChecked(f) {
		checks := jen.Id("c").Op(":=").Id("r").Dot("Checks").Call()
		statements = append(statements, checks, e.fieldCheck(r, f, body()))
	}
	return append(statements, jen.Id("r").Dot("BodyOf").Call(e.appendFunc(body(), b.Type)))
}

// appendFunc is a function that appends a value in JSON: the method of a model, or one
// that is made of what encodes the value.
func (e emitter) appendFunc(value *jen.Statement, t plan.Type) jen.Code {
	if t.IsModel() && !t.Pointer && !t.Narrowed {
		return value.Dot("AppendJSON")
	}
	step := e.encodeValue(jen.Id("buf"), value, t)
	result := jen.Return(step)
	if !canFail(t) {
		result = jen.Return(step, jen.Nil())
	}
	return jen.Func().Params(jen.Id("buf").Index().Byte()).Params(jen.Index().Byte(), jen.Error()).Block(result)
}

// bodyGiven is the condition that there is a value, nil where there always is.
func bodyGiven(t plan.Type, value *jen.Statement) *jen.Statement {
	switch t.Kind {
	case plan.File:
		return fileGiven(value)
	case plan.Array, plan.Map, plan.RawJSON:
		return value.Op("!=").Nil()
	case plan.String, plan.Secret, plan.EnumOf:
		return value.Op("!=").Lit("")
	}
	if t.Pointer {
		return value.Op("!=").Nil()
	}
	return nil
}

func fileGiven(value *jen.Statement) *jen.Statement {
	return value.Clone().Dot("Content").Op("!=").Nil().Op("||").Add(value.Clone().Dot("Open")).Op("!=").Nil()
}

// uploadPkg refers to a name of the engine that reads files.
func (e emitter) uploadPkg(name string) *jen.Statement {
	return jen.Qual(e.sdk.Paths.Engine("upload"), name)
}

// takesFiles reports whether an operation of a resource takes files.
func takesFiles(r *plan.Resource) bool {
	for _, op := range r.Operations {
		if op.BodyOf != nil && op.BodyOf.Type.Kind == plan.File {
			return true
		}
		if op.Params != nil && slices.ContainsFunc(op.Params.Form, isFile) {
			return true
		}
	}
	return false
}

func isFile(f *plan.Field) bool {
	return f.Type.Kind == plan.File || f.Type.Kind == plan.Array && f.Type.Elem.Kind == plan.File
}
