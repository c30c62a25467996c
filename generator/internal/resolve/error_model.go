package resolve

import (
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// errorModel plans what the body of a failure decodes into: details, each with a
// code, of which there may be but one.
func (r *resolver) errorModel(m dsl.ErrorModel) plan.Errors {
	return plan.Errors{
		TraceID:  m.TraceID,
		Failures: r.sdk.Transport.Errors.Failures,
		Enum:     errorCodes(m),
		Detail:   errorDetail(m),
		Body:     errorBody(m),
		Whole:    m.List == "" && m.At == "",

		ModelExample: r.modelExample(),
	}
}

// modelExample returns a model that a failure has for itself.
func (r *resolver) modelExample() string {
	for _, f := range r.sdk.Transport.Errors.Failures {
		if f.Model != "" {
			return f.Model
		}
	}
	return ""
}

// errorCodes returns the codes of all failures.
func errorCodes(m dsl.ErrorModel) *plan.Enum {
	e := &plan.Enum{
		GoName:   "ErrorCode",
		Receiver: "c",
		Doc: "ErrorCode is the machine-readable code of an error. The server may send codes that are not listed " +
			"here.",
		File: "error_code.go",
	}
	for _, f := range m.Failures {
		for _, c := range f.Codes {
			e.Values = append(e.Values,
				plan.EnumValue{GoName: reading.CodeName(c), Wire: c.Code, Doc: sentence(c.Doc)})
		}
	}
	return e
}

// errorDetail returns one error of a failure. A name that the description leaves
// empty is a field that the API does not send.
func errorDetail(m dsl.ErrorModel) *plan.Object {
	o := &plan.Object{
		GoName:   "ErrorDetail",
		Receiver: "e",
		Doc:      "ErrorDetail is one of the errors of a failed request.",
		File:     "error_detail.go",
		Extra:    true,
	}
	text := plan.Type{Kind: plan.String}
	for _, f := range []*plan.Field{
		{
			GoName: "Code", Wire: m.Code, Doc: "Identifies the error, for programs.", Required: true,
			Type: plan.Type{Kind: plan.EnumOf, Name: "ErrorCode"},
		},
		{GoName: "Message", Wire: m.Message, Doc: "Describes the error in a few words.", Required: true, Type: text},
		{
			GoName: "LongMessage", Wire: m.LongMessage, Doc: "Describes the error in a sentence.", Required: true,
			Type: text,
		},
		{
			GoName: "Meta", Wire: m.Meta,
			Doc:  "Further details, such as the name of a parameter; nil if there are none.",
			Type: plan.Type{Kind: plan.RawJSON},
		},
	} {
		if f.Wire != "" {
			o.Fields = append(o.Fields, f)
		}
	}
	return o
}

// errorBody returns the response body of a failure.
func errorBody(m dsl.ErrorModel) *plan.Object {
	o := &plan.Object{
		GoName:   "errorBody",
		Receiver: "e",
		Doc:      "errorBody is the response body of a failure.",
		Fields: []*plan.Field{
			{
				GoName: "Errors", Wire: m.List + m.At, Required: true, Single: m.List == "",
				Type: plan.Type{Kind: plan.Array, Elem: &plan.Type{Kind: plan.ObjectOf, Name: "ErrorDetail"}},
			},
		},
	}
	if m.TraceID != "" {
		o.Fields = append(o.Fields,
			&plan.Field{GoName: "TraceID", Wire: m.TraceID, Required: true, Type: plan.Type{Kind: plan.String}})
	}
	return o
}
