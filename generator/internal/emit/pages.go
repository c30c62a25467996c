package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// pagesDecls are the iterator over the pages of an operation, and what it needs.
func (e emitter) pagesDecls(op *plan.Operation) []jen.Code {
	p := op.Pages
	if p == nil {
		return nil
	}
	decls := []jen.Code{e.pagesMethod(op)}
	if p.Read != "" {
		decls = append(decls, e.pageReader(op))
	}
	if p.Position() != "" {
		decls = append(decls, pageParams(op))
	}
	return decls
}

// pagesMethod is the iterator over all pages.
func (e emitter) pagesMethod(op *plan.Operation) jen.Code {
	return docs(op.Pages.Doc, deprecated(op.Deprecated)).
		Func().Params(clientReceiver()).Id(op.Pages.Method).Params(e.methodParams(op)...).
		Qual("iter", "Seq2").Types(e.element(op), jen.Error()).Block(e.pagesBody(op)...)
}

// element is the type of an item of a list.
func (e emitter) element(op *plan.Operation) *jen.Statement {
	if op.Returns.Shape == plan.Value {
		return e.itemType(*op.Returns.Type.Elem)
	}
	return e.itemType(op.Returns.Type)
}

func (e emitter) pagesBody(op *plan.Operation) []jen.Code {
	switch p := op.Pages; p.By {
	case plan.ByNumber:
		return e.numberedPages(op)
	case plan.ByCursor:
		page := e.pageFunc(op, jen.Id("cursor").String(), jen.Return(e.readPage(op, jen.Id("cursor"))))
		return []jen.Code{page, jen.Return(e.callPkg("PagesByCursor").Call(
			jen.Id(op.Var), jen.Id("params").Dot(p.Cursor), jen.Id("page"),
		))}
	case plan.ByLink:
		page := e.pageFunc(op, jen.Id("next").String(),
			jen.Id("r").Op(":=").Add(e.request(op)),
			jen.Id("r").Dot("Follow").Call(jen.Id("next")),
			jen.Return(jen.Id("c").Dot(p.Read).Call(jen.Id("ctx"), jen.Id("r"), jen.Id("opts"))),
		)
		return []jen.Code{
			page,
			jen.Return(e.callPkg("PagesByCursor").Call(jen.Id(op.Var), jen.Lit(""), jen.Id("page"))),
		}
	}
	return e.offsetPages(op)
}

// offsetPages counts items. A list that is the response is read by the method
// itself.
func (e emitter) offsetPages(op *plan.Operation) []jen.Code {
	key, use := e.pageKey(op)
	pages := "PagesByOffset"
	page := e.pageFunc(op, offsetAndLimit().Int(), jen.Return(e.readPage(op, offsetAndLimit())))
	if op.Pages.Read == "" {
		args := append([]jen.Code{jen.Id("ctx")}, pathArgs(op)...)
		args = append(args, jen.Id("params").Dot("at").Call(offsetAndLimit()), jen.Id("opts").Op("..."))
		page = jen.Id("page").Op(":=").Func().Params(offsetAndLimit().Int()).
			Params(jen.Index().Add(e.element(op)), jen.Error()).
			Block(jen.Return(jen.Id("c").Dot(op.GoName).Call(args...)))
		pages = "Pages"
	}
	return []jen.Code{key, page, jen.Return(e.callPkg(pages).Call(
		jen.Id("params").Dot(op.Pages.Offset), pageSize(op.Pages), use, jen.Id("page"),
	))}
}

// numberedPages counts pages.
func (e emitter) numberedPages(op *plan.Operation) []jen.Code {
	p := op.Pages
	key, use := e.pageKey(op)
	number := jen.Id("params").Dot(p.Number)
	if p.First != 0 {
		number = jen.Qual("cmp", "Or").Call(number, jen.Lit(p.First))
	}
	size, sized, at := jen.Lit(0), jen.Null(), jen.Id("number")
	if p.Limit != "" {
		size, sized = jen.Id("size"), jen.Id("size").Op(":=").Add(pageSize(p))
		at = jen.List(jen.Id("number"), jen.Id("size"))
	}
	return []jen.Code{
		sized, key, e.pageFunc(op, jen.Id("number").Int(), jen.Return(e.readPage(op, at))),
		jen.Return(e.callPkg("PagesByNumber").Call(number, jen.Lit(p.First), size, use, jen.Id("page"))),
	}
}

