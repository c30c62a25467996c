// Package spec describes Clerk's Backend API as Go values. The generator in
// generator/cmd/sdkgen reads [API] and writes the packages transport, models
// and sessions from it.
//
// To add an endpoint, add a value to the Endpoints of a resource and run
// "go generate" in the root of the repository.
package spec

import (
	"time"

	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// API describes Clerk's Backend API.
var API = dsl.API{
	Name:    "Clerk",
	Doc:     "Clerk keeps users and their sessions. Its Backend API lets a server read and change them.",
	Release: dsl.Release,
	Source:  "https://clerk.com/docs/reference/backend-api",
	Servers: []dsl.Server{
		{Name: "Dev", URL: "https://api.clerk.dev/v1", Doc: "the address that the Sessions API documents"},
		{Name: "Com", URL: "https://api.clerk.com/v1", Doc: "the newer address of the same API"},
	},
	Auth: dsl.Bearer{
		KeyName:     "secret key",
		KeyPrefixes: []string{"sk_test_", "sk_live_"},
		ExampleKey:  "sk_test_4bQ7mJx0aVtYcR2nLwEoZ9",
		Missing:     authorizationHeaderFormatInvalid,
		Invalid:     clerkKeyInvalid,
	},
	Version: dsl.Version{
		Header:  "Clerk-API-Version",
		Query:   "__clerk_api_version",
		Default: "2021-02-05",
		Doc:     "It selects the dated version of the API. Versions after 2025-03-12 do not have verify.",
	},
	Environment: dsl.Environment{
		Key:         "CLERK_SECRET_KEY",
		BaseURL:     "CLERK_API_URL",
		BaseURLPath: "/v1",
	},
	Errors: dsl.ErrorModel{
		List:        "errors",
		Code:        "code",
		Message:     "message",
		LongMessage: "long_message",
		Meta:        "meta",
		TraceID:     "clerk_trace_id",
		TraceHeader: "X-Clerk-Trace-Id",
		Failures: []*dsl.Failure{
			badRequest, unauthorized, forbidden, notFound, conflict, gone, tooLarge, unsupportedMediaType,
			unprocessable, tooManyRequests, internal, unavailable, gatewayTimeout,
		},
		Refusals: dsl.Refusals{
			Route:       resourceNotFound,
			ContentType: unsupportedContentType,
			TooLarge:    requestBodyTooLarge,
			Body:        requestBodyInvalid,
			Query:       malformedRequestParameters,
			Version:     apiVersionInvalid,
			Gone:        operationDeprecated,
			Missing:     formParamMissing,
			Unknown:     formParamUnknown,
			Type:        formParamTypeInvalid,
			Value:       formParamValueInvalid,
			Format:      formParamFormatInvalid,
			ParamMeta:   "param_name",
		},
	},
	Retry: dsl.Retry{
		MaxAttempts:   3,
		BaseDelay:     200 * time.Millisecond,
		MaxDelay:      5 * time.Second,
		MaxRetryAfter: 30 * time.Second,
		Budget:        20,
		BudgetRefill:  0.1,
		Refused:       []int{429},
		Ambiguous:     []int{500, 502, 503, 504},
	},
	RateLimits: []dsl.RateLimit{
		{KeyPrefix: "sk_test_", Requests: 100, Per: 10 * time.Second, Doc: "development instances"},
		{Requests: 1000, Per: 10 * time.Second, Doc: "production instances"},
	},
	Limits: dsl.Limits{
		DialTimeout:      5 * time.Second,
		TLSTimeout:       5 * time.Second,
		HeaderTimeout:    15 * time.Second,
		AttemptTimeout:   20 * time.Second,
		OperationTimeout: 60 * time.Second,
		MaxResponseBytes: 10 << 20,
	},
	Signing:   &dsl.Signing{Issuer: "https://clerk.example.com", JWKSPath: "/jwks"},
	Resources: []*dsl.Resource{sessions, jwks},
}

// backend is the only rate class of the Backend API: a limit applies to an
// instance, that is to a secret key, over all endpoints.
const backend dsl.RateClass = "backend"
