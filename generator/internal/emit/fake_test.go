package emit

import (
	"fmt"
	"time"

	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// shop has a plan with the paths that these examples need.
var shop = emitter{sdk: &plan.SDK{Paths: plan.Paths{
	Internal: "example.com/shop/internal",
	Models:   "example.com/shop/models", Transport: "example.com/shop/transport",
}}}

// show prints code without the imports that it needs.
func show(code jen.Code) { fmt.Printf("%#v\n", jen.Add(code)) }

func Example_stubMethod() {
	show(shop.stubMethod(&plan.FakeOperation{
		Operation: &plan.Operation{
			PathParams: []plan.PathParam{{GoName: "shelfID", Wire: "shelf_id", Type: plan.Type{Kind: plan.String}}},
			Params:     &plan.Params{GoName: "ChangeParams"},
			Returns:    plan.Returns{Shape: plan.One},
		},
		Const: "OpChange", StubField: "ChangeFunc", StubMethod: "change", ReadParams: "changeParams",
	}))
	// Output:
	// func (s *Stub) change(ctx context.Context, r *fake.Request) (json.RawMessage, error) {
	// 	if s.ChangeFunc == nil {
	// 		return nil, fake.Unset(OpChange, "ChangeFunc")
	// 	}
	// 	body, err := fake.One(s.ChangeFunc(ctx, r.Path("shelf_id"), changeParams(r)))
	// 	return body, failure("ChangeFunc", err)
	// }
}

func Example_fakeParams() {
	show(shop.fakeParams(&plan.Resource{Path: "example.com/shop/shelves"}, &plan.FakeOperation{
		Operation: &plan.Operation{Params: &plan.Params{GoName: "ListParams", Query: []*plan.Field{
			{GoName: "Limit", Wire: "limit", Type: plan.Type{Kind: plan.Int}},
			{GoName: "Size", Wire: "size", Type: plan.Type{Kind: plan.EnumOf, Name: "Size"}},
			{GoName: "Full", Wire: "full", Type: plan.Type{Kind: plan.Bool}, Wrapped: true},
		}}},
		ReadParams: "listParams",
	}))
	// Output:
	// func listParams(r *fake.Request) shelves.ListParams {
	// 	var p shelves.ListParams
	// 	p.Limit = r.Int("limit")
	// 	p.Size = models.Size(r.Query("size"))
	// 	if r.HasQuery("full") {
	// 		p.Full = models.Some(r.Bool("full"))
	// 	}
	// 	return p
	// }
}

func Example_fakeValue() {
	show(shop.fakeValue(&plan.FakeLiteral{Type: "Mint", Fields: []plan.FakeMember{
		{Name: "Into", Value: "jwt"},
		{Name: "Lifetime", Value: 90 * time.Second},
		{Name: "Claims", Value: plan.FakeList{Elem: "Claim", Items: []any{
			&plan.FakeLiteral{Fields: []plan.FakeMember{{Name: "Name", Value: "exp"}}},
			&plan.FakeLiteral{
				Fields: []plan.FakeMember{{Name: "Name", Value: "sub"}, {Name: "Field", Value: "user_id"}},
			},
		}}},
	}}))
	show(shop.fakeValue(plan.FakeList{Elem: "Rule", Items: []any{plan.FakeCall{Func: "Between", Args: []any{1, 499}}}}))
	show(shop.fakeValue(&plan.FakeLiteral{Type: "&Field"}))
	// Output:
	// fake.Mint{Into: "jwt", Lifetime: 90 * time.Second, Claims: []fake.Claim{{Name: "exp"}, {Name: "sub", Field: "user_id"}}}
	// []fake.Rule{fake.Between(1, 499)}
	// &fake.Field{}
}
