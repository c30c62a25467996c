package emit

import (
	"fmt"

	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// modelsErrorDetail is the file of one error out of a failure's body.
func modelsErrorDetail(sdk *plan.SDK) *jen.File {
	return modelsObject(sdk, sdk.Transport.Errors.Detail)
}

// modelsErrorBody is the file of the body of a failure, which is only ever read.
func modelsErrorBody(sdk *plan.SDK) *jen.File {
	body := sdk.Transport.Errors.Body
	var fields []jen.Code
	for _, field := range body.Fields {
		fields = append(fields, jen.Id(field.GoName).Add(fieldType(sdk, field)))
	}
	f := declare(newFile(sdk, sdk.Paths.Models), doc(body.Doc).Type().Id(body.GoName).Struct(fields...))
	for _, decl := range codecDecoder(sdk, body) {
		f.Line()
		f.Add(decl)
	}
	return f
}

// modelsSentinels is the file of the errors that stand for statuses.
func modelsSentinels(sdk *plan.SDK) *jen.File {
	var defs []jen.Code
	for _, e := range sdk.Transport.Errors.Failures {
		text := fmt.Sprintf("%s is status %d: %s.", e.Sentinel, e.Status, e.Doc)
		defs = append(defs, doc(text).Id(e.Sentinel).Error().Op("=").Id("statusError").Call(jen.Lit(e.Status)))
	}
	return declare(newFile(sdk, sdk.Paths.Models),
		doc("Statuses, for errors.Is: an [*APIError] is the one whose status it has.").Var().Defs(defs...),
		doc("statusError is a status without anything else.").Type().Id("statusError").Int(),
		jen.Func().Params(jen.Id("s").Id("statusError")).Id("Error").Params().String().Block(
			jen.Return(jen.Lit("status ").Op("+").Qual("strconv", "Itoa").Call(jen.Int().Call(jen.Id("s")))),
		),
	)
}

// modelsAPIError is the file of the error that a failed request yields.
func modelsAPIError(sdk *plan.SDK) *jen.File {
	return declare(newFile(sdk, sdk.Paths.Models),
		apiErrorType(sdk),
		apiErrorError(sdk),
		apiErrorIs(),
		apiErrorUnwrap(),
		apiErrorHas(),
		apiErrorRead(sdk),
		errorDetailText(),
		errorDetailSilent(),
		apiErrorExcerpt(),
	)
}

func apiErrorMethod(name string) *jen.Statement {
	return jen.Func().Params(jen.Id("e").Op("*").Id("APIError")).Id(name)
}

func apiErrorType(sdk *plan.SDK) jen.Code {
	field := func(text, name string, t *jen.Statement) jen.Code { return doc(text).Id(name).Add(t) }
	return docs("APIError is an answer of "+sdk.API.Name+" with a status that is no success, which is any but 2xx. Redirects are not followed.",
		"errors.Is tells statuses apart: errors.Is(err, ErrNotFound).").
		Type().Id("APIError").Struct(
		field("The operation that failed, such as "+sdk.Transport.ExampleName+".", "Operation", jen.String()),
		field("The HTTP status.", "StatusCode", jen.Int()),
		field("What went wrong; empty when the body said nothing that can be read.", "Errors", jen.Index().Id("ErrorDetail")),
		field("By which "+sdk.API.Name+" finds the request again; empty when it gave none.", "TraceID", jen.String()),
		field("How often the request was sent.", "Attempts", jen.Int()),
		field("How long the server asks to wait; 0 when it does not.", "RetryAfter", jen.Qual("time", "Duration")),
		field("The start of a body that could not be read to its end or names no error, at most 512 bytes.", "Excerpt", jen.String()),
		field("Why the request was not sent again although it may be, such as a rate limit that asks for more time than is left; nil when nothing "+
			"stopped it.", "Cause", jen.Error()),
	)
}

// apiErrorError joins what is known: operation, status, codes, trace.
func apiErrorError(sdk *plan.SDK) jen.Code {
	add := func(parts ...jen.Code) jen.Code {
		text := jen.Add(parts[0])
		for _, p := range parts[1:] {
			text.Op("+").Add(p)
		}
		return jen.Id("text").Op("+=").Add(text)
	}
	e := func(name string) *jen.Statement { return jen.Id("e").Dot(name) }
	visible := func(text jen.Code) jen.Code { return jen.Qual(sdk.Paths.Engine("printable"), "Line").Call(text) }
	return doc("Error names the operation, the status, each error's code and message, the trace ID, and the cause. It is one line: control characters "+
		"are escaped.").
		Add(apiErrorMethod("Error")).Params().String().Block(
		jen.Id("text").Op(":=").Lit("status ").Op("+").Qual("strconv", "Itoa").Call(e("StatusCode")),
		jen.If(e("StatusCode").Op("/").Lit(100).Op("==").Lit(3)).Block(add(jen.Lit(" (redirects are not followed)"))),
		jen.If(e("Operation").Op("!=").Lit("")).Block(
			jen.Id("text").Op("=").Add(e("Operation")).Op("+").Lit(": ").Op("+").Id("text"),
		),
		jen.For(jen.List(jen.Id("i"), jen.Id("d")).Op(":=").Range().Add(e("Errors"))).Block(
			jen.If(jen.Id("i").Op("==").Lit(0)).Block(add(jen.Lit(": "))).Else().Block(add(jen.Lit("; "))),
			add(visible(jen.Id("d").Dot("text").Call())),
		),
		jen.If(e("Excerpt").Op("!=").Lit("")).Block(
			add(jen.Lit(": "), jen.Qual("strconv", "Quote").Call(e("Excerpt"))),
		),
		jen.If(e("TraceID").Op("!=").Lit("")).Block(
			add(jen.Lit(" (trace "), visible(e("TraceID")), jen.Lit(")")),
		),
		jen.If(e("Cause").Op("!=").Nil()).Block(add(jen.Lit("; not sent again: "), e("Cause").Dot("Error").Call())),
		jen.Return(jen.Id("text")),
	)
}

// errorDetailText is one error as a message shows it: what there is of code and
// message.
func errorDetailText() jen.Code {
	d := func(name string) *jen.Statement { return jen.Id("e").Dot(name) }
	return doc("text is the code and the message, or the one of them that there is.").
		Func().Params(jen.Id("e").Id("ErrorDetail")).Id("text").Params().String().Block(
		jen.Switch().Block(
			jen.Case(d("Message").Op("==").Lit("")).Block(jen.Return(jen.String().Call(d("Code")))),
			jen.Case(d("Code").Op("==").Lit("")).Block(jen.Return(d("Message"))),
			jen.Default().Block(jen.Return(jen.String().Call(d("Code")).Op("+").Lit(": ").Op("+").Add(d("Message")))),
		),
	)
}

func errorDetailSilent() jen.Code {
	return doc("silent reports whether the error says nothing.").
		Func().Params(jen.Id("e").Id("ErrorDetail")).Id("silent").Params().Bool().
		Block(jen.Return(jen.Id("e").Dot("text").Call().Op("==").Lit("")))
}

func apiErrorIs() jen.Code {
	return doc("Is reports whether target stands for the status of e.").
		Add(apiErrorMethod("Is")).Params(jen.Id("target").Error()).Bool().Block(
		jen.List(jen.Id("status"), jen.Id("ok")).Op(":=").Id("target").Assert(jen.Id("statusError")),
		jen.Return(jen.Id("ok").Op("&&").Int().Call(jen.Id("status")).Op("==").Id("e").Dot("StatusCode")),
	)
}

func apiErrorUnwrap() jen.Code {
	return doc("Unwrap returns the cause.").Add(apiErrorMethod("Unwrap")).Params().Error().Add(inline(jen.Return(jen.Id("e").Dot("Cause"))))
}

func apiErrorHas() jen.Code {
	return doc("Has reports whether one of the errors has the code.").
		Add(apiErrorMethod("Has")).Params(jen.Id("code").Id("ErrorCode")).Bool().Block(
		jen.Return(jen.Qual("slices", "ContainsFunc").Call(jen.Id("e").Dot("Errors"),
			jen.Func().Params(jen.Id("d").Id("ErrorDetail")).Bool().Block(
				jen.Return(jen.Id("d").Dot("Code").Op("==").Id("code")),
			),
		)),
	)
}

// apiErrorRead takes what it can from a body, which may be anything.
func apiErrorRead(sdk *plan.SDK) jen.Code {
	list, trace := jen.Id("parsed").Dot("Errors"), jen.Id("parsed").Dot("TraceID")
	body := []jen.Code{
		jen.Var().Id("parsed").Id(sdk.Transport.Errors.Body.GoName),
		jen.Err().Op(":=").Add(wirePkg(sdk, "Decode")).Call(jen.Id("body"), jen.Op("&").Id("parsed")),
		jen.Id("e").Dot("Errors").Op("=").Qual("slices", "DeleteFunc").Call(list, jen.Id("ErrorDetail").Dot("silent")),
		jen.If(jen.Err().Op("!=").Nil().Op("||").Len(jen.Id("e").Dot("Errors")).Op("==").Lit(0)).Block(
			jen.Id("e").Dot("Excerpt").Op("=").Id("excerpt").Call(jen.Id("body")),
		),
	}
	if sdk.Transport.Errors.TraceID != "" {
		body = append(body, jen.If(jen.Id("e").Dot("TraceID").Op("==").Lit("")).Block(
			jen.Id("e").Dot("TraceID").Op("=").Add(trace),
		))
	}
	return doc("ReadBody takes the errors from the body of the answer and, unless there is one, the trace ID. It takes what it can: of a body that it cannot " +
		"read to its end, or that names no error, it keeps an excerpt.").
		Add(apiErrorMethod("ReadBody")).Params(jen.Id("body").Index().Byte()).Block(body...)
}

func apiErrorExcerpt() jen.Code {
	text := func() *jen.Statement { return jen.Id("text") }
	return doc("excerpt is the start of body as text.").
		Func().Id("excerpt").Params(jen.Id("body").Index().Byte()).String().Block(
		jen.Const().Id("size").Op("=").Lit(512),
		text().Op(":=").String().Call(jen.Id("body").Index(jen.Op(":").Id("min").Call(jen.Len(jen.Id("body")), jen.Id("size")))),
		jen.Return(jen.Qual("strings", "ToValidUTF8").Call(jen.Qual("strings", "TrimSpace").Call(text()), jen.Lit("\uFFFD"))),
	)
}
