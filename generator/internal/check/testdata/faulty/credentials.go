package faulty

import "github.com/seed-e19c5fb5/clerk-go/spec/dsl"

// KeyPlaces are no places for a key, or taken.
var KeyPlaces = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Errors: errorModel, Limits: limits,
	Auth: dsl.APIKey{Name: "accept", Prefix: "Key\n"},
	Alternatives: []dsl.Auth{
		dsl.APIKey{In: dsl.InCookie, Name: "a b", Prefix: "Key ", ExampleKey: "a;b"},
		dsl.APIKey{In: dsl.InQuery, Name: "page"},
		dsl.APIKey{In: dsl.InQuery},
		dsl.APIKey{In: 7, Name: "key"},
		dsl.Basic{ExampleUser: "a:b", ExampleKey: "c\n"},
		&dsl.Bearer{},
		nil,
		dsl.Bearer{},
		dsl.Bearer{Invalid: &dsl.ErrorCode{Code: "stray", Message: "held by no failure"}},
	},
	RateLimits: []dsl.RateLimit{{KeyPrefix: "a_", Requests: 1, Per: 1}},
	Version:    dsl.Version{Header: "Shop-Version", Default: "1", Query: "version"},
	Resources: []*dsl.Resource{{Name: "items", Doc: doc, Endpoints: []dsl.Endpoint{dsl.Get{
		Name: "List", Path: all, Summary: "List", Doc: "lists.",
		Query:    []dsl.Param{{Name: "page", Doc: "the page", Type: dsl.String{}}},
		Failures: failures, Examples: newExamples,
	}}}},
}

// KeyTaken are names that requests use already.
var KeyTaken = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Errors: errorModel, Limits: limits,
	Version:      dsl.Version{Header: "Shop-Version", Default: "1", Query: "version"},
	Auth:         dsl.APIKey{Name: "shop-version"},
	Alternatives: []dsl.Auth{dsl.APIKey{In: dsl.InQuery, Name: "version"}},
	Environment:  dsl.Environment{Key: "SHOP_KEY", User: "SHOP_USER"},
	Resources:    []*dsl.Resource{&items},
}

// KeyCookie is the header of all cookies.
var KeyCookie = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Errors: errorModel, Limits: limits,
	Auth: dsl.APIKey{Name: "cookie"}, Resources: []*dsl.Resource{&items},
}

// NoKey has things to say of keys that nobody sends.
var NoKey = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Errors: errorModel, Limits: limits,
	Alternatives: []dsl.Auth{dsl.Bearer{}}, Environment: dsl.Environment{Key: "SHOP_KEY"},
	RateLimits: []dsl.RateLimit{{KeyPrefix: "a_", Requests: 1, Per: 1}},
	Resources:  []*dsl.Resource{&items},
}

// HalfPair has a variable for a password, and none for the user name.
var HalfPair = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Errors: errorModel, Limits: limits,
	Auth: dsl.Basic{}, Environment: dsl.Environment{Key: "SHOP_KEY"},
	RateLimits: []dsl.RateLimit{{KeyPrefix: "a_", Requests: 1, Per: 1}},
	Resources:  []*dsl.Resource{&items},
}

// Resending has retries that make no sense, and keys in headers of the transport.
var Resending = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel, Limits: limits, Version: version,
	Resources: []*dsl.Resource{{Name: "items", Doc: doc, Endpoints: []dsl.Endpoint{
		dsl.Post{
			Name: "Buy", Path: all, Summary: "Buy", Doc: "buys.", IdempotencyKey: "two words",
			Retry: &dsl.OperationRetry{}, Failures: failures, Examples: newExamples,
		},
		dsl.Put{
			Name: "Sell", Path: all, Summary: "Sell", Doc: "sells.", IdempotencyKey: "shop-version",
			Retry: &dsl.OperationRetry{MaxAttempts: -1, Statuses: []int{200, 409, 409}}, Failures: failures,
			Examples: newExamples,
		},
	}}},
}
