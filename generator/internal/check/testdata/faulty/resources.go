package faulty

import "github.com/seed-e19c5fb5/clerk-go/spec/dsl"

// Resources has some twice, and one that is nil.
var Resources = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel, Retry: retry, RateLimits: rateLimits,
	Limits: limits,
	Resources: []*dsl.Resource{
		&items,
		nil,
		&items,
		{Name: "items", Doc: doc, Endpoints: []dsl.Endpoint{dsl.Delete{
			Name: "Remove", Path: path, Summary: "Remove", Doc: "removes.", Failures: failures, Examples: actExamples,
		}}},
	},
}

// ResourceNames cannot be packages.
var ResourceNames = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel, Retry: retry, RateLimits: rateLimits,
	Limits: limits,
	Resources: []*dsl.Resource{
		{Name: "Old_Items", Doc: doc},
		{Name: "models", Doc: doc},
		{Name: "func", Doc: doc},
		{},
	},
}

// Verbs are not endpoints, although they compile as such.
var Verbs = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel, Retry: retry, RateLimits: rateLimits,
	Limits: limits,
	Resources: []*dsl.Resource{{
		Name: "items", Doc: doc, Endpoints: []dsl.Endpoint{
			&getItem,
			nil,
			(*dsl.Post)(nil),
			getItem,
		},
	}},
}

// EndpointTexts are missing.
var EndpointTexts = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel, Retry: retry, RateLimits: rateLimits,
	Limits: limits,
	Resources: []*dsl.Resource{{
		Name: "items", Doc: doc, Endpoints: []dsl.Endpoint{
			dsl.Post{Path: path, Failures: failures, Examples: actExamples},
			dsl.Put{
				Name: "Two", Path: path, Summary: "One\n\nTwo", Doc: doc, Failures: failures, Examples: actExamples,
			},
		},
	}},
}

// EndpointNames are not Go's, or clash.
var EndpointNames = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel, Retry: retry, RateLimits: rateLimits,
	Limits: limits,
	Resources: []*dsl.Resource{{
		Name: "items", Doc: doc, Endpoints: []dsl.Endpoint{
			dsl.Post{
				Name: "Sell", Path: path, Summary: "Sell", Doc: "sells.", Failures: failures, Examples: actExamples,
				Query: []dsl.Param{{Name: "fast", Doc: doc, Type: dsl.Bool{}}},
			},
			dsl.Put{
				Name: "Sell", Path: path, Summary: "Sell", Doc: "sells.", Failures: failures, Examples: actExamples,
			},
			dsl.Patch{
				Name: "sell", Path: path, Summary: "Sell", Doc: "sells.", Failures: failures, Examples: actExamples,
			},
			dsl.Put{
				Name: "SellParams", Path: more, Summary: "Sell", Doc: "sells.", Failures: failures,
				Examples: actExamples,
			},
			dsl.Patch{
				Name: "Patterns", Path: more, Summary: "Sell", Doc: "sells.", Failures: failures, Examples: actExamples,
			},
			dsl.Delete{
				Name: "New", Path: path, Summary: "New", Doc: "is new.", Failures: failures, Examples: actExamples,
			},
			dsl.Get{
				Name: "List", Path: all, Summary: "List", Doc: "lists.", Query: offsetLimit,
				Returns:  dsl.Array{Of: item},
				Failures: failures, Examples: listExamples,
				Pages: &dsl.OffsetLimit{Offset: "offset", Limit: "limit", Key: "id", Method: "Sell"},
			},
		},
	}},
}

// Answers have statuses and bodies that do not go together.
var Answers = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel, Retry: retry, RateLimits: rateLimits,
	Limits: limits,
	Resources: []*dsl.Resource{{
		Name: "items", Doc: doc, Endpoints: []dsl.Endpoint{
			dsl.Post{
				Name: "Sell", Path: path, Summary: "Sell", Doc: "sells.", Failures: failures, Examples: getExamples,
				Returns: item, Status: 204,
			},
			dsl.Put{
				Name: "Move", Path: path, Summary: "Move", Doc: "moves.", Failures: failures, Examples: actExamples,
				Status: 302,
			},
		},
	}},
}

// EndpointFailures are not those of the API.
var EndpointFailures = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel, Retry: retry, RateLimits: rateLimits,
	Limits: limits,
	Resources: []*dsl.Resource{{
		Name: "items", Doc: doc, Endpoints: []dsl.Endpoint{
			dsl.Post{
				Name: "Sell", Path: path, Summary: "Sell", Doc: "sells.", Examples: actExamples,
				Failures: []*dsl.Failure{notFound, nil, notFound, {Status: 409, Name: "Conflict", Doc: "sold already"}},
			},
			dsl.Put{
				Name: "Move", Path: path, Summary: "Move", Doc: "moves.",
				Examples: []dsl.Example{{Name: "done", Path: itemI1}},
			},
		},
	}},
}

// ResourceFolders are in themselves, in nobody's, or taken.
var ResourceFolders = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel, Retry: retry, RateLimits: rateLimits,
	Limits: limits,
	Resources: []*dsl.Resource{
		&items,
		folded("parts", &items, "Get"),
		folded("parts", &items, "Find"),
		folded("itemstest", &items, "Test"),
		folded("lost", folded("nobody", nil, "Lose"), "Seek"),
		looped(),
	},
}

func folded(name string, below *dsl.Resource, method string) *dsl.Resource {
	return &dsl.Resource{Name: name, Doc: doc, Below: below, Endpoints: []dsl.Endpoint{dsl.Post{
		Name: method, Path: append(path[:2:2], dsl.Literal(name), dsl.Literal(method)), Summary: "Do it",
		Doc:      "does it.",
		Failures: failures, Examples: actExamples,
	}}}
}

func looped() *dsl.Resource {
	r := folded("loop", nil, "Loop")
	r.Below = r
	return r
}
