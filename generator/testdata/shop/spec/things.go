package spec

import "github.com/seed-e19c5fb5/clerk-go/spec/dsl"

var things = &dsl.Resource{Name: "things", Doc: "Things are for sale.",
	Endpoints: []dsl.Endpoint{newest, oldest, cheapest}}

var newest = dsl.Get{
	Name: "Newest", Path: dsl.Path{dsl.Literal("things"), dsl.Literal("newest")}, Summary: "Retrieve the newest thing",
	Doc:     "retrieves the newest thing.",
	Returns: thing, Failures: []*dsl.Failure{unauthorized, missing},
	Examples: []dsl.Example{
		{Name: "found", Doc: "a thing", Response: dsl.Response{Body: `{"id": "thing_1"}`}}, failing,
	},
}

var oldest = dsl.Get{
	Name: "Oldest", Path: dsl.Path{dsl.Literal("things"), dsl.Literal("oldest")}, Summary: "Retrieve the oldest thing",
	Doc:     "retrieves the oldest thing.",
	Returns: thing, Failures: []*dsl.Failure{unauthorized, missing},
	Examples: []dsl.Example{
		{Name: "found", Doc: "a thing", Response: dsl.Response{Body: `{"id": "thing_2"}`}}, failing,
	},
}

var thing = &dsl.Object{
	Name: "Thing", Doc: "something for sale",
	Fields: []dsl.Field{{Name: "id", Type: dsl.String{}, Doc: "identifies the thing"}},
}
