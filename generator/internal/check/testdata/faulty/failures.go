package faulty

import "github.com/seed-e19c5fb5/clerk-go/spec/dsl"

// ErrorFields has names twice.
var ErrorFields = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Retry: retry, RateLimits: rateLimits, Limits: limits,
	Errors: dsl.ErrorModel{
		List: "errors", Code: "code", Message: "text", LongMessage: "text", Meta: "code", TraceID: "errors", TraceHeader: "X Trace",
		Failures: errorModel.Failures,
	},
	Resources: []*dsl.Resource{{
		Name: "items", Doc: doc, Endpoints: []dsl.Endpoint{dsl.Post{
			Name: "Sell", Path: path, Summary: "Sell", Doc: "sells.", Failures: failures, Examples: []dsl.Example{
				{Name: "done", Path: itemI1},
				{Name: "fails", Path: itemI1, Response: dsl.Response{Status: 404, Body: `{"errors": [{"code": "item_not_found", "text": "no"}], "x": 1}`}},
			},
		}},
	}},
}

// Failures has some twice, some nameless, and one that is a success.
var Failures = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Retry: retry, RateLimits: rateLimits, Limits: limits,
	Errors: dsl.ErrorModel{
		List: "errors", Code: "code", Message: "message",
		Failures: []*dsl.Failure{
			unauthorized,
			notFound,
			nil,
			notFound,
			{Status: 404, Name: "Missing", Doc: "missing"},
			{Status: 200, Name: "Fine", Doc: "fine"},
			{Status: 600, Name: "not found"},
			{Status: 500, Doc: "nameless"},
		},
	},
	Resources: []*dsl.Resource{&items},
}

// Codes has some in two failures, and some that say nothing.
var Codes = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Retry: retry, RateLimits: rateLimits, Limits: limits,
	Errors: dsl.ErrorModel{
		List: "errors", Code: "code", Message: "message",
		Failures: []*dsl.Failure{
			unauthorized,
			notFound,
			{Status: 409, Name: "Conflict", Doc: "conflict", Codes: []*dsl.ErrorCode{
				itemNotFound,
				{Code: "key_invalid", Message: "bad key"},
				nil,
				{Message: "nameless"},
				{Code: "+", Message: "no letters"},
				{Code: "two words", Message: "two words"},
				{Code: "silent"},
			}},
		},
	},
	Resources: []*dsl.Resource{&items},
}

// FailureGoNames clash in the package of models.
var FailureGoNames = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Retry: retry, RateLimits: rateLimits, Limits: limits,
	Errors: dsl.ErrorModel{
		List: "errors", Code: "code", Message: "message",
		Failures: []*dsl.Failure{
			unauthorized,
			notFound,
			{Status: 410, Name: "NotFound", Doc: "gone", Codes: []*dsl.ErrorCode{{Code: "item-not-found", Message: "gone"}}},
		},
	},
	Resources: []*dsl.Resource{&items},
}
