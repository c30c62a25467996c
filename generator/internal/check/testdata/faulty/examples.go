package faulty

import "github.com/seed-e19c5fb5/clerk-go/spec/dsl"

// NoExamples shows nothing, or only one side.
var NoExamples = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel, Retry: retry, RateLimits: rateLimits,
	Limits: limits,
	Resources: []*dsl.Resource{{
		Name: "items", Doc: doc, Endpoints: []dsl.Endpoint{
			dsl.Post{Name: "Sell", Path: path, Summary: "Sell", Doc: "sells.", Failures: failures},
			dsl.Put{
				Name: "Move", Path: path, Summary: "Move", Doc: "moves.", Failures: failures, Examples: []dsl.Example{
					{Name: "done", Path: itemI1},
				},
			},
		},
	}},
}

// ExampleNames are not valid as names of files, or are duplicates.
var ExampleNames = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel, Retry: retry, RateLimits: rateLimits,
	Limits: limits,
	Resources: []*dsl.Resource{{
		Name: "items", Doc: doc, Endpoints: []dsl.Endpoint{
			dsl.Post{
				Name: "Sell", Path: path, Summary: "Sell", Doc: "sells.", Failures: failures, Examples: []dsl.Example{
					{Name: "Sold Out", Path: itemI1},
					{Path: itemI1},
					{Name: "not_found", Path: itemI1, Response: dsl.Response{Status: 404, Body: notThere}},
					{Name: "not_found", Path: itemI1, Response: dsl.Response{Status: 404, Body: notThere}},
				},
			},
		},
	}},
}

// ExampleParams are unknown, missing, or not allowed.
var ExampleParams = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel, Retry: retry, RateLimits: rateLimits,
	Limits: limits,
	Resources: []*dsl.Resource{{
		Name: "items", Doc: doc, Endpoints: []dsl.Endpoint{
			dsl.Get{
				Name: "Get", Path: path, Summary: "Get", Doc: "gets.", Failures: failures,
				Query: []dsl.Param{
					{Name: "limit", Doc: doc, Type: dsl.Int{Min: new(1), Max: new(499)}},
					{Name: "offset", Doc: doc, Type: dsl.Int{Default: new(0)}},
					{Name: "color", Doc: doc, Type: dsl.OneOf{Enum: color, Except: []string{"gone"}}},
					{Name: "lang", Doc: doc, Type: dsl.String{MinLength: new(2)}, Required: true},
				},
				Examples: []dsl.Example{
					{
						Name: "unknown", Path: map[string]string{"item": "i1"},
						Query: map[string]any{"page": 1, "lang": "en"},
					},
					{
						Name: "values", Path: itemI1,
						Query: map[string]any{"limit": 500, "offset": 0, "color": "gone", "lang": "e"},
					},
					{
						Name: "kinds", Path: itemI1,
						Query: map[string]any{"limit": "5", "offset": int8(1), "color": true, "lang": 7},
					},
					{
						Name: "path", Path: map[string]string{"item_id": ".."},
						Response: dsl.Response{Status: 404, Body: notThere},
					},
					{
						Name: "empty_path", Path: map[string]string{"item_id": ""}, Query: map[string]any{"lang": "en"},
						Response: dsl.Response{Status: 404, Body: notThere},
					},
				},
			},
		},
	}},
}

// ExampleBodies are no JSON, or not what the endpoint takes.
var ExampleBodies = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel, Retry: retry, RateLimits: rateLimits,
	Limits: limits,
	Resources: []*dsl.Resource{{
		Name: "items", Doc: doc, Endpoints: []dsl.Endpoint{
			dsl.Post{
				Name: "Sell", Path: all, Summary: "Sell", Doc: "sells.", Failures: failures,
				Body: []dsl.Field{
					{Name: "count", Doc: doc, Type: dsl.Int{Min: new(1)}},
					{Name: "to", Doc: doc, Type: dsl.String{}, Optional: true},
					{Name: "kind", Doc: doc, Type: dsl.Const("sale"), Optional: true},
					{Name: "gift", Doc: doc, Type: dsl.Bool{Default: new(false)}, Optional: true},
				},
				Examples: []dsl.Example{
					{Name: "none"},
					{Name: "cut_off", Body: `{"count": 1`},
					{Name: "trailing", Body: `{"count": 1} {}`},
					{Name: "garbled", Body: `{"count": one}`},
					{Name: "kind", Body: `[1]`},
					{Name: "unknown", Body: `{"count": 1, "size": 2}`},
					{Name: "null", Body: `{"count": null, "to": null}`},
					{Name: "twice", Body: `{"count": 1, "count": 2}`},
					{Name: "values", Body: `{"count": 0, "to": 3, "kind": "gift", "gift": false}`},
					{Name: "fraction", Body: `{"count": 1.5}`, Response: dsl.Response{Status: 401, Body: badKey}},
				},
			},
			dsl.Put{
				Name: "Move", Path: all, Summary: "Move", Doc: "moves.", Failures: failures, Examples: []dsl.Example{
					{Name: "done", Body: "{}"},
					{Name: "bad_key", Response: dsl.Response{Status: 401, Body: badKey}},
				},
			},
		},
	}},
}