// pageKey declares the function that returns the key of an item, and uses it.
func (e emitter) pageKey(op *plan.Operation) (declared, use *jen.Statement) {
	if op.Pages.Key == "" {
		return jen.Null(), jen.Nil()
	}
	return jen.Id("key").Op(":=").Add(e.itemField(op, op.Pages.Key)), jen.Id("key")
}

// itemField is a function that returns a field of an item.
func (e emitter) itemField(op *plan.Operation, field string) *jen.Statement {
	return jen.Func().Params(jen.Id("item").Op("*").Add(e.element(op))).String().
		Block(jen.Return(jen.Id("item").Dot(field)))
}

// pageFunc declares the function that reads one page.
func (e emitter) pageFunc(op *plan.Operation, param jen.Code, body ...jen.Code) *jen.Statement {
	return jen.Id("page").Op(":=").Func().Params(param).Params(e.callPage(op), jen.Error()).Block(body...)
}

// callPage is the engine's type of a page.
func (e emitter) callPage(op *plan.Operation) *jen.Statement {
	return jen.Op("*").Add(e.callPkg("Page")).Types(e.element(op))
}

// readPage reads the page at a position.
func (e emitter) readPage(op *plan.Operation, at jen.Code) *jen.Statement {
	r := jen.Id("params").Dot("at").Call(at).Dot("request").Call(pathArgs(op)...)
	return jen.Id("c").Dot(op.Pages.Read).Call(jen.Id("ctx"), r, jen.Id("opts"))
}

// pageBody is the body of a method that returns one page.
func (e emitter) pageBody(op *plan.Operation) []jen.Code {
	public := jen.Parens(jen.Op("*").Add(e.transportPkg("Page")).Types(e.element(op)))
	return []jen.Code{
		jen.List(jen.Id("page"), jen.Err()).Op(":=").Id("c").Dot(op.Pages.Read).Call(
			jen.Id("ctx"),
			e.request(op),
			jen.Id("opts"),
		),
		jen.Return(public.Call(jen.Id("page")), jen.Err()),
	}
}

// pageReader is the method that reads one page.
//
//	func (c *Client) listPage(ctx …, r *call.Request, opts …) (*call.Page[models.Thing], error) {
//		return call.ReadPage(ctx, c.engine, r, opts, func(a *call.Answer, p *call.Page[models.Thing]) {
//			v := call.Object[models.ThingList](a)
//			a.Require("data", v.Data != nil)
//			p.Items = v.Data
//			p.Next = v.Next
//		})
//	}
func (e emitter) pageReader(op *plan.Operation) jen.Code {
	read := jen.Func().Params(jen.Id("a").Op("*").Add(e.callPkg("Answer")), jen.Id("p").Add(e.callPage(op))).
		Block(append(e.pageItems(op), e.pageNext(op)...)...)
	return doc(op.Pages.Read+" reads one page of [Client."+op.GoName+"].").
		Func().Params(clientReceiver()).Id(op.Pages.Read).Params(
		ctxParam(), jen.Id("r").Op("*").Add(e.callPkg("Request")),
		jen.Id("opts").Index().Qual(e.sdk.Paths.Transport, "CallOption"),
	).Params(e.callPage(op), jen.Error()).Block(
		jen.Return(e.callPkg("ReadPage").Call(
			jen.Id("ctx"),
			jen.Id("c").Dot("engine"),
			jen.Id("r"),
			jen.Id("opts"),
			read,
		)),
	)
}

