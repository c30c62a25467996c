package emit

import (
	"fmt"
	"slices"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// wireTest returns the golden test of a package of operations: one case for each
// example, compared with its archive.
func (e emitter) wireTest(r *plan.Resource) *jen.File {
	f := e.newTestFile(r.Path)
	client := jen.Op("*").Qual(r.Path, "Client")
	var cases []jen.Code
	for _, op := range r.Operations {
		for _, ex := range op.Examples {
			cases = append(cases, e.wireCase(r, op, ex))
		}
	}
	golden := func(name string) *jen.Statement { return jen.Qual(e.sdk.Paths.Engine("testkit/golden"), name) }
	f.Add(doc("TestWire compares every example of the description with the method: the request that is sent, and the value or error that is returned.").
		Func().Id("TestWire").Params(jen.Id("t").Op("*").Qual("testing", "T")).Block(
		golden("Run").Call(jen.Id("t"), jen.Id("newWireClient"), jen.Index().Add(golden("Case")).Types(client).
			Add(multiline("{", "}", cases...))),
	))
	f.Line()
	f.Add(e.wireClient(r))
	return f
}

// wireCase calls an operation with the arguments of an example.
func (e emitter) wireCase(r *plan.Resource, op *plan.Operation, ex *plan.Example) jen.Code {
	args := []jen.Code{jen.Id("ctx")}
	for _, arg := range ex.Args {
		args = append(args, e.elementLiteral(r, described(arg)))
	}
	call := jen.Id("c").Dot(op.GoName).Call(args...)
	body := []jen.Code{jen.Return(call)}
	if op.Returns.Shape == plan.None {
		body = []jen.Code{jen.Return(jen.Nil(), call)}
	}
	fn := jen.Func().Params(
		ctxParam(), jen.Id("c").Op("*").Qual(r.Path, "Client"),
	).Params(jen.Any(), jen.Error()).Block(body...)
	return jen.Values(keyed("Name", jen.Lit(ex.Name)), keyed("Call", fn))
}

// described is a literal whose files leave it to the operation what they are.
func described(v plan.Literal) plan.Literal {
	fields := v.Fields
	v.Fields = nil
	for _, f := range fields {
		if v.Type.Kind != plan.File || f.GoName != "ContentType" {
			f.Value = described(f.Value)
			v.Fields = append(v.Fields, f)
		}
	}
	v.Items = slices.Clone(v.Items)
	for i := range v.Items {
		v.Items[i] = described(v.Items[i])
	}
	return v
}

// wireClient makes the client of a case. One try: an archive holds one request.
func (e emitter) wireClient(r *plan.Resource) jen.Code {
	transport := func(name string) *jen.Statement { return jen.Qual(e.sdk.Paths.Transport, name) }
	return doc("newWireClient returns a client on base without retries, because an archive holds one request.").
		Func().Id("newWireClient").Params(jen.Id("base").Qual("net/http", "RoundTripper")).
		Params(jen.Op("*").Qual(r.Path, "Client"), jen.Error()).Block(
		jen.List(jen.Id("t"), jen.Err()).Op(":=").Add(e.newExampleClient(
			transport("WithBase").Call(jen.Id("base")),
			transport("WithRetry").Call(transport("RetryPolicy").Values(keyed("MaxAttempts", jen.Lit(1)))),
		)),
		jen.If(jen.Err().Op("!=").Nil()).Block(jen.Return(jen.Nil(), jen.Err())),
		jen.Return(jen.Qual(r.Path, "New").Call(jen.Id("t")), jen.Nil()),
	)
}

// gitAttributes keep Git from changing the line ends of archives: the golden
// test compares them byte by byte.
func gitAttributes() string { return "# " + Header + "\n*.txtar text eol=lf linguist-generated\n" }

// archive returns an example as a txtar archive.
func archive(ex *plan.Example) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n", Header)
	if ex.Doc != "" {
		fmt.Fprintf(&b, "# %s: %s\n", ex.Name, ex.Doc)
	}
	for _, s := range ex.Archive {
		fmt.Fprintf(&b, "-- %s --\n%s", s.Name, s.Text)
		if !strings.HasSuffix(s.Text, "\n") {
			b.WriteByte('\n')
		}
	}
	return b.String()
}
