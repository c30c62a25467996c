package generator

import "github.com/seed-e19c5fb5/clerk-go/spec/dsl"

// everyResponse are endpoints with what else a response can be, and how else a
// list can be paged.
func everyResponse(thing *dsl.Object) []dsl.Endpoint {
	size := &dsl.Enum{
		Name:   "Extent",
		Doc:    "a size",
		Values: []dsl.EnumValue{{Value: "+", Go: "Large", Doc: "it is large"}, {Value: "s", Doc: "it is small"}},
	}
	page := &dsl.Object{Name: "Page", Doc: "a page of things", Fields: []dsl.Field{
		{Name: "data", Go: "Things", Type: dsl.Array{Of: thing}, Doc: "the things"},
		{Name: "total", Type: dsl.Int{}, Doc: "how many there are"},
		{Name: "next", Type: dsl.String{}, Optional: true, Doc: "the next cursor"},
		{Name: "more", Type: dsl.Bool{}, Doc: "whether there are more"},
	}}
	query := []dsl.Param{
		{Name: "skip", Go: "Offset", Type: dsl.Int{Default: new(0)}, Doc: "how many to skip"},
		{Name: "page", Type: dsl.Int{Min: new(1)}, Doc: "the page"},
		{Name: "limit", Type: dsl.Int{Min: new(1), Default: new(10)}, Doc: "how many to return"},
		{Name: "after", Type: dsl.String{MinLength: new(1)}, Doc: "the cursor"},
	}
	id := &dsl.PathParam{Name: "response_id", Go: "responseID", Doc: "the ID of the response"}
	at := func(name string) dsl.Path { return dsl.Path{dsl.Literal("responses"), dsl.Literal(name), id} }
	list := func(name string, returns dsl.Schema, pages dsl.Paging) dsl.Endpoint {
		return dsl.Get{
			Name: name, Path: at(
				name,
			), Summary: "List things", Doc: "returns things.", Query: query, Returns: returns, Pages: pages,
		}
	}
	return []dsl.Endpoint{
		list(
			"Offsets",
			page,
			&dsl.OffsetLimit{
				Offset: "skip",
				Limit:  "limit",
				Items:  "data",
				Total:  "total",
				Key:    "id",
				Method: "AllOffsets",
			},
		),
		list("Numbers", page, &dsl.PageNumber{
			Page: "page", Size: "limit", First: 1, Items: "data", Total: "total", Key: "id", Method: "AllNumbers",
		}),
		list(
			"Cursors",
			page,
			&dsl.Cursor{
				Param:  "after",
				Next:   "next",
				More:   "more",
				Items:  "data",
				Total:  "total",
				Method: "AllCursors",
			},
		),
		list("Chains", dsl.Array{Of: thing}, &dsl.Cursor{Param: "after", From: "id", Method: "AllChains"}),
		list("Links", page, &dsl.LinkHeader{Items: "data", Total: "total", Method: "AllLinks"}),
		dsl.Get{
			Name:    "Text",
			Path:    at("text"),
			Summary: "Read it",
			Doc:     "reads it.",
			Returns: dsl.PlainText{ContentType: "text/csv"},
		},
		dsl.Get{
			Name: "Data", Path: at(
				"data",
			), Summary: "Read it", Doc: "reads it.", Returns: dsl.Binary{ContentType: "image/png"}, Conditional: true,
			Answers: []dsl.ResponseHeader{{Name: "X-Size", Go: "Extent", Type: size, Doc: "the size"}},
		},
		dsl.Post{Name: "Turn", Path: at("turn"), Summary: "Turn it", Doc: "turns it.", Outcomes: []dsl.Outcome{
			{
				Status:  200,
				Name:    "Turned",
				Returns: thing,
				Doc:     "it is turned",
			}, {Status: 303, Name: "Target", Returns: dsl.Location{}, Doc: "it is elsewhere"},
		}},
	}
}
