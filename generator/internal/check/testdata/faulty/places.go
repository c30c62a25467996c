package faulty

import "github.com/seed-e19c5fb5/clerk-go/spec/dsl"

// ListParams have bounds that make no sense, or are where no list can be.
var ListParams = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel,
	Retry: retry, RateLimits: rateLimits, Limits: limits,
	Resources: []*dsl.Resource{{
		Name: "items", Doc: doc, Endpoints: []dsl.Endpoint{dsl.Post{
			Name: "Sell", Path: path, Summary: "Sell", Doc: "sells.", Failures: failures, Examples: actExamples,
			Query: []dsl.Param{
				{Name: "a", Doc: doc, Type: dsl.List{}},
				{Name: "b", Doc: doc, Type: dsl.List{Of: dsl.Int{Default: new(1)}, Joined: ",", Brackets: true}},
				{Name: "c", Doc: doc, Type: dsl.List{Of: dsl.Int{}, Min: new(-1)}},
				{Name: "d", Doc: doc, Type: dsl.List{Of: dsl.Int{}, Max: new(0)}},
				{Name: "e", Doc: doc, Type: dsl.List{Of: dsl.Int{}, Min: new(3), Max: new(2)}},
				{Name: "f", Doc: doc, Type: dsl.List{Of: color, Min: new(4), Unique: true}},
				{Name: "g", Doc: doc, Type: dsl.Int{}, Empty: true},
				{Name: "h", Doc: doc, Type: dsl.String{}, Empty: true, Required: true},
				{Name: "i", Doc: doc, Type: dsl.DeepObject{}},
				{Name: "j", Doc: doc, Type: dsl.DeepObject{Of: nested}},
			},
			Body: []dsl.Field{
				{Name: "k", Doc: doc, Type: dsl.List{Of: dsl.Int{}}, Optional: true},
				{Name: "l", Doc: doc, Type: dsl.Array{Of: dsl.File{}}, Optional: true},
			},
		}},
	}},
}

var (
	odd = &dsl.Choice{Name: "Odd", Doc: "anything", Cases: []dsl.Case{
		{Name: "Text", Of: dsl.String{}}, {Name: "Rows", Of: dsl.Array{Of: dsl.Array{Of: dsl.Int{}}}},
	}}
	tree = &dsl.Object{Name: "Tree", Doc: "a tree", Fields: []dsl.Field{
		{Name: "trees", Type: dsl.Array{Of: dsl.Ref("Tree")}},
	}}
	grove = &dsl.Object{Name: "Grove", Doc: "a grove", Fields: []dsl.Field{
		{Name: "tree", Type: tree, Optional: true},
		{Name: "groves", Type: dsl.Map{Of: dsl.Ref("Grove")}, Optional: true},
	}}
)

var nested = &dsl.Object{Name: "Nested", Doc: "something nested", Fields: []dsl.Field{
	{Name: "raw", Type: dsl.RawJSON{}},
	{Name: "rows", Type: dsl.Array{Of: dsl.Array{Of: dsl.Int{}}}},
	{Name: "table", Type: dsl.Map{Of: dsl.Map{Of: dsl.Int{}}}},
}}

// ListFilters filter by several values at once.
var ListFilters = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel,
	Retry: retry, RateLimits: rateLimits, Limits: limits,
	Resources: []*dsl.Resource{{
		Name: "items", Doc: doc, State: &dsl.Collection{Of: item, ID: "id", IDPrefix: "item_"},
		Endpoints: []dsl.Endpoint{dsl.Get{
			Name: "List", Path: all, Summary: "List", Doc: "lists.", Returns: dsl.Array{Of: item}, Failures: failures,
			Query: []dsl.Param{
				{Name: "color", Doc: doc, Type: dsl.List{Of: color}},
				{Name: "deep", Doc: doc, Type: dsl.DeepObject{Of: item}},
			},
			Effects: []dsl.Effect{dsl.Select{
				NewestFirst: "made_at", Filters: []string{"color", "deep"},
				Where: []dsl.Match{{Field: "color", Is: dsl.FromQuery("color")}},
			}},
			Examples: listExamples,
		}},
	}},
}

