// Package spec describes the API of a shop.
package spec

import (
	"time"

	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// API is the shop's API.
var API = dsl.API{
	Name:    "Shop",
	Doc:     "Shop sells things.",
	Servers: []dsl.Server{{Name: "Main", URL: "https://shop.example.com/v1", Doc: "the only address"}},
	Auth: dsl.Bearer{
		KeyName: "API key", KeyPrefixes: []string{"key_"}, ExampleKey: "key_1234", Missing: unauthorizedCode,
		Invalid: unauthorizedCode,
	},
	Environment: dsl.Environment{Key: "SHOP_KEY", BaseURL: "SHOP_URL"},
	Errors: dsl.ErrorModel{
		List: "errors", Code: "code", Message: "message", Failures: []*dsl.Failure{unauthorized, missing},
	},
	Retry: dsl.Retry{
		MaxAttempts: 2, BaseDelay: time.Second, MaxDelay: 2 * time.Second, MaxRetryAfter: time.Minute,
		Budget: 10, BudgetRefill: 0.5, Refused: []int{429}, Ambiguous: []int{503},
	},
	RateLimits: []dsl.RateLimit{{Requests: 10, Per: time.Second, Doc: "everybody"}},
	Limits: dsl.Limits{
		DialTimeout: time.Second, TLSTimeout: time.Second, HeaderTimeout: time.Second, AttemptTimeout: time.Second,
		OperationTimeout: time.Minute, MaxResponseBytes: 1 << 20,
	},
	Resources: []*dsl.Resource{things, shelves},
}

var (
	unauthorizedCode = &dsl.ErrorCode{Code: "unauthorized", Message: "unauthorized", Doc: "the key is not valid"}
	missingCode      = &dsl.ErrorCode{Code: "missing", Message: "missing", Doc: "there is no such thing"}
	unauthorized     = &dsl.Failure{
		Status: 401, Name: "Unauthorized", Doc: "the key was not accepted", Codes: []*dsl.ErrorCode{unauthorizedCode},
	}
	missing = &dsl.Failure{
		Status: 404, Name: "NotFound", Doc: "there is no such thing", Codes: []*dsl.ErrorCode{missingCode},
	}
)

// failing is the example of a thing that is not there.
var failing = dsl.Example{
	Name: "none", Doc: "nothing there",
	Response: dsl.Response{Status: 404, Body: `{"errors": [{"code": "missing", "message": "missing"}]}`},
}
