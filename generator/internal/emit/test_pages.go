package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// pagesTest returns the file of the tests of the iterators of a package.
func (e emitter) pagesTest(r *plan.Resource) *jen.File {
	var tests []jen.Code
	for _, op := range r.Operations {
		switch {
		case op.Pages == nil || op.Trial.Pages == nil:
		case op.Pages.Read == "":
			tests = append(tests, e.pagesTestFunc(r, op))
		default:
			tests = append(tests, e.walkTestFunc(r, op))
		}
	}
	return declare(e.newTestFile(r.Path), tests...)
}

func hasPages(r *plan.Resource) bool {
	for _, op := range r.Operations {
		if op.Pages != nil && op.Trial.Pages != nil {
			return true
		}
	}
	return false
}

func (e emitter) pagesTestFunc(r *plan.Resource, op *plan.Operation) jen.Code {
	t, p := op.Trial.Pages, op.Pages
	item := func() *jen.Statement { return e.element(op) }
	args := append([]jen.Code{jen.Id("ctx")}, e.trialPath(r, op)...)
	all := jen.Func().
		Params(ctxParam(), jen.Id("c").Add(clientPointer(r)), jen.List(jen.Id("offset"), jen.Id("limit")).Int()).
		Qual("iter", "Seq2").Types(item(), jen.Error()).Block(
		jen.Id("p").Op(":=").Add(e.literal(r, t.Params)),
		jen.List(jen.Id("p").Dot(p.Offset), jen.Id("p").Dot(p.Limit)).Op("=").List(jen.Id("offset"), jen.Id("limit")),
		jen.Return(jen.Id("c").Dot(p.Method).Call(append(args, jen.Id("p"))...)),
	)
	fields := []jen.Code{
		keyed("Example", jen.Lit(op.Trial.Example.Name)),
		keyed("Offset", jen.Lit(t.Offset)), keyed("Limit", jen.Lit(t.Limit)), keyed("Key", jen.Lit(t.Key)),
		keyed("DefaultLimit", jen.Lit(p.DefaultLimit)), keyed("OtherOffset", jen.Lit(t.OtherOffset)),
		keyed("OtherLimit", jen.Lit(t.OtherLimit)),
	}
	if t.Query != "" {
		fields = append(fields, keyed("Query", jen.Lit(t.Query)))
	}
	fields = append(fields, keyed("All", all), keyed("KeyOf", jen.Func().Params(jen.Id("item").Add(item())).String().
		Add(inline(jen.Return(jen.Id("item").Dot(p.Key))))))
	pages := e.selftestPkg("Pages").Types(clientPointer(r), item()).Add(multiline("{", "}", fields...))
	return testFunc("Test"+p.Method+"Pages",
		"iterates over lists of several pages, and compares the requests with the description.",
		jen.Add(pages).Dot("Run").Call(jen.Id("t"), jen.Id("newWireClient")),
	)
}
