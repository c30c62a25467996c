package generator

import (
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// minimal returns a description with only the required fields: no limits, no retries,
// no failures, no examples.
func minimal() dsl.API {
	thing := &dsl.Object{Name: "Thing", Doc: "something for sale", Fields: []dsl.Field{
		{Name: "+1", Go: "PlusOne", Type: dsl.Int{}},
		{Name: "frontendApi", Type: dsl.String{}},
		{Name: "frontend_api", Go: "FrontendAPIOld", Type: dsl.String{}},
		{Name: "order", Type: &dsl.Enum{Name: "Order", Doc: "an order", Values: []dsl.EnumValue{
			{Value: "price"}, {Value: "-price", Go: "PriceDown"}, {Value: "", Go: "None"},
		}}},
	}}
	id := &dsl.PathParam{Name: "2nd", Go: "second", Doc: "the second ID"}
	order := thing.Fields[3].Type.(*dsl.Enum)
	return dsl.API{
		Name: "Shop", Doc: "Shop sells things.",
		Servers: []dsl.Server{{Name: "Main", URL: "https://shop.example.com"}},
		Resources: []*dsl.Resource{{Name: "things", Doc: "Things are for sale.", Endpoints: []dsl.Endpoint{
			dsl.Get{
				Name: "Get", Path: dsl.Path{dsl.Literal("things"), id}, Summary: "Retrieve a thing",
				Doc: "retrieves a thing.", Returns: thing,
				Query: []dsl.Param{{Name: "x-order", Go: "OrderOf", Doc: "the order", Type: order}},
			},
			dsl.Get{
				Name: "Count", Path: dsl.Path{dsl.Literal("things"), dsl.Literal("count")}, Summary: "Count things",
				Doc: "counts things.", Returns: thing,
			},
			dsl.Get{
				Name: "First", Path: dsl.Path{id, dsl.Literal("first")}, Summary: "Retrieve the first",
				Doc: "retrieves the first.", Returns: thing,
			},
		}}},
	}
}

// TestMinimal generates from a description without optional fields, and runs the
// generated tests.
func TestMinimal(t *testing.T) {
	dir := t.TempDir()
	target := target{dir: dir, module: "example.com/copy"}
	if _, err := target.write(t.Context(), minimal(), nil, false); err != nil {
		t.Fatal(err)
	}
	t.Chdir(repository)
	writeModule(t, dir)
	goCommand(t, dir, "vet", "./...")
	goCommand(t, dir, "test", "-vet=off", "./...")
}