// Headers belong to the client, or are none.
var Headers = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel,
	Retry: retry, RateLimits: rateLimits, Limits: limits,
	Version: version,
	Resources: []*dsl.Resource{{
		Name: "items", Doc: doc, Endpoints: []dsl.Endpoint{dsl.Post{
			Name: "Sell", Path: path, Summary: "Sell", Doc: "sells.", Failures: failures,
			Query: []dsl.Param{{Name: "x_mode", Doc: doc, Type: dsl.Bool{}}},
			Header: []dsl.Param{
				{Name: "authorization", Doc: doc, Type: dsl.String{}},
				{Name: "Upgrade", Doc: doc, Type: dsl.String{}},
				{Name: "shop-version", Doc: doc, Type: dsl.String{}},
				{Name: "X Y", Doc: doc, Type: dsl.String{}},
				{Name: "X-Mode", Doc: doc, Type: dsl.Bool{}},
				{Name: "X-Deep", Doc: doc, Type: dsl.DeepObject{Of: item}},
				{Name: "X-List", Doc: doc, Type: dsl.List{Of: dsl.Int{}, Brackets: true}},
				{Name: "X-Null", Doc: doc, Type: dsl.String{}, Null: "a\nb"},
			},
			Examples: []dsl.Example{
				{Name: "done", Path: itemI1,
					Header: map[string]any{"X-Mode": "on", "X-List": []any{1, "two"}, "X-Other": 1}},
				{Name: "not_found", Path: itemI1, Response: dsl.Response{Status: 404, Body: notThere}},
			},
		}},
	}},
}

// BodyKinds are two things at once, or in an encoding that cannot hold them.
var BodyKinds = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel,
	Retry: retry, RateLimits: rateLimits, Limits: limits,
	Resources: []*dsl.Resource{{
		Name: "items", Doc: doc, Endpoints: []dsl.Endpoint{
			dsl.Post{
				Name: "Sell", Path: path, Summary: "Sell", Doc: "sells.", Failures: failures, Examples: actExamples,
				Body: note, BodyOf: item,
			},
			dsl.Put{
				Name: "Move", Path: path, Summary: "Move", Doc: "moves.", Failures: failures, Encoding: dsl.EncodeForm,
				Body: []dsl.Field{
					{Name: "file", Doc: doc, Type: dsl.File{}, Optional: true},
					{Name: "raw", Doc: doc, Type: dsl.RawJSON{}, Optional: true},
					{Name: "text", Doc: doc, Type: dsl.PlainText{}, Optional: true},
					{Name: "nulls", Doc: doc, Type: dsl.Array{Of: dsl.Int{}, Nullable: true}, Optional: true},
					{Name: "blanks", Doc: doc, Type: dsl.Map{Of: dsl.Int{}, Nullable: true}, Optional: true},
					{Name: "days", Doc: doc, Type: dsl.Array{Of: dsl.Int{}}, Optional: true},
					{Name: "odd", Doc: doc, Type: odd, Optional: true},
					{Name: "tree", Doc: doc, Type: tree, Optional: true},
					{Name: "grove", Doc: doc, Type: dsl.Array{Of: grove}, Optional: true},
				},
				Examples: []dsl.Example{
					{Name: "done", Path: itemI1, Body: `{"file": 7, "days": [], "blanks": {}}`},
					{Name: "not_found", Path: itemI1, Response: dsl.Response{Status: 404, Body: notThere}},
				},
			},
			dsl.Patch{
				Name: "Stop", Path: path, Summary: "Stop", Doc: "stops.", Failures: failures, Examples: actExamples,
				Encoding: dsl.EncodeMultipart,
			},
			dsl.Post{
				Name: "Join", Path: more, Summary: "Join", Doc: "joins.", Failures: failures,
				Encoding: dsl.EncodeMultipart, BodyOf: dsl.Const("x"),
				Examples: []dsl.Example{
					{Name: "done", Path: itemI1, Body: `"y"`},
					{Name: "not_found", Path: itemI1, Response: dsl.Response{Status: 404, Body: notThere}},
				},
			},
			dsl.Put{
				Name: "Fill", Path: more, Summary: "Fill", Doc: "fills.", Failures: failures,
				BodyOf: dsl.Int{Default: new(1)}, Examples: actExamples,
			},
			dsl.Patch{
				Name: "Send", Path: more, Summary: "Send", Doc: "sends.", Failures: failures,
				Encoding: dsl.EncodeMultipart,
				Body:     []dsl.Field{{Name: "file", Doc: doc, Type: dsl.File{ContentType: "a\nb"}, Nullable: true}},
				Examples: []dsl.Example{
					{Name: "done", Path: itemI1, Body: `{"file": "a\n-- b --"}`},
					{Name: "not_found", Path: itemI1, Response: dsl.Response{Status: 404, Body: notThere}},
				},
			},
		},
	}},
}

