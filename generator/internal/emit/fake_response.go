package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// stubResponse writes what the function of a test returned, where that is more
// than a model or a list of models.
//
//	v, err := s.TagsFunc(ctx, r.Path("thing_id"))
//	if err != nil {
//		return nil, failure("TagsFunc", err)
//	}
//	return wire.AppendList(nil, v, …)
func (e emitter) stubResponse(op *plan.FakeOperation, answer *jen.Statement) []jen.Code {
	code := []jen.Code{
		jen.List(jen.Id("v"), jen.Err()).Op(":=").Add(answer),
		jen.If(jen.Err().Op("!=").Nil()).Block(
			jen.Return(jen.Nil(), jen.Id("failure").Call(jen.Lit(op.StubField), jen.Err())),
		),
	}
	switch op.Returns.Shape {
	case plan.Struct:
		return append(code, jen.Return(jen.Id(op.Returns.Result.Convert).Call(jen.Id("r"), jen.Id("v"))))
	case plan.Page:
		return append(code, e.stubPage(op)...)
	}
	return append(code, e.writeValue(op.Returns, jen.Id("v"))...)
}

// writeValue returns a value as a body.
func (e emitter) writeValue(r plan.Returns, v *jen.Statement) []jen.Code {
	header := func(name string, value jen.Code) jen.Code {
		return jen.Id("r").Dot("SetHeader").Call(jen.Lit(name), value)
	}
	switch r.Shape {
	case plan.None:
		return []jen.Code{jen.Return(jen.Nil(), jen.Nil())}
	case plan.One, plan.Many:
		shape := map[plan.Shape]string{plan.One: "One", plan.Many: "Many"}[r.Shape]
		return []jen.Code{jen.Return(e.fakePkg(shape).Call(v, jen.Nil()))}
	case plan.Text:
		return []jen.Code{
			header("Content-Type", jen.Lit(r.ContentType)),
			jen.Return(jen.Qual("encoding/json", "RawMessage").Call(v), jen.Nil()),
		}
	case plan.Stream:
		return []jen.Code{header("Content-Type", jen.Lit(r.ContentType)), jen.Return(e.fakePkg("ReadAll").Call(v))}
	case plan.Location:
		return []jen.Code{header("Location", v), jen.Return(jen.Nil(), jen.Nil())}
	}
	return []jen.Code{e.returnJSON(v, r.Type)}
}

// returnJSON returns the JSON of a value, and an error where there may be one.
func (e emitter) returnJSON(v *jen.Statement, t plan.Type) jen.Code {
	value := e.encodeValue(jen.Nil(), v, t)
	if canFail(t) {
		return jen.Return(value)
	}
	return jen.Return(value, jen.Nil())
}

// stubPage returns a page as the object that it comes in.
func (e emitter) stubPage(op *plan.FakeOperation) []jen.Code {
	nothing := jen.If(jen.Id("v").Op("==").Nil()).Block(jen.Return(jen.Nil(), e.fakePkg("Nothing").Call()))
	items := e.encodeValue(jen.Nil(), jen.Id("v").Dot("Items"), plan.Type{Kind: plan.Array, Elem: &op.Returns.Type})
	code := []jen.Code{nothing, jen.List(jen.Id("items"), jen.Err()).Op(":=").Add(items)}
	if op.Pages.By == plan.ByLink {
		code = append(code, jen.Id("r").Dot("LinkNext").Call(jen.Id("v").Dot("Next")))
	}
	return append(code, jen.If(jen.Err().Op("!=").Nil()).Block(jen.Return(jen.Nil(), jen.Err())),
		jen.Return(
			e.fakeValue(op.Page).Dot("JSON").Call(jen.Id("items"), jen.Id("v").Dot("Total"), jen.Id("v").Dot("Next")),
			jen.Nil(),
		),
	)
}

// resultWriter is the function that writes one of several responses.
func (e emitter) resultWriter(result *plan.Result) jen.Code {
	code := []jen.Code{jen.If(jen.Id("v").Op("==").Nil()).Block(jen.Return(jen.Nil(), e.fakePkg("Nothing").Call()))}
	for _, h := range result.Headers {
		code = append(
			code,
			jen.Id("r").Dot("SetHeader").Call(jen.Lit(h.Wire), e.headerText(jen.Id("v").Dot(h.GoName), h.Type)),
		)
	}
	if result.Condition {
		code = append(code, jen.Id("r").Dot("SetHeader").Call(jen.Lit("ETag"), jen.Id("v").Dot("ETag")),
			jen.If(jen.Id("v").Dot("NotModified")).Block(
				jen.Id("r").Dot(
					"SetStatus",
				).Call(jen.Qual("net/http", "StatusNotModified")), jen.Return(jen.Nil(), jen.Nil()),
			),
		)
	}
	if !result.Several {
		code = append(code, e.writeOutcome(result.Outcomes[0])...)
	} else {
		code = append(code, e.writeOutcomes(result)...)
	}
	return doc(result.Convert+" writes what a function of the test returned.").
		Func().Id(result.Convert).Params(
		jen.Id("r").Op("*").Add(e.fakePkg("Request")),
		jen.Id("v").Op("*").Qual(result.Path, result.GoName),
	).
		Add(handlerResults()).Block(code...)
}

func (e emitter) writeOutcomes(result *plan.Result) []jen.Code {
	var cases []jen.Code
	for _, o := range result.Outcomes {
		cases = append(cases, jen.Case(jen.Lit(o.Status)).Block(e.writeOutcome(o)...))
	}
	return []jen.Code{
		jen.Id("r").Dot("SetStatus").Call(jen.Id("v").Dot("Status")),
		jen.Switch(jen.Id("v").Dot("Status")).Block(cases...),
		jen.Return(jen.Nil(), e.fakePkg("WrongStatus").Call(jen.Id("v").Dot("Status"))),
	}
}

func (e emitter) writeOutcome(o plan.Outcome) []jen.Code {
	return e.writeValue(o.Returns, jen.Id("v").Dot(o.GoName))
}

// headerText is a value as a header has it.
func (e emitter) headerText(v *jen.Statement, t plan.Type) *jen.Statement {
	switch t.Kind {
	case plan.Int:
		return jen.Qual("strconv", "Itoa").Call(v)
	case plan.Int64:
		return jen.Qual("strconv", "FormatInt").Call(v, jen.Lit(10))
	case plan.Uint64:
		return jen.Qual("strconv", "FormatUint").Call(v, jen.Lit(10))
	case plan.Float:
		return jen.Qual("strconv", "FormatFloat").Call(v, jen.LitRune('g'), jen.Lit(-1), jen.Lit(64))
	case plan.DateTime:
		return e.fakePkg("TimeText").Call(v)
	case plan.Bool:
		return jen.Qual("strconv", "FormatBool").Call(v)
	case plan.UnixMilli, plan.UnixSeconds:
		return jen.Qual("strconv", "FormatInt").Call(jen.Int64().Call(v), jen.Lit(10))
	case plan.Secret, plan.EnumOf:
		return jen.String().Call(v)
	}
	return v
}
