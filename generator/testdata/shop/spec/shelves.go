package spec

import "github.com/seed-e19c5fb5/clerk-go/spec/dsl"

var shelves = &dsl.Resource{Name: "shelves", Doc: "Shelves hold things.", Endpoints: []dsl.Endpoint{dsl.Get{
	Name: "First", Path: dsl.Path{dsl.Literal("shelves"), dsl.Literal("first")}, Summary: "Retrieve the first shelf",
	Doc:     "retrieves the first shelf.",
	Returns: shelf, Failures: []*dsl.Failure{unauthorized, missing},
	Examples: []dsl.Example{
		{Name: "found", Doc: "a shelf", Response: dsl.Response{Body: `{"id": "shelf_1"}`}}, failing,
	},
}}}

var shelf = &dsl.Object{
	Name: "Shelf", Doc: "a place for things",
	Fields: []dsl.Field{{Name: "id", Type: dsl.String{}, Doc: "identifies the shelf"}},
}
