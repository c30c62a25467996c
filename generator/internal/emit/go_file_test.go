package emit

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// printed is code as a file of its own shows it, below the package clause.
func printed(code jen.Code) string {
	f := jen.NewFilePath("example.com/shop/things")
	f.Add(code)
	var b bytes.Buffer
	if err := f.Render(&b); err != nil {
		return err.Error()
	}
	_, body, _ := strings.Cut(b.String(), "package things\n")
	return strings.TrimSpace(body)
}

func Example_doc() {
	fmt.Println(printed(docs(
		"Get retrieves a thing. The text is as long as it likes and is wrapped where a comment should end.",
		"- a list\n- keeps its lines",
		deprecated("Nobody needs it."),
	).Var().Id("x").Int()))
	// Output:
	// // Get retrieves a thing. The text is as long as it likes and is wrapped where a
	// // comment should end.
	// //
	// // - a list
	// // - keeps its lines
	// //
	// // Deprecated: Nobody needs it.
	// var x int
}

func Example_multiline() {
	fmt.Println(printed(jen.Var().Id("b").Op("=").Id("T").
		Add(multiline("{", "}", keyed("Zeta", jen.Lit(1)), keyed("Alpha", jen.Lit(2))))))
	// Output:
	// var b = T{
	// 	Zeta:  1,
	// 	Alpha: 2,
	// }
}

func Example_operationMethod() {
	op := &plan.Operation{
		GoName: "Get", Var: "get", Doc: "Get retrieves a thing.",
		PathParams: []plan.PathParam{{GoName: "thingID", Type: plan.Type{Kind: plan.String}}},
		Returns:    plan.Returns{Shape: plan.One, Type: plan.Type{Kind: plan.ObjectOf, Name: "Thing"}},
	}
	code := printed(shop.operationMethod(op))
	fmt.Println(code[strings.Index(code, "// Get"):])
	// Output:
	// // Get retrieves a thing.
	// func (c *Client) Get(ctx context.Context, thingID string, opts ...transport.CallOption) (*models.Thing, error) {
	// 	return call.One[models.Thing](ctx, c.engine, get.Request(thingID), opts)
	// }
}

func Example_requestMethod() {
	op := &plan.Operation{
		Var: "search",
		Params: &plan.Params{
			GoName: "SearchParams",
			Query: []*plan.Field{
				{
					GoName: "Words", Wire: "q", Type: plan.Type{Kind: plan.String}, Required: true,
					Rules: []plan.Rule{{Kind: plan.Length, Min: 2, Max: 40}},
				},
				{
					GoName: "Limit", Wire: "limit", Type: plan.Type{Kind: plan.Int},
					Rules: []plan.Rule{{Kind: plan.Between, Min: 1, Max: 99}},
				},
				{GoName: "Colour", Wire: "colour", Type: plan.Type{Kind: plan.String}, Wrapped: true},
			},
		},
	}
	code := printed(shop.requestMethod(&plan.Resource{}, op))
	fmt.Println(code[strings.Index(code, "func"):])
	// Output:
	// func (p SearchParams) request() *call.Request {
	// 	r := search.Request()
	// 	r.SetQueryString("q", p.Words, call.Length(2, 40))
	// 	r.QueryInt("limit", p.Limit, call.Between(1, 99))
	// 	if v, ok := p.Colour.Get(); ok {
	// 		r.SetQueryString("colour", v)
	// 	}
	// 	return r
	// }
}

func Example_constants() {
	fmt.Println(printed(constants("Sizes of boxes.", []constant{
		{
			doc: joined("SizeSmall fits a book.", deprecated("It tears.")), name: "SizeSmall", typeName: "Size",
			value: jen.Lit("S"),
		},
		{name: "SizeLarge", typeName: "Size", value: jen.Lit("L")},
	})))
	fmt.Println(printed(constant{doc: "Key is a key.", name: "Key", value: jen.Lit("k")}.alone()))
	// Output:
	// // Sizes of boxes.
	// const (
	// 	// SizeSmall fits a book.
	// 	//
	// 	// Deprecated: It tears.
	// 	SizeSmall Size = "S"
	// 	SizeLarge Size = "L"
	// )
	// // Key is a key.
	// const Key = "k"
}
