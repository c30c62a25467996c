package faulty

import "github.com/seed-e19c5fb5/clerk-go/spec/dsl"

// page is an object around a list.
var page = &dsl.Object{Name: "Page", Doc: "a page of items", Fields: []dsl.Field{
	{Name: "data", Type: dsl.Array{Of: item}},
	{Name: "total", Type: dsl.String{}},
	{Name: "next", Type: dsl.String{Sensitive: true}},
	{Name: "more", Type: dsl.Int{}},
}}

var pageParams = []dsl.Param{
	{Name: "page", Doc: doc, Type: dsl.Int{Default: new(0)}},
	{Name: "size", Doc: doc, Type: dsl.String{MinLength: new(1)}},
	{Name: "after", Doc: doc, Type: dsl.String{}},
	{Name: "secret", Doc: doc, Type: dsl.String{Sensitive: true, MinLength: new(1)}},
	{Name: "no_page", Doc: doc, Type: dsl.Int{Default: new(0)}, Null: "none"},
	{Name: "no_cursor", Doc: doc, Type: dsl.String{MinLength: new(1)}, Null: "none"},
}

// PagingRules name what is not there, and what is of another type.
var PagingRules = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel, Retry: retry, RateLimits: rateLimits,
	Limits: limits,
	Resources: []*dsl.Resource{{
		Name: "items", Doc: doc, Endpoints: []dsl.Endpoint{
			dsl.Get{
				Name: "Nil", Path: dsl.Path{dsl.Literal(
					"nil",
				)}, Summary: "List", Doc: "lists.", Returns: page, Query: pageParams,
				Pages: (*dsl.LinkHeader)(nil),
			},
			dsl.Get{
				Name: "Members", Path: dsl.Path{dsl.Literal(
					"members",
				)}, Summary: "List", Doc: "lists.", Returns: page, Query: pageParams,
				Pages: &dsl.Cursor{
					Param:  "size",
					Items:  "data",
					Total:  "total",
					Next:   "next",
					More:   "more",
					Method: "AllMembers",
				},
			},
			dsl.Get{
				Name: "NullNumber", Path: dsl.Path{dsl.Literal("null_number")}, Summary: "List", Doc: "lists.",
				Returns: dsl.Array{Of: item}, Query: pageParams,
				Pages: &dsl.PageNumber{Page: "no_page", Key: "id", Method: "AllNullNumber"},
			},
			dsl.Get{
				Name: "NullCursor", Path: dsl.Path{dsl.Literal("null_cursor")}, Summary: "List", Doc: "lists.",
				Returns: dsl.Array{Of: item}, Query: pageParams,
				Pages: &dsl.Cursor{Param: "no_cursor", From: "id", Method: "AllNullCursor"},
			},
			dsl.Get{
				Name: "Absent", Path: dsl.Path{dsl.Literal(
					"absent",
				)}, Summary: "List", Doc: "lists.", Returns: page, Query: pageParams,
				Pages: &dsl.Cursor{
					Param:  "after",
					Items:  "total",
					Total:  "total.all",
					Next:   "later",
					Method: "AllAbsent",
				},
			},
			dsl.Get{
				Name: "Cursors", Path: dsl.Path{dsl.Literal(
					"cursors",
				)}, Summary: "List", Doc: "lists.", Returns: dsl.Array{Of: item}, Query: pageParams,
				Pages: &dsl.Cursor{Param: "secret", Total: "total", Method: "AllCursors"},
			},
			dsl.Get{
				Name: "Chains", Path: dsl.Path{dsl.Literal(
					"chains",
				)}, Summary: "List", Doc: "lists.", Returns: dsl.Array{Of: item, Nullable: true}, Query: pageParams,
				Pages: &dsl.Cursor{Param: "before", From: "note", Method: "AllChains"},
			},
			dsl.Get{
				Name: "Two", Path: dsl.Path{dsl.Literal(
					"two",
				)}, Summary: "List", Doc: "lists.", Returns: page, Query: pageParams,
				Pages: &dsl.Cursor{Param: "secret", Items: "data", From: "id", Next: "next", Method: "AllTwo"},
			},
			dsl.Get{
				Name: "Numbers", Path: dsl.Path{dsl.Literal(
					"numbers",
				)}, Summary: "List", Doc: "lists.", Returns: page, Query: pageParams,
				Pages: &dsl.PageNumber{
					Page:   "page",
					Size:   "page",
					First:  2,
					Items:  "data",
					Key:    "color",
					Method: "AllNumbers",
				},
			},
			dsl.Get{
				Name: "Linked", Path: dsl.Path{dsl.Literal(
					"linked",
				)}, Summary: "List", Doc: "lists.", Returns: dsl.Array{Of: item},
				Pages: &dsl.LinkHeader{Method: "AllLinked"}, Conditional: true,
				Query: []dsl.Param{{Name: "if_none_match", Doc: doc, Type: dsl.Bool{}}},
			},
		},
	}},
}
