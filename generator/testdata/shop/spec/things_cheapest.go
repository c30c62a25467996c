package spec

import "github.com/seed-e19c5fb5/clerk-go/spec/dsl"

var cheapest = dsl.Get{
	Name: "Cheapest", Path: dsl.Path{dsl.Literal("things"), dsl.Literal("cheapest")},
	Summary: "Retrieve the cheapest thing",
	Doc:     "retrieves the cheapest thing.", Returns: thing, Failures: []*dsl.Failure{unauthorized, missing},
	Examples: []dsl.Example{{Name: "found", Doc: "a thing", Response: dsl.Response{Body: `{"id": "thing_3"}`}},
		failing},
}
