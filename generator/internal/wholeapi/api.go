// Package wholeapi describes an invented API of the size of a whole one, so that
// the cost of size can be measured: 200 endpoints of 40 resources, 211 models.
// It is the same in every run.
package wholeapi

import (
	"fmt"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// The size of the API.
const (
	Endpoints = 200
	Models    = 211

	resources = 40
	things    = Models - 2*resources // two of each resource are only responses
)

// API describes the API.
func API() dsl.API {
	b := &builder{known: map[string]*dsl.Object{}}
	b.makeModels()
	api := dsl.API{
		Name: "Whole", Doc: "Whole is an invented API.",
		Servers: []dsl.Server{{Name: "Main", URL: "https://api.example.com/v1", Doc: "the only address"}},
		Auth: dsl.Bearer{
			KeyName: "secret key", KeyPrefixes: []string{"sk_"}, ExampleKey: "sk_4bQ7mJx0aVtY",
			Missing: unauthorizedCode, Invalid: unauthorizedCode,
		},
		Environment: dsl.Environment{Key: "WHOLE_KEY", BaseURL: "WHOLE_URL"},
		Errors: dsl.ErrorModel{
			List: "errors", Code: "code", Message: "message", LongMessage: "long_message", TraceID: "trace_id",
			Failures: []*dsl.Failure{unauthorized, missing, invalid},
		},
		Retry: dsl.Retry{
			MaxAttempts: 4, BaseDelay: 250 * time.Millisecond, MaxDelay: 5 * time.Second,
			MaxRetryAfter: 30 * time.Second,
			Budget:        20, BudgetRefill: 0.1, Refused: []int{429}, Ambiguous: []int{500, 502, 503, 504},
		},
		RateLimits: []dsl.RateLimit{{Requests: 1000, Per: 10 * time.Second, Doc: "all keys"}},
		Limits: dsl.Limits{
			DialTimeout: 5 * time.Second, TLSTimeout: 5 * time.Second, HeaderTimeout: 15 * time.Second,
			AttemptTimeout: 20 * time.Second, OperationTimeout: time.Minute, MaxResponseBytes: 10 << 20,
		},
	}
	for i := range resources {
		api.Resources = append(api.Resources, b.resource(i))
	}
	return api
}

var (
	unauthorizedCode = &dsl.ErrorCode{Code: "unauthorized", Message: "Unauthorized", Doc: "the key is not valid"}
	missingCode      = &dsl.ErrorCode{Code: "not_found", Message: "Not found", Doc: "there is no such thing"}
	invalidCode      = &dsl.ErrorCode{Code: "invalid", Message: "Invalid", Doc: "a parameter is not valid"}

	unauthorized = &dsl.Failure{
		Status: 401, Name: "Unauthorized", Doc: "the key was not accepted", Codes: []*dsl.ErrorCode{unauthorizedCode},
	}
	missing = &dsl.Failure{
		Status: 404, Name: "NotFound", Doc: "there is no such thing", Codes: []*dsl.ErrorCode{missingCode},
	}
	invalid = &dsl.Failure{
		Status: 422, Name: "Invalid", Doc: "a parameter is not valid", Codes: []*dsl.ErrorCode{invalidCode},
	}
)

// name is a name that no other number gives, in the plural or the singular.
func name(i int) string {
	return first[i%len(first)] + "_" + second[i/len(first)%len(second)]
}

var (
	first = []string{
		"red", "blue", "green", "amber", "violet", "silver", "golden", "scarlet", "indigo", "copper", "ivory", "jade",
		"coral", "slate", "olive",
	}
	second = []string{
		"account", "invoice", "domain", "member", "ticket", "policy", "device", "report", "channel", "batch", "grant",
		"record", "filter", "widget", "token",
	}
)

func camel(i int) string {
	return title(first[i%len(first)]) + title(second[i/len(first)%len(second)])
}

func title(s string) string { return string(s[0]-'a'+'A') + s[1:] }

func number(i int) string { return fmt.Sprintf("%d", i) }