// pageItems reads the items of a page, and how many there are in all.
func (e emitter) pageItems(op *plan.Operation) []jen.Code {
	items := func() *jen.Statement { return jen.Id("p").Dot("Items") }
	in := op.Pages.Envelope
	switch {
	case in == nil && op.Returns.Shape == plan.Many:
		return []jen.Code{items().Op("=").Add(e.callPkg("Objects")).Types(e.element(op)).Call(jen.Id("a"))}
	case in == nil:
		return []jen.Code{e.answerJSON(jen.Op("&").Add(items()), op.Returns.Type)}
	}
	code := []jen.Code{jen.Id("v").Op(
		":=",
	).Add(e.callPkg("Object")).Types(jen.Qual(e.sdk.Paths.Models, in.Model)).Call(jen.Id("a"))}
	code = append(code, member(in.Items, func(list *jen.Statement) []jen.Code {
		set := items().Op("=").Add(list)
		if last := in.Items[len(in.Items)-1]; last.Wrapped {
			return []jen.Code{set}
		}
		return []jen.Code{
			jen.Id("a").Dot("Require").Call(jen.Lit(wirePath(in.Items)), list.Clone().Op("!=").Nil()),
			set,
		}
	})...)
	if in.Total == nil {
		return code
	}
	return append(code, member(in.Total, func(n *jen.Statement) []jen.Code {
		return []jen.Code{jen.Id("p").Dot("Total").Op("=").New(n)}
	})...)
}

// pageNext reads what asks for the next page.
func (e emitter) pageNext(op *plan.Operation) []jen.Code {
	p := op.Pages
	next := func(value *jen.Statement) []jen.Code { return []jen.Code{jen.Id("p").Dot("Next").Op("=").Add(value)} }
	var code []jen.Code
	switch {
	case p.By == plan.ByLink:
		return next(jen.Id("a").Dot("NextLink").Call())
	case p.By != plan.ByCursor:
		return nil
	case p.From != "":
		code = next(e.callPkg("Cursor").Call(jen.Id("p").Dot("Items"), e.itemField(op, p.From)))
	default:
		code = member(p.Envelope.Next, next)
	}
	if p.Envelope == nil || p.Envelope.More == nil {
		return code
	}
	return member(
		p.Envelope.More,
		func(more *jen.Statement) []jen.Code { return []jen.Code{jen.If(more).Block(code...)} },
	)
}

// member does something with a member of v, where it has it.
func member(path []*plan.Field, do func(value *jen.Statement) []jen.Code) []jen.Code {
	value := jen.Id("v")
	for i, f := range path {
		value = value.Dot(f.GoName)
		if f.Wrapped {
			inner := func(v *jen.Statement) []jen.Code { return do(v) }
			return []jen.Code{
				jen.If(jen.List(jen.Id("v"), jen.Id("ok")).Op(":=").Add(value).Dot("Get").Call(), jen.Id("ok")).
					Block(member(path[i+1:], inner)...),
			}
		}
	}
	return do(value)
}

// wirePath is the way to a member as errors name it.
func wirePath(path []*plan.Field) string {
	name := ""
	for _, f := range path {
		name += "." + f.Wire
	}
	return name[1:]
}

// pageParams is the method that returns the parameters of one page. Its receiver is a copy, so that the
// iterator can be used several times.
//
//	func (p ListParams) at(offset, limit int) ListParams {
//		p.Offset, p.Limit = offset, limit
//		return p
//	}
func pageParams(op *plan.Operation) jen.Code {
	p := func() *jen.Statement { return jen.Id("p") }
	field := p().Dot(op.Pages.Position())
	at, taken := offsetAndLimit(), offsetAndLimit().Int()
	switch op.Pages.By {
	case plan.ByNumber:
		at, taken = jen.List(jen.Id("number"), jen.Id("size")), jen.List(jen.Id("number"), jen.Id("size")).Int()
		if op.Pages.Limit == "" {
			at, taken = jen.Id("number"), jen.Id("number").Int()
		}
	case plan.ByCursor:
		at, taken = jen.Id("cursor"), jen.Id("cursor").String()
	}
	if op.Pages.Limit != "" {
		field = jen.List(field, p().Dot(op.Pages.Limit))
	}
	return doc("at returns the parameters of one page.").
		Func().Params(p().Id(op.Params.GoName)).Id("at").Params(taken).Id(op.Params.GoName).Block(
		field.Op("=").Add(at),
		jen.Return(p()),
	)
}

func offsetAndLimit() *jen.Statement { return jen.List(jen.Id("offset"), jen.Id("limit")) }

// pageSize is the caller's limit, or else the server's default, which is then
// sent, so that a short page can be told from a full one.
func pageSize(p *plan.Pages) *jen.Statement {
	limit := jen.Id("params").Dot(p.Limit)
	if p.DefaultLimit == 0 {
		return limit
	}
	return jen.Qual("cmp", "Or").Call(limit, jen.Lit(p.DefaultLimit))
}
