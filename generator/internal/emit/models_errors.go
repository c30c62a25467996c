package emit

import (
	"fmt"

	"github.com/dave/jennifer/jen"
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
	for _, decl := range e.decoder(body) {
		f.Line()
		f.Add(decl)
	}
	return f
}

// modelsSentinels returns the file of the errors for status codes.
func (e emitter) modelsSentinels() *jen.File {
	var all []constant
	for _, f := range e.sdk.Transport.Errors.Failures {
		text := fmt.Sprintf("%s is status %d: %s.", f.Sentinel, f.Status, f.Doc)
		all = append(all, constant{text, f.Sentinel, "error", jen.Id("statusError").Call(jen.Lit(f.Status))})
	}
	return declare(e.newFile(e.sdk.Paths.Models),
		variables("Statuses, for errors.Is: an [*APIError] is the one whose status it has.", all),
	)
}
