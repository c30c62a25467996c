package faulty

import "github.com/seed-e19c5fb5/clerk-go/spec/dsl"

// ErrorFields has names twice.
var ErrorFields = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Retry: retry, RateLimits: rateLimits, Limits: limits,
	Errors: dsl.ErrorModel{
		List: "errors", Code: "code", Message: "text", LongMessage: "text", Meta: "code", TraceID: "errors",
		TraceHeader: "X Trace",
		Failures:    errorModel.Failures,
	},
	Resources: []*dsl.Resource{{
		Name: "items", Doc: doc, Endpoints: []dsl.Endpoint{dsl.Post{
			Name: "Sell", Path: path, Summary: "Sell", Doc: "sells.", Failures: failures, Examples: []dsl.Example{
				{Name: "done", Path: itemI1},
				{
					Name: "fails", Path: itemI1,
					Response: dsl.Response{
						Status: 404, Body: `{"errors": [{"code": "item_not_found", "text": "no"}], "x": 1}`,
					},
				},
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
				{Code: "-", Go: "Minus", Message: "no letters, but a name"},
				{Code: "lower", Go: "lower", Message: "a name that nobody else sees"},
				{Code: "item_lost", Go: "ItemNotFound", Message: "a name that another has"},
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
			{
				Status: 410, Name: "NotFound", Doc: "gone",
				Codes: []*dsl.ErrorCode{{Code: "item-not-found", Message: "gone"}},
			},
		},
	},
	Resources: []*dsl.Resource{&items},
}

// ErrorPlaces has its errors in two places, and in one that is taken.
var ErrorPlaces = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Retry: retry, RateLimits: rateLimits, Limits: limits,
	Errors: dsl.ErrorModel{
		List: "errors", At: "error", Problem: true, Message: "code", TraceID: "error", Failures: errorModel.Failures,
	},
	Resources: []*dsl.Resource{&items},
}

// ErrorAt has an example without its one error.
var ErrorAt = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Retry: retry, RateLimits: rateLimits, Limits: limits,
	Errors:    dsl.ErrorModel{At: "error", Failures: errorModel.Failures},
	Resources: []*dsl.Resource{&items},
}

// WholeError is the body itself, which has the ID of a request too.
var WholeError = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Retry: retry, RateLimits: rateLimits, Limits: limits,
	Errors:    dsl.ErrorModel{LongMessage: "detail", TraceID: "message", Failures: errorModel.Failures},
	Resources: []*dsl.Resource{&items},
}

// FailureBodies are no models, or have a name that the package of models needs.
var FailureBodies = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Retry: retry, RateLimits: rateLimits, Limits: limits,
	Errors: dsl.ErrorModel{
		List: "errors", Code: "code", Message: "message",
		Failures: []*dsl.Failure{
			unauthorized,
			{Status: 404, Name: "NotFound", Doc: "not found",
				Body: &dsl.Object{Name: "FailureModel", Doc: "a model", Fields: item.Fields}},
			{Status: 409, Name: "Conflict", Doc: "conflict", Body: dsl.Ref("Nobody")},
			{Status: 410, Name: "Gone", Doc: "gone", Body: dsl.Int{}},
			{Status: 422, Name: "Rejected", Doc: "rejected", Body: (*dsl.Object)(nil)},
		},
	},
	Resources: []*dsl.Resource{{Name: "items", Doc: doc, Endpoints: []dsl.Endpoint{dsl.Get{
		Name: "Get", Path: path, Summary: "Get an item", Doc: "returns an item.", Returns: item,
		Failures: []*dsl.Failure{unauthorized},
		Examples: []dsl.Example{getExamples[0],
			{Name: "bad_key", Path: itemI1, Response: dsl.Response{Status: 401, Body: badKey}}},
	}}}},
}
