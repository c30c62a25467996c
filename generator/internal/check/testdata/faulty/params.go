package faulty

import "github.com/seed-e19c5fb5/clerk-go/spec/dsl"

var offsetLimit = []dsl.Param{
	{Name: "offset", Doc: doc, Type: dsl.Int{Min: new(0), Default: new(0)}},
	{Name: "limit", Doc: doc, Type: dsl.Int{Min: new(1), Max: new(499), Default: new(10)}},
}

// DefaultOutsideRange has defaults that the server refuses.
var DefaultOutsideRange = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel, Retry: retry, RateLimits: rateLimits,
	Limits: limits,
	Resources: []*dsl.Resource{{
		Name: "items", Doc: doc, Endpoints: []dsl.Endpoint{dsl.Get{
			Name: "List", Path: all, Summary: "List", Doc: "lists.", Returns: dsl.Array{Of: item}, Failures: failures,
			Examples: listExamples,
			Query: []dsl.Param{
				{Name: "limit", Doc: doc, Type: dsl.Int{Min: new(1), Max: new(499), Default: new(0)}},
				{Name: "low", Doc: doc, Type: dsl.Int{Min: new(1), Default: new(0)}},
				{Name: "high", Doc: doc, Type: dsl.Int{Max: new(1), Default: new(2)}},
			},
		}},
	}},
}

// StringDefaults break the rules of their types.
var StringDefaults = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel, Retry: retry, RateLimits: rateLimits,
	Limits: limits,
	Resources: []*dsl.Resource{{
		Name: "items", Doc: doc, Endpoints: []dsl.Endpoint{dsl.Get{
			Name: "List", Path: all, Summary: "List", Doc: "lists.", Returns: dsl.Array{Of: item}, Failures: failures,
			Examples: listExamples,
			Query: []dsl.Param{
				{Name: "long", Doc: doc, Type: dsl.String{MaxLength: new(3), Default: new("abcd")}},
				{Name: "short", Doc: doc, Type: dsl.String{MinLength: new(3), Pattern: "^[0-9]+$", Default: new("a")}},
			},
		}},
	}},
}

// Bounds exclude every value, or make no sense.
var Bounds = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel, Retry: retry, RateLimits: rateLimits,
	Limits: limits,
	Resources: []*dsl.Resource{{
		Name: "items", Doc: doc, Endpoints: []dsl.Endpoint{dsl.Post{
			Name: "Sell", Path: path, Summary: "Sell", Doc: "sells.", Failures: failures, Examples: actExamples,
			Body: []dsl.Field{
				{Name: "count", Doc: doc, Optional: true, Type: dsl.Int{Min: new(5), Max: new(4)}},
				{Name: "price", Doc: doc, Optional: true, Type: dsl.Float{Min: new(0.5), Max: new(0.25)}},
				{Name: "offer", Doc: doc, Optional: true, Type: dsl.Float{Max: new(0.25), Default: new(0.75)}},
				{Name: "name", Doc: doc, Optional: true, Type: dsl.String{MinLength: new(5), MaxLength: new(4)}},
				{Name: "note", Doc: doc, Optional: true, Type: dsl.String{MinLength: new(-2), MaxLength: new(-1)}},
				{Name: "code", Doc: doc, Optional: true, Type: dsl.String{Pattern: "[a-z"}},
				{Name: "kind", Doc: doc, Optional: true, Type: dsl.Const("")},
			},
		}},
	}},
}

// ParamNames are duplicates, on the wire or in Go.
var ParamNames = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel, Retry: retry, RateLimits: rateLimits,
	Limits: limits,
	Resources: []*dsl.Resource{{
		Name: "items", Doc: doc, Endpoints: []dsl.Endpoint{dsl.Post{
			Name: "Sell", Path: path, Summary: "Sell", Doc: "sells.", Failures: failures, Examples: actExamples,
			Query: []dsl.Param{
				{Name: "user_id", Doc: doc, Type: dsl.String{}},
				{Name: "user_id", Doc: doc, Type: dsl.String{}},
				{Name: "userId", Doc: doc, Type: dsl.String{}},
				{Name: "to day", Doc: doc, Type: dsl.String{}},
				{Name: "_", Doc: doc, Type: dsl.String{}},
				{Doc: doc, Type: dsl.String{}},
				{Name: "bare", Type: dsl.String{}},
			},
			Body: []dsl.Field{
				{Name: "user_id", Doc: doc, Type: dsl.String{}, Optional: true},
				{Name: "marshal_json", Doc: doc, Type: dsl.String{}, Optional: true},
				{Name: "7up", Type: dsl.String{}, Optional: true},
			},
		}},
	}},
}

