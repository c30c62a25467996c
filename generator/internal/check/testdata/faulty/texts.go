package faulty

import "github.com/seed-e19c5fb5/clerk-go/spec/dsl"

// Texts are no prose, or do not fit what they stand behind.
var Texts = dsl.API{
	Name: "Shop", Doc: "sells\n\n- chairs\n- tables", Auth: auth, Errors: errorModel, Retry: retry, Limits: limits,
	Servers:    []dsl.Server{{Name: "Main", URL: "https://api.shop.example/v1", Doc: "Main server"}},
	RateLimits: []dsl.RateLimit{{Requests: 1, Per: 1, Doc: "all\n\nkeys"}},
	Version:    dsl.Version{Header: "Shop-Version", Default: "1", Doc: "one\u2028two"},
	Resources: []*dsl.Resource{{
		Name: "items", Doc: "Items.\n\n    sell(item)", Deprecated: "Use\x1b[1mthings.",
		Endpoints: []dsl.Endpoint{
			dsl.Get{
				Name:    "Get",
				Path:    dsl.Path{dsl.Literal("items"), &dsl.PathParam{Name: "item_id", Doc: "Unique identifier"}},
				Summary: "Get\n\nan item", Doc: "This endpoint returns an item.", Deprecated: "# Why",
				Failures: failures,
				Query:    []dsl.Param{{Name: "full", Doc: "```json", Deprecated: "> nobody asks", Type: dsl.Bool{}}},
				Returns: &dsl.Object{Name: "Item", Doc: "Object that is for sale", Fields: []dsl.Field{
					{Name: "id", Type: dsl.String{}, Doc: "\xff", Deprecated: "[x]: https://shop.example"},
					{
						Name: "color", Doc: "Deprecated: say hue.",
						Type: &dsl.Enum{Name: "Color", Doc: "Colors", Values: []dsl.EnumValue{
							{Value: "red", Doc: "| red |", Deprecated: "1. out of date"},
						}},
					},
					{
						Name: "u", Optional: true,
						Type: &dsl.Union{
							Name: "Either", Doc: "Either one", Discriminator: "kind",
							Variants: []*dsl.Object{table, chair},
						},
					},
				}},
				Examples: []dsl.Example{
					{Name: "red", Doc: "+build ignore", Path: itemI1, Response: dsl.Response{Body: oneItem}},
					{Name: "not_found", Doc: " \n", Path: itemI1, Response: dsl.Response{Status: 404, Body: notThere}},
				},
			},
			dsl.Post{
				Name: "Sell", Path: path, Summary: " ", Doc: "puzzle over it.", Failures: failures,
				Examples: actExamples,
				Body:     []dsl.Field{{Name: "to", Doc: "***", Type: dsl.String{}, Optional: true}},
			},
		},
	}},
}

// FailureTexts are no prose.
var FailureTexts = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Retry: retry, RateLimits: rateLimits, Limits: limits,
	Auth: dsl.Bearer{KeyName: "key\n\nof keys", ExampleKey: "k", Missing: keyMissing, Invalid: keyInvalid},
	Errors: dsl.ErrorModel{
		List: "errors", Code: "code", Message: "message",
		Failures: []*dsl.Failure{
			unauthorized,
			notFound,
			{Status: 409, Name: "Conflict", Doc: "sold already\n\nor never made", Codes: []*dsl.ErrorCode{
				{Code: "sold", Message: "sold", Doc: "* sold"},
			}},
		},
	},
	Resources: []*dsl.Resource{&items},
}
