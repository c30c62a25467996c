package emit

import (
	"fmt"

	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// modelsErrorDetail returns the file of an error in a failure's body.
func (e emitter) modelsErrorDetail() *jen.File {
	return e.modelsObject(e.sdk.Transport.Errors.Detail)
}

// modelsErrorBody returns the file of the body of a failure, which is only
// decoded.
func (e emitter) modelsErrorBody() *jen.File {
	body := e.sdk.Transport.Errors.Body
	var fields []jen.Code
	for _, field := range body.Fields {
		fields = append(fields, jen.Id(field.GoName).Add(e.fieldType(field)))
	}
	if e.sdk.Transport.Errors.TraceID == "" {
		fields = append(fields, jen.Id("TraceID").String().Comment("which no body has"))
	}
	f := declare(e.newFile(e.sdk.Paths.Models), doc(body.Doc).Type().Id(body.GoName).Struct(fields...))
	decoder := e.decoder(body)
	if e.sdk.Transport.Errors.Whole {
		decoder = []jen.Code{e.wholeErrorBody(body)}
	}
	for _, decl := range decoder {
		f.Line()
		f.Add(decl)
	}
	return f
}

// wholeErrorBody decodes a body that is the error itself.
//
//	func (e *errorBody) UnmarshalWire(dec *wire.Decoder) error {
//		e.Errors = make([]ErrorDetail, 1)
//		err := e.Errors[0].UnmarshalWire(dec)
//		_ = json.Unmarshal(e.Errors[0].Extra["request_id"], &e.TraceID) // which it may lack
//		return err
//	}
func (e emitter) wholeErrorBody(body *plan.Object) jen.Code {
	field := func(name string) *jen.Statement { return jen.Id(body.Receiver).Dot(name) }
	first := func() *jen.Statement { return field("Errors").Index(jen.Lit(0)) }
	statements := []jen.Code{
		field("Errors").Op("=").Make(jen.Index().Id(e.sdk.Transport.Errors.Detail.GoName), jen.Lit(1)),
		jen.Err().Op(":=").Add(first()).Dot("UnmarshalWire").Call(jen.Id("dec")),
	}
	if id := e.sdk.Transport.Errors.TraceID; id != "" {
		statements = append(statements, jen.Id("_").Op("=").Qual("encoding/json", "Unmarshal").
			Call(first().Dot("Extra").Index(jen.Lit(id)),
				jen.Op("&").Add(field("TraceID"))).Comment("which it may lack"))
	}
	return doc("UnmarshalWire decodes errorBody from dec, which is the one error itself.").
		Func().Params(jen.Id(body.Receiver).Op("*").Id(body.GoName)).Id("UnmarshalWire").
		Params(jen.Id("dec").Op("*").Add(e.wirePkg("Decoder"))).Error().Block(append(statements,
		jen.Return(jen.Err()))...)
}

// modelsFailureModels is the file of the function that makes the models which some
// failures have for themselves.
func (e emitter) modelsFailureModels() *jen.File {
	var cases []jen.Code
	for _, f := range e.sdk.Transport.Errors.Failures {
		if f.Model != "" {
			cases = append(cases, jen.Case(jen.Lit(f.Status)).Block(jen.Return(jen.New(jen.Id(f.Model)))))
		}
	}
	return declare(e.newFile(e.sdk.Paths.Models),
		doc("newFailureModel returns a new value of the model of a status, or nil.").
			Func().Id("newFailureModel").Params(jen.Id("status").Int()).Add(e.wirePkg("Unmarshaler")).
			Block(jen.Switch(jen.Id("status")).Block(cases...), jen.Return(jen.Nil())))
}

// modelsSentinels is the file of the errors that stand for statuses.
func (e emitter) modelsSentinels() *jen.File {
	var all []constant
	for _, f := range e.sdk.Transport.Errors.Failures {
		text := fmt.Sprintf("%s is status %d: %s.", f.Sentinel, f.Status, f.Doc)
		if f.Model != "" {
			text += fmt.Sprintf(" Its body is a [%s], which [FailureModel] returns.", f.Model)
		}
		all = append(all, constant{text, f.Sentinel, "error", jen.Id("statusError").Call(jen.Lit(f.Status))})
	}
	return declare(e.newFile(e.sdk.Paths.Models),
		variables("Statuses, for errors.Is: an [*APIError] is the one whose status it has.", all),
	)
}