// ParamTypes are missing, or pointers.
var ParamTypes = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel, Retry: retry, RateLimits: rateLimits,
	Limits: limits,
	Resources: []*dsl.Resource{{
		Name: "items", Doc: doc, Endpoints: []dsl.Endpoint{dsl.Post{
			Name: "Sell", Path: path, Summary: "Sell", Doc: "sells.", Failures: failures, Examples: actExamples,
			Query: []dsl.Param{
				{Name: "a", Doc: doc},
				{Name: "b", Doc: doc, Type: &dsl.String{}},
				{Name: "c", Doc: doc, Type: (*dsl.Enum)(nil)},
			},
			Body: []dsl.Field{
				{Name: "d", Doc: doc, Optional: true},
				{Name: "e", Doc: doc, Optional: true, Type: dsl.Array{}},
				{Name: "f", Doc: doc, Optional: true, Type: dsl.Map{Of: &dsl.Int{}}},
			},
		}},
	}},
}

// RequiredDefaults are never taken.
var RequiredDefaults = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel, Retry: retry, RateLimits: rateLimits,
	Limits: limits,
	Resources: []*dsl.Resource{{
		Name: "items", Doc: doc, Endpoints: []dsl.Endpoint{dsl.Post{
			Name: "Sell", Path: path, Summary: "Sell", Doc: "sells.", Failures: failures,
			Query: []dsl.Param{{Name: "fast", Doc: doc, Required: true, Type: dsl.Bool{Default: new(true)}}},
			Body:  []dsl.Field{{Name: "count", Doc: doc, Type: dsl.Int{Default: new(1)}}},
			Examples: []dsl.Example{
				{Name: "done", Path: itemI1, Query: map[string]any{"fast": false}, Body: `{"count": 2}`},
				{
					Name: "not_found", Path: itemI1, Query: map[string]any{"fast": true}, Body: `{"count": 2}`,
					Response: dsl.Response{Status: 404, Body: notThere},
				},
			},
		}},
	}},
}

// NarrowedEnums leave out what is not there, or everything.
var NarrowedEnums = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel, Retry: retry, RateLimits: rateLimits,
	Limits: limits,
	Resources: []*dsl.Resource{{
		Name: "items", Doc: doc, Endpoints: []dsl.Endpoint{dsl.Get{
			Name: "List", Path: all, Summary: "List", Doc: "lists.", Returns: dsl.Array{Of: item}, Failures: failures,
			Examples: listExamples,
			Query: []dsl.Param{
				{Name: "a", Doc: doc, Type: dsl.OneOf{Enum: color, Except: []string{"green", "red", "red"}}},
				{Name: "b", Doc: doc, Type: dsl.OneOf{Enum: color, Except: []string{"red", "blue", "gone"}}},
				{Name: "c", Doc: doc, Type: dsl.OneOf{Enum: color, Except: []string{"gone"}, Default: "gone"}},
				{Name: "d", Doc: doc, Type: dsl.OneOf{Default: "red"}},
			},
		}},
	}},
}

// Paging names parameters and fields that are not there.
var Paging = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel, Retry: retry, RateLimits: rateLimits,
	Limits: limits,
	Resources: []*dsl.Resource{{
		Name: "items", Doc: doc, Endpoints: []dsl.Endpoint{dsl.Get{
			Name: "List", Path: all, Summary: "List", Doc: "lists.", Returns: dsl.Array{Of: item}, Failures: failures,
			Examples: listExamples,
			Query:    []dsl.Param{{Name: "limit", Doc: doc, Type: dsl.Int{}}},
			Pages:    &dsl.OffsetLimit{Offset: "offset", Limit: "limit", Key: "key", Method: "all"},
		}},
	}},
}

// PagingTypes do not fit.
var PagingTypes = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel, Retry: retry, RateLimits: rateLimits,
	Limits: limits,
	Resources: []*dsl.Resource{{
		Name: "items", Doc: doc, Endpoints: []dsl.Endpoint{
			dsl.Get{
				Name: "Get", Path: path, Summary: "Get", Doc: "gets.", Returns: item, Failures: failures,
				Examples: getExamples,
				Query:    []dsl.Param{{Name: "limit", Doc: doc, Type: dsl.String{}}},
				Pages:    &dsl.OffsetLimit{Limit: "limit", Method: "All"},
			},
			dsl.Get{
				Name: "List", Path: all, Summary: "List", Doc: "lists.", Returns: dsl.Array{Of: item},
				Failures: failures, Examples: listExamples,
				Query: offsetLimit,
				Pages: &dsl.OffsetLimit{Offset: "limit", Limit: "limit", Key: "note", Method: "Each"},
			},
			dsl.Get{
				Name: "More", Path: dsl.Path{dsl.Literal("more")}, Summary: "More", Doc: "lists.",
				Returns: dsl.Array{Of: item}, Failures: failures, Examples: listExamples,
				Query: offsetLimit,
				Pages: &dsl.OffsetLimit{Offset: "offset", Limit: "limit", Key: "made_at", Method: "EachMore"},
			},
		},
	}},
}
