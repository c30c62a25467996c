package faulty

import (
	"math"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// NothingSaid leaves out everything.
var NothingSaid = dsl.API{}

// UserAgent has a name that the User-Agent header cannot hold.
var UserAgent = dsl.API{
	Name: "Shop/München", Release: "v 1", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel, Retry: retry,
	RateLimits: rateLimits, Limits: limits,
	Resources: []*dsl.Resource{&items},
}

// ServerURLs has base URLs to which no key should be sent.
var ServerURLs = dsl.API{
	Name: "Shop", Doc: doc, Auth: auth, Errors: errorModel, Retry: retry, RateLimits: rateLimits, Limits: limits,
	Servers: []dsl.Server{
		{Name: "Plain", URL: "http://api.shop.example"},
		{Name: "Slash", URL: "https://api.shop.example/v1/"},
		{Name: "Query", URL: "https://api.shop.example/v1?a=b"},
		{Name: "Fragment", URL: "https://api.shop.example/v1#top"},
		{Name: "User", URL: "https://me:secret@api.shop.example/v1"},
		{Name: "Hostless", URL: "https:///v1"},
		{Name: "Garbled", URL: "https://api shop/v1"},
		{Name: "Empty"},
	},
	Resources: []*dsl.Resource{&items},
}

// ServerNames has names that no constant can have, and some twice.
var ServerNames = dsl.API{
	Name: "Shop", Doc: doc, Auth: auth, Errors: errorModel, Retry: retry, RateLimits: rateLimits, Limits: limits,
	Servers: []dsl.Server{
		{Name: "Main", URL: "https://a.shop.example"},
		{Name: "Main", URL: "https://b.shop.example"},
		{Name: "lower-case", URL: "https://c.shop.example"},
		{Name: "Other", URL: "https://a.shop.example"},
		{URL: "https://d.shop.example"},
	},
	Resources: []*dsl.Resource{&items},
}

// Keys has an example key that is none, and codes without a status.
var Keys = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Errors: errorModel, Retry: retry,
	RateLimits: []dsl.RateLimit{{Requests: 1, Per: 1}}, Limits: limits,
	Auth: dsl.Bearer{
		KeyName:     "key",
		KeyPrefixes: []string{"a_", "", "a_", "a b"},
		ExampleKey:  "b_\n",
		Invalid:     &dsl.ErrorCode{Code: "stray", Message: "held by no failure"},
	},
	Resources: []*dsl.Resource{&items},
}

// KeyPrefix has an example key that begins otherwise.
var KeyPrefix = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Errors: errorModel, Retry: retry, RateLimits: rateLimits, Limits: limits,
	Auth: dsl.Bearer{
		KeyName: "key", KeyPrefixes: auth.KeyPrefixes, ExampleKey: "key_1", Missing: keyMissing, Invalid: keyInvalid,
	},
	Resources: []*dsl.Resource{&items},
}

// VersionHeader is no header, and has no default.
var VersionHeader = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel, Retry: retry, RateLimits: rateLimits,
	Limits:    limits,
	Version:   dsl.Version{Header: "Shop Version"},
	Resources: []*dsl.Resource{&items},
}

// VersionTaken uses a header that the transport sets.
var VersionTaken = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel, Retry: retry, RateLimits: rateLimits,
	Limits:    limits,
	Version:   dsl.Version{Header: "accept", Default: "v\r\n1"},
	Resources: []*dsl.Resource{&items},
}

// VersionWithoutHeader has a default that is never sent.
var VersionWithoutHeader = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel, Retry: retry, RateLimits: rateLimits,
	Limits:    limits,
	Version:   dsl.Version{Default: "2024-01-01"},
	Resources: []*dsl.Resource{&items},
}

// EnvironmentNames are not names of variables.
var EnvironmentNames = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel, Retry: retry, RateLimits: rateLimits,
	Limits:      limits,
	Environment: dsl.Environment{Key: "shop-key", BaseURL: "shop-key", BaseURLPath: "v1/"},
	Resources:   []*dsl.Resource{&items},
}

// EnvironmentPath has nothing to be appended to.
var EnvironmentPath = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel, Retry: retry, RateLimits: rateLimits,
	Limits:      limits,
	Environment: dsl.Environment{BaseURLPath: "/v1"},
	Resources:   []*dsl.Resource{&items},
}

// RetryNumbers make no sense, and statuses are no errors.
var RetryNumbers = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel, RateLimits: rateLimits, Limits: limits,
	Retry: dsl.Retry{
		MaxAttempts:   -1,
		BaseDelay:     2 * time.Second,
		MaxDelay:      time.Second,
		MaxRetryAfter: -time.Second,
		Budget:        -1,
		BudgetRefill:  math.NaN(),
		Refused:       []int{200, 429, 429, 42},
		Ambiguous:     []int{503, 429, 600},
	},
	Resources: []*dsl.Resource{&items},
}

// RetryDelay has a delay below zero.
var RetryDelay = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel, RateLimits: rateLimits, Limits: limits,
	Retry:     dsl.Retry{BaseDelay: -1},
	Resources: []*dsl.Resource{&items},
}

// RateLimitNumbers are zero.
var RateLimitNumbers = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel, Retry: retry, Limits: limits,
	RateLimits: []dsl.RateLimit{{KeyPrefix: "test_"}, {Requests: -1, Per: -time.Second, Burst: -1}},
	Resources:  []*dsl.Resource{&items},
}

// RateLimitOrder has limits that no key ever reaches.
var RateLimitOrder = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel, Retry: retry, Limits: limits,
	RateLimits: []dsl.RateLimit{
		{KeyPrefix: "test_", Requests: 1, Per: time.Second},
		{KeyPrefix: "test_eu_", Requests: 1, Per: time.Second},
		{KeyPrefix: "test_", Requests: 1, Per: time.Second},
		{KeyPrefix: "other_", Requests: 1, Per: time.Second},
		{Requests: 1, Per: time.Second},
		{KeyPrefix: "live_", Requests: 1, Per: time.Second},
	},
	Resources: []*dsl.Resource{&items},
}

// LimitNumbers are below zero, or contain each other.
var LimitNumbers = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel, Retry: retry, RateLimits: rateLimits,
	Limits: dsl.Limits{
		DialTimeout:      -time.Second,
		HeaderTimeout:    3 * time.Minute,
		AttemptTimeout:   2 * time.Minute,
		OperationTimeout: time.Minute,
		MaxResponseBytes: -1,
	},
	Resources: []*dsl.Resource{&items},
}

// SigningParts are missing.
var SigningParts = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel, Retry: retry, RateLimits: rateLimits,
	Limits:    limits,
	Signing:   &dsl.Signing{JWKSPath: "jwks"},
	Resources: []*dsl.Resource{&items},
}

// RateLimitBurst is all of the limit, and more.
var RateLimitBurst = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel, Retry: retry, Limits: limits,
	RateLimits: []dsl.RateLimit{
		{KeyPrefix: "test_", Requests: 100, Per: time.Second, Burst: 100},
		{KeyPrefix: "live_", Requests: 1, Per: time.Second, Burst: 2},
		{Requests: 1, Per: time.Second, Burst: 1},
	},
	Resources: []*dsl.Resource{&items},
}
