package faulty

import "github.com/seed-e19c5fb5/clerk-go/spec/dsl"

// Segments cannot stand in a URL as they are.
var Segments = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel, Retry: retry, RateLimits: rateLimits,
	Limits: limits,
	Resources: []*dsl.Resource{{
		Name: "items", Doc: doc, Endpoints: []dsl.Endpoint{
			dsl.Post{
				Name: "Sell", Summary: "Sell", Doc: "sells.", Failures: failures, Examples: newExamples,
				Path: dsl.Path{
					dsl.Literal("items/sell"),
					dsl.Literal("{item_id}"),
					dsl.Literal(""),
					dsl.Literal(".."),
					dsl.Literal("50% off"),
					nil,
					(*dsl.PathParam)(nil),
				},
			},
			dsl.Put{Name: "Move", Summary: "Move", Doc: "moves.", Failures: failures, Examples: newExamples},
		},
	}},
}

// PathParams are nameless, invalid or duplicates.
var PathParams = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel, Retry: retry, RateLimits: rateLimits,
	Limits: limits,
	Resources: []*dsl.Resource{{
		Name: "items", Doc: doc, Endpoints: []dsl.Endpoint{
			dsl.Post{
				Name: "Sell", Summary: "Sell", Doc: "sells.", Failures: failures,
				Path: dsl.Path{
					itemID, dsl.Literal("or"), itemID, &dsl.PathParam{Name: "itemId", Doc: doc},
					&dsl.PathParam{Name: "sell", Doc: doc},
				},
				Examples: []dsl.Example{
					{Name: "done", Path: map[string]string{"item_id": "1", "itemId": "2", "sell": "3"}},
					{
						Name: "not_found", Path: map[string]string{"item_id": "1", "itemId": "2", "sell": "3"},
						Response: dsl.Response{Status: 404, Body: notThere},
					},
				},
			},
			dsl.Put{
				Name: "Move", Summary: "Move", Doc: "moves.", Failures: failures,
				Path: dsl.Path{
					&dsl.PathParam{Doc: doc}, &dsl.PathParam{Name: "{id}"}, &dsl.PathParam{Name: "a/b", Doc: doc},
					&dsl.PathParam{Name: "2nd", Doc: doc},
				},
				Examples: []dsl.Example{
					{Name: "done", Path: map[string]string{"{id}": "1", "a/b": "2", "2nd": "3"}},
					{
						Name: "not_found", Path: map[string]string{"{id}": "1", "a/b": "2", "2nd": "3"},
						Response: dsl.Response{Status: 404, Body: notThere},
					},
				},
			},
		},
	}},
}

// Routes are duplicates, or match the same URL. One is shared, and one by nobody else.
var Routes = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel, Retry: retry, RateLimits: rateLimits,
	Limits: limits,
	Resources: []*dsl.Resource{
		{Name: "items", Doc: doc, Endpoints: []dsl.Endpoint{
			dsl.Post{
				Name: "Sell", Path: path, Summary: "Sell", Doc: "sells.", Failures: failures, Examples: actExamples,
			},
			dsl.Put{
				Name: "Move", Path: path, Summary: "Move", Doc: "moves.", Failures: failures, Examples: actExamples,
			},
		}},
		{Name: "things", Doc: doc, Endpoints: []dsl.Endpoint{
			dsl.Post{
				Name: "Sell", Path: dsl.Path{dsl.Literal("items"), otherID}, Summary: "Sell", Doc: "sells.",
				Failures: failures, Examples: otherExamples,
			},
			dsl.Post{
				Name: "Narrow", Path: dsl.Path{dsl.Literal("items"), dsl.Literal("all")}, Summary: "Narrow",
				Doc:      "is fine.",
				Failures: failures, Examples: newExamples,
			},
			dsl.Put{
				Name: "Overlap", Path: dsl.Path{otherID, dsl.Literal("all")}, Summary: "Overlap", Doc: "is fine.",
				Failures: failures, Examples: otherExamples,
			},
			dsl.Post{
				Name: "Share", Path: dsl.Path{dsl.Literal("items"), otherID}, Summary: "Share", Doc: "is fine.",
				SharesRoute: true, Failures: failures, Examples: otherExamples,
			},
			dsl.Delete{
				Name: "Alone", Path: dsl.Path{dsl.Literal("items"), otherID}, Summary: "Alone", Doc: "is alone.",
				SharesRoute: true, Failures: failures, Examples: otherExamples,
			},
		}},
	},
}

var (
	otherID       = &dsl.PathParam{Name: "other_id", Doc: "the ID of something"}
	otherExamples = []dsl.Example{
		{Name: "done", Path: map[string]string{"other_id": "o1"}},
		{
			Name: "not_found", Path: map[string]string{"other_id": "o1"},
			Response: dsl.Response{Status: 404, Body: notThere},
		},
	}
)

// Until names versions that are no dates.
var Until = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel, Retry: retry, RateLimits: rateLimits,
	Limits: limits,
	Resources: []*dsl.Resource{{
		Name: "items", Doc: doc, Endpoints: []dsl.Endpoint{
			dsl.Get{
				Name: "List", Path: all, Summary: "List", Doc: "lists.", Returns: dsl.Array{Of: item},
				Failures: failures, Examples: listExamples, Until: "2",
			},
			dsl.Post{
				Name: "Sell", Path: path, Summary: "Sell", Doc: "sells.", Failures: failures, Examples: actExamples,
				Until: "2024-02-30",
			},
			dsl.Put{
				Name: "Move", Path: path, Summary: "Move", Doc: "moves.", Failures: failures, Examples: actExamples,
				Until: "2024-02-29",
			},
			dsl.Delete{
				Name: "Drop", Path: path, Summary: "Drop", Doc: "drops.", Failures: failures, Examples: actExamples,
				Until: "2024-1-2",
			},
		},
	}},
}

// Compounds have parts that no path can have, and values that end early.
var Compounds = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel, Retry: retry, RateLimits: rateLimits,
	Limits: limits,
	Resources: []*dsl.Resource{{
		Name: "items", Doc: doc, Endpoints: []dsl.Endpoint{dsl.Post{
			Name: "Sell", Summary: "Sell", Doc: "sells.", Failures: failures,
			Path: dsl.Path{
				dsl.Compound{},
				dsl.Compound{dsl.Literal("v"), &dsl.PathParam{Name: "a", Doc: doc}},
				dsl.Compound{&dsl.PathParam{Name: "b", Doc: doc}, &dsl.PathParam{Name: "c", Doc: doc}},
				dsl.Compound{
					&dsl.PathParam{Name: "d", Doc: doc, Type: compoundState}, dsl.Literal("-"),
					&dsl.PathParam{Name: "e", Doc: doc}, dsl.Literal("/"), dsl.Literal(""), (*dsl.PathParam)(nil), nil,
					&dsl.PathParam{Name: "f", Doc: doc},
				},
			},
			Examples: []dsl.Example{
				{Name: "done", Path: compoundValues("x/")},
				{
					Name: "not_found", Path: compoundValues("1"),
					Response: dsl.Response{Status: 404, Body: notThere},
				},
			},
		}},
	}},
}

var compoundState = &dsl.Enum{
	Name: "CompoundState", Doc: "what it is", Values: []dsl.EnumValue{{Value: "sold"}, {Value: "sold-out"}},
}

func compoundValues(e string) map[string]string {
	return map[string]string{"a": "1", "b": "1", "c": "1", "d": "sold", "e": e, "f": "1"}
}
