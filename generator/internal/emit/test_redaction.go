package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// redactionTest returns the file of the test that prints, logs and dumps everything
// in a package that holds a secret.
//
//	func TestSecretsDoNotShow(t *testing.T) {
//		redaction.Run(t, "canary", []redaction.Case{
//			{Name: "Token", Value: models.Token{JWT: "canary"}},
//		})
//	}
func (e emitter) redactionTest(importPath string, r *plan.Resource, values []plan.SecretValue) *jen.File {
	name := func(name string) *jen.Statement { return jen.Qual(e.sdk.Paths.Engine("testkit/redaction"), name) }
	var cases []jen.Code
	for _, v := range values {
		fields := []jen.Code{keyed("Name", jen.Lit(v.Name)), keyed("Value", e.topLiteral(r, v.Value))}
		if v.Opaque {
			fields = append(fields, keyed("Opaque", jen.True()))
		}
		cases = append(cases, jen.Values(fields...))
	}
	return declare(e.newTestFile(importPath),
		doc("TestSecretsDoNotShow prints, logs and dumps every value that contains a secret: the secret must not appear, and the rest must.").
			Func().Id("TestSecretsDoNotShow").Params(jen.Id("t").Op("*").Qual("testing", "T")).Block(
			name("Run").Call(jen.Id("t"), jen.Lit(plan.Canary), jen.Index().Add(name("Case")).Add(multiline("{", "}", cases...))),
		))
}

// topLiteral returns a literal where nothing else gives it its type.
func (e emitter) topLiteral(r *plan.Resource, v plan.Literal) *jen.Statement {
	if v.Set {
		return e.literal(r, v)
	}
	return e.typedLiteral(r, v)
}
