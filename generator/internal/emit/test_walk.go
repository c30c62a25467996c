package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// walkTestFunc is the test of an iterator whose pages hold more than a list, or
// that counts something else than items.
func (e emitter) walkTestFunc(r *plan.Resource, op *plan.Operation) jen.Code {
	t, p := op.Trial.Pages, op.Pages
	item := func() *jen.Statement { return e.element(op) }
	args := append([]jen.Code{jen.Id("ctx")}, e.trialPath(r, op)...)
	if op.Params != nil {
		args = append(args, e.literal(r, t.Params))
	}
	all := jen.Func().Params(ctxParam(), jen.Id("c").Add(clientPointer(r))).Qual("iter", "Seq2").Types(
		item(),
		jen.Error(),
	).Block(
		jen.Return(jen.Id("c").Dot(p.Method).Call(args...)),
	)
	fields := []jen.Code{keyed("Example", jen.Lit(op.Trial.Example.Name))}
	for _, said := range []struct{ name, value string }{
		{"Query", t.Query}, {"Offset", t.Offset}, {"Number", t.Number}, {"Cursor", t.Cursor}, {"Size", t.Limit},
		{"Items", t.Items}, {"Total", t.Total}, {"Next", t.Next}, {"From", t.From}, {"More", t.More}, {"Key", t.Key},
	} {
		if said.value != "" {
			fields = append(fields, keyed(said.name, jen.Lit(said.value)))
		}
	}
	if p.First != 0 {
		fields = append(fields, keyed("First", jen.Lit(p.First)))
	}
	if p.DefaultLimit != 0 {
		fields = append(fields, keyed("DefaultSize", jen.Lit(p.DefaultLimit)))
	}
	if p.By == plan.ByLink {
		fields = append(fields, keyed("Linked", jen.True()))
	}
	fields = append(fields, keyed("All", all))
	if field := p.Key + p.From; field != "" {
		fields = append(fields, keyed("KeyOf", jen.Func().Params(jen.Id("item").Add(item())).String().
			Add(inline(jen.Return(jen.Id("item").Dot(field))))))
	}
	walk := e.selftestPkg("Walk").Types(clientPointer(r), item()).Add(multiline("{", "}", fields...))
	return testFunc(
		"Test"+p.Method+"Pages",
		"walks through several pages, and holds the requests for them against the description.",

		jen.Add(walk).Dot("Run").Call(jen.Id("t"), jen.Id("newWireClient")),
	)
}