// PathTypes are those that no path can hold, and affixes that are none.
var PathTypes = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel,
	Retry: retry, RateLimits: rateLimits, Limits: limits,
	Resources: []*dsl.Resource{{
		Name: "items", Doc: doc, Endpoints: []dsl.Endpoint{dsl.Post{
			Name: "Sell", Summary: "Sell", Doc: "sells.", Failures: failures,
			Path: dsl.Path{
				&dsl.PathParam{Name: "a", Doc: doc, Type: dsl.Bool{}},
				&dsl.PathParam{Name: "b", Doc: doc, Type: dsl.Int{Default: new(1), Max: new(9)}},
				&dsl.PathParam{Name: "c", Doc: doc, Type: dsl.String{Sensitive: true}},
				&dsl.PathParam{Name: "d", Doc: doc, Type: (*dsl.Enum)(nil)},
				dsl.Affixed{Before: "x"},
				dsl.Affixed{Param: &dsl.PathParam{Name: "e", Doc: doc}},
				dsl.Affixed{Before: "x/", Param: &dsl.PathParam{Name: "f", Doc: doc}, After: "{y}"},
			},
			Examples: []dsl.Example{
				{Name: "done", Path: map[string]string{"a": "1", "b": "ten", "c": "3", "d": "4", "e": "5", "f": "6"}},
				{
					Name:     "not_found",
					Path:     map[string]string{"a": "1", "b": "10", "c": "3", "d": "4", "e": "5", "f": "6"},
					Response: dsl.Response{Status: 404, Body: notThere},
				},
			},
		}},
	}},
}

// ExampleLists break the rules of their lists.
var ExampleLists = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel,
	Retry: retry, RateLimits: rateLimits, Limits: limits,
	Resources: []*dsl.Resource{{
		Name: "items", Doc: doc, Endpoints: []dsl.Endpoint{dsl.Post{
			Name: "Sell", Path: path, Summary: "Sell", Doc: "sells.", Failures: failures,
			Query: []dsl.Param{
				{Name: "colors", Doc: doc, Type: dsl.List{Of: color, Joined: ",", Max: new(2), Unique: true}},
				{Name: "words", Doc: doc, Type: dsl.List{Of: dsl.String{}, Joined: ","}},
			},
			BodyOf: dsl.Array{Of: dsl.Int{}}, BodyRequired: true,
			Examples: []dsl.Example{
				{Name: "done", Path: itemI1,
					Query: map[string]any{"colors": []any{"red", "red", "green"}, "words": []any{"a,b", ""}}},
				{Name: "odd", Path: itemI1, Query: map[string]any{"words": 'x', "colors": "red"}, Body: `{"a": 1}`},
				{Name: "not_found", Path: itemI1, Body: `[1,`, Response: dsl.Response{Status: 404, Body: notThere}},
			},
		}},
	}},
}
