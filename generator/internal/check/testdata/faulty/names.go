package faulty

import (
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// Names would break out of a comment, a tag or a file name, or clash in
// packages that nobody thinks of.
var Names = dsl.API{
	Name: "Shop", Doc: doc,
	Auth: dsl.Bearer{KeyName: "secret key", ExampleKey: "k", Missing: keyMissing, Invalid: keyInvalid}, Retry: retry,
	Limits:      limits,
	Servers:     []dsl.Server{{Name: "Main", URL: "https://api.shop.example/v 1"}},
	RateLimits:  []dsl.RateLimit{{KeyPrefix: "k\n", Requests: 1, Per: 1}},
	Version:     dsl.Version{Header: "Shop-Version", Default: "1", Query: "ver sion"},
	Environment: dsl.Environment{Key: "SHOP_KEY", BaseURL: "SHOP_URL", BaseURLPath: "/v\n1"},
	Errors: dsl.ErrorModel{
		List: "er\"rors", Code: "co,de", Message: "mess'age", LongMessage: "long\nfunc init() { panic(1) }",
		Meta: "{meta}", TraceID: "trace id",
		Failures: failures,
	},
	Resources: []*dsl.Resource{{
		Name: "items", Doc: doc, State: &dsl.Collection{Of: item, ID: "id"},
		Endpoints: []dsl.Endpoint{
			dsl.Post{
				Name: "Sell", Path: path, Summary: "Sell", Doc: "sells.", Failures: failures,
				Body: []dsl.Field{
					{Name: "a,b", Doc: doc, Type: dsl.String{}, Optional: true},
					{Name: "seed", Doc: doc, Type: dsl.String{}, Optional: true},
				},
				Effects: []dsl.Effect{
					dsl.Find{By: itemID, Else: itemNotFound}, dsl.RequireSecret{Body: "seed", Else: itemNotFound},
				},
				Examples: []dsl.Example{
					{Name: strings.Repeat("done", 21), Path: itemI1},
					{
						Name: "bad_key", Path: itemI1,
						Response: dsl.Response{
							Status: 401, Body: `{"er\"rors": [{"co,de": "key_invalid", "mess'age": "m"}]}`,
						},
					},
				},
			},
			dsl.Post{
				Name: "Forget", Path: more, Summary: "Forget", Doc: "forgets.", Failures: failures,
				Examples: actExamples,
			},
			dsl.Put{
				Name: "SellParamsFields", Path: more, Summary: "Sell", Doc: "sells.", Failures: failures,
				Examples: actExamples,
			},
			dsl.Patch{
				Name: strings.Repeat("Sell", 21), Path: more, Summary: "Sell", Doc: "sells.", Failures: failures,
				Examples: actExamples,
				Returns: &dsl.Union{Name: "Either", Doc: doc, Discriminator: "kind", Variants: []*dsl.Object{
					table, {Name: "Format", Doc: doc, Fields: []dsl.Field{{Name: "kind", Type: dsl.Const("format")}}},
				}},
			},
		},
	}},
}

// FolderNames are kept for something else, or too long.
var FolderNames = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel, Retry: retry, RateLimits: rateLimits,
	Limits: limits,
	Resources: []*dsl.Resource{
		{Name: "init", Doc: doc, Endpoints: items.Endpoints},
		{Name: "testdata", Doc: doc},
		{Name: "vendor", Doc: doc},
		{Name: strings.Repeat("a", 81), Doc: doc},
	},
}

// Encoding has texts that are not UTF-8.
var Encoding = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel, Retry: retry, RateLimits: rateLimits,
	Limits:  limits,
	Signing: &dsl.Signing{Issuer: "https://shop.example/\xff", JWKSPath: "/jwks"},
	Resources: []*dsl.Resource{{
		Name: "items", Doc: doc, Endpoints: []dsl.Endpoint{dsl.Get{
			Name: "Get", Path: path, Summary: "Get", Doc: "gets.", Returns: item, Failures: failures,
			Query: []dsl.Param{{Name: "kind", Doc: doc, Type: dsl.String{Default: new("\xff")}}},
			Examples: []dsl.Example{
				{Name: "red", Path: map[string]string{"item_id": "\xff"}, Response: dsl.Response{Body: oneItem}},
				{Name: "not_found", Path: itemI1, Response: dsl.Response{Status: 404, Body: notThere}},
			},
		}},
	}},
}
