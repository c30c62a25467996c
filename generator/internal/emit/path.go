package emit

import (
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// pathParams are the arguments for the parameters of the path, in one group when
// all of them are texts.
func (e emitter) pathParams(op *plan.Operation) []jen.Code {
	if len(op.PathParams) == 0 {
		return nil
	}
	if !slices.ContainsFunc(op.PathParams, func(p plan.PathParam) bool { return p.Type.Kind != plan.String }) {
		return []jen.Code{jen.List(pathArgs(op)...).String()}
	}
	var params []jen.Code
	for _, p := range op.PathParams {
		params = append(params, jen.Id(p.GoName).Add(e.goType(p.Type)))
	}
	return params
}

// startRequest starts the request of an operation, to which path parameters are
// texts.
func (e emitter) startRequest(op *plan.Operation) *jen.Statement {
	var texts []jen.Code
	for _, p := range op.PathParams {
		texts = append(texts, pathText(p.Type, jen.Id(p.GoName)))
	}
	return jen.Id(op.Var).Dot("Request").Call(texts...)
}

// pathText is a value of a type as a text.
func pathText(t plan.Type, value *jen.Statement) *jen.Statement {
	switch t.Kind {
	case plan.String:
		return value
	case plan.Int:
		return jen.Qual("strconv", "Itoa").Call(value)
	default:
		return jen.String().Call(value)
	}
}

// pathField is a parameter of the path in the form of a field.
func pathField(p plan.PathParam) *plan.Field {
	return &plan.Field{GoName: p.GoName, Wire: p.Wire, Type: p.Type, Rules: p.Rules, Required: true}
}

func hasPathRules(op *plan.Operation) bool {
	return slices.ContainsFunc(op.PathParams, func(p plan.PathParam) bool { return len(pathField(p).Fallible()) > 0 })
}

// pathChecks check the parameters of the path.
func (e emitter) pathChecks(op *plan.Operation) []jen.Code {
	var statements []jen.Code
	for _, p := range op.PathParams {
		if f := pathField(p); len(f.Fallible()) > 0 {
			statements = append(statements, e.checked("Check", f, jen.Id(p.GoName)))
		}
	}
	return statements
}

// requestFuncs are the functions that make the request of an operation, where
// more is to be said of it than fits into the method.
func (e emitter) requestFuncs(r *plan.Resource, op *plan.Operation) []jen.Code {
	var decls []jen.Code
	if op.Params == nil && hasPathRules(op) {
		statements := append([]jen.Code{jen.Id("r").Op(":=").Add(e.startRequest(op))}, e.pathChecks(op)...)
		decls = append(
			decls,
			jen.Func().Id(op.Var+"Request").Params(e.pathParams(op)...).Op("*").Add(e.callPkg("Request")).
				Block(append(statements, jen.Return(jen.Id("r")))...),
		)
	}
	if op.BodyOf != nil {
		decls = append(decls, e.bodyOfFunc(r, op))
	}
	return decls
}