// ExampleResponses do not decode to what the endpoint returns.
var ExampleResponses = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel, Retry: retry, RateLimits: rateLimits,
	Limits: limits,
	Resources: []*dsl.Resource{{
		Name: "items", Doc: doc, Endpoints: []dsl.Endpoint{
			dsl.Get{
				Name: "Get", Path: path, Summary: "Get", Doc: "gets.", Returns: item, Failures: failures,
				Examples: []dsl.Example{
					{Name: "nothing", Path: itemI1},
					{Name: "garbled", Path: itemI1, Response: dsl.Response{Body: `{"id": "i1",}`}},
					{Name: "list", Path: itemI1, Response: dsl.Response{Body: "[" + oneItem + "]"}},
					{
						Name: "fields", Path: itemI1,
						Response: dsl.Response{Body: `{"id": 1, "made_at": 1.5, "note": null, "more": true}`},
					},
					{
						Name: "values", Path: itemI1,
						Response: dsl.Response{Body: `{"id": null, "color": "green", "made_at": null}`},
					},
					{Name: "header", Path: itemI1, Response: dsl.Response{
						Header: map[string]string{"content-type": "text/plain", "X Y": "z", "X-Y": "a\r\nb"},
						Body:   oneItem,
					}},
					{Name: "not_found", Path: itemI1, Response: dsl.Response{Status: 404, Body: notThere}},
				},
			},
			dsl.Delete{
				Name: "Remove", Path: path, Summary: "Remove", Doc: "removes.", Status: 204, Failures: failures,
				Examples: []dsl.Example{
					{Name: "done", Path: itemI1, Response: dsl.Response{Body: oneItem}},
					{Name: "not_found", Path: itemI1, Response: dsl.Response{Status: 404, Body: notThere}},
				},
			},
		},
	}},
}

// ExampleUnions are of no variant.
var ExampleUnions = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel, Retry: retry, RateLimits: rateLimits,
	Limits: limits,
	Resources: []*dsl.Resource{{
		Name: "items", Doc: doc, Endpoints: []dsl.Endpoint{dsl.Get{
			Name: "List", Path: all, Summary: "List", Doc: "lists.", Failures: failures,
			Returns: dsl.Array{
				Of: &dsl.Union{
					Name: "Furniture", Doc: doc, Discriminator: "kind", Variants: []*dsl.Object{table, chair},
				},
			},
			Examples: []dsl.Example{
				{
					Name: "some",
					Response: dsl.Response{
						Body: `[{"kind": "table"}, {"kind": "lamp"}, {"id": "l1"}, {"kind": 1}, "chair"]`,
					},
				},
				{Name: "bad_key", Response: dsl.Response{Status: 401, Body: badKey}},
			},
		}},
	}},
}

// ExampleFailures are not documented, or not in the form of a failure.
var ExampleFailures = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel, Retry: retry, RateLimits: rateLimits,
	Limits: limits,
	Resources: []*dsl.Resource{{
		Name: "items", Doc: doc, Endpoints: []dsl.Endpoint{
			dsl.Post{
				Name: "Sell", Path: path, Summary: "Sell", Doc: "sells.", Failures: failures, Examples: []dsl.Example{
					{Name: "done", Path: itemI1},
					{Name: "status", Path: itemI1, Response: dsl.Response{Status: 418, Body: notThere}},
					{Name: "code", Path: itemI1, Response: dsl.Response{Status: 404, Body: badKey}},
					{Name: "text", Path: itemI1, Response: dsl.Response{Status: 404, Body: "not found"}},
					{Name: "nothing", Path: itemI1, Response: dsl.Response{Status: 404}},
					{Name: "list", Path: itemI1, Response: dsl.Response{Status: 404, Body: `{"error": "x"}`}},
					{
						Name: "empty", Path: itemI1,
						Response: dsl.Response{Status: 404, Body: `{"errors": [], "trace_id": 7}`},
					},
					{
						Name: "item", Path: itemI1,
						Response: dsl.Response{
							Status: 404, Body: `{"errors": [{}, "x", {"code": 1, "message": 2, "detail": 3}]}`,
						},
					},
				},
			},
		},
	}},
}

// ManyMistakes has some of every kind, in no order.
var ManyMistakes = dsl.API{
	Name:  "Shop",
	Retry: retry, RateLimits: rateLimits, Limits: dsl.Limits{},
	Resources: []*dsl.Resource{{
		Name: "Items",
		Endpoints: []dsl.Endpoint{dsl.Get{
			Name: "List", Path: dsl.Path{dsl.Literal("/items")}, Doc: "lists.",
			Query:   []dsl.Param{{Name: "limit", Doc: doc, Type: dsl.Int{Min: new(1), Max: new(499), Default: new(0)}}},
			Returns: dsl.Array{Of: &dsl.Object{Name: "item", Doc: doc}}, Failures: failures,
		}},
	}},
	Auth: dsl.Bearer{}, Errors: errorModel,
	Servers: []dsl.Server{{Name: "Main", URL: "http://shop.example"}},
}
