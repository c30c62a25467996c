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
	if sdk.Transport.Errors.TraceID == "" {
		fields = append(fields, jen.Id("TraceID").String().Comment("which no body has"))
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
	)
}
