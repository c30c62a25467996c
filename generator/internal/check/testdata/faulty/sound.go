// Package faulty holds descriptions with mistakes, for the tests of check. Each
// variable of type [dsl.API] shows one kind of mistake, or some that are close;
// what is not the point of it comes from the sound parts in this file.
package faulty

import (
	"time"

	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// Sound has no mistake.
var Sound = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel, Retry: retry, RateLimits: rateLimits,
	Limits:  limits,
	Version: version, Environment: environment, Signing: signing, Resources: []*dsl.Resource{&items},
}

const doc = "the items of the shop"

var (
	servers = []dsl.Server{
		{Name: "Main", URL: "https://api.shop.example/v1", Doc: "the shop"},
		{Name: "Trial", URL: "https://trial.shop.example/v1", Doc: "the shop to try things in"},
	}
	auth = dsl.Bearer{
		KeyName: "secret key", KeyPrefixes: []string{"test_", "live_"}, ExampleKey: "test_1234",
		Missing: keyMissing, Invalid: keyInvalid,
	}
	version     = dsl.Version{Header: "Shop-Version", Default: "2024-01-01", Doc: "It picks the version."}
	environment = dsl.Environment{Key: "SHOP_KEY", BaseURL: "SHOP_URL", BaseURLPath: "/v1"}
	retry       = dsl.Retry{
		MaxAttempts: 3, BaseDelay: time.Second, MaxDelay: time.Minute, Budget: 10, BudgetRefill: 0.5,
		Refused: []int{429}, Ambiguous: []int{500, 503},
	}
	rateLimits = []dsl.RateLimit{{KeyPrefix: "test_", Requests: 1, Per: time.Second}, {Requests: 100, Per: time.Second}}
	limits     = dsl.Limits{
		DialTimeout: time.Second, TLSTimeout: time.Second, HeaderTimeout: time.Second, AttemptTimeout: time.Minute,
		OperationTimeout: time.Hour, MaxResponseBytes: 1 << 20,
	}
	signing = &dsl.Signing{Issuer: "https://shop.example", JWKSPath: "/jwks"}
)

var errorModel = dsl.ErrorModel{
	List: "errors", Code: "code", Message: "message", LongMessage: "detail", Meta: "meta", TraceID: "trace_id",
	TraceHeader: "X-Trace",
	Failures:    []*dsl.Failure{unauthorized, notFound},
}

var (
	unauthorized = &dsl.Failure{
		Status: 401, Name: "Unauthorized", Doc: "bad key", Codes: []*dsl.ErrorCode{keyMissing, keyInvalid},
	}
	notFound = &dsl.Failure{
		Status: 404, Name: "NotFound", Doc: "no such item", Codes: []*dsl.ErrorCode{itemNotFound},
	}
	keyMissing   = &dsl.ErrorCode{Code: "key_missing", Message: "no key"}
	keyInvalid   = &dsl.ErrorCode{Code: "key_invalid", Message: "bad key"}
	itemNotFound = &dsl.ErrorCode{Code: "item_not_found", Message: "no item"}
	failures     = []*dsl.Failure{unauthorized, notFound}
)

var (
	items = dsl.Resource{Name: "items", Doc: "Items are for sale.", Endpoints: []dsl.Endpoint{getItem}}
	path  = dsl.Path{dsl.Literal("items"), itemID}
	all   = dsl.Path{dsl.Literal("items")}
	more  = dsl.Path{dsl.Literal("items"), itemID, dsl.Literal("more")}

	itemID = &dsl.PathParam{Name: "item_id", Doc: "the ID of the item"}

	getItem = dsl.Get{
		Name: "Get", Path: path, Summary: "Get an item", Doc: "returns an item.",
		Returns: item, Failures: failures, Examples: getExamples,
	}
	item = &dsl.Object{
		Name: "Item", Doc: "something for sale",
		Fields: []dsl.Field{
			{Name: "id", Type: dsl.String{}},
			{Name: "color", Type: color},
			{Name: "made_at", Type: dsl.UnixMilli{}, Optional: true},
			{Name: "note", Type: dsl.String{}, Optional: true, Nullable: true},
		},
	}
	color = &dsl.Enum{
		Name: "Color", Doc: "the color of an item",
		Values: []dsl.EnumValue{{Value: "red"}, {Value: "blue"}, {Value: "gone"}},
	}
)

const (
	oneItem  = `{"id": "i1", "color": "red"}`
	notThere = `{"errors": [{"code": "item_not_found", "message": "no item"}]}`
	badKey   = `{"errors": [{"code": "key_invalid", "message": "bad key"}]}`
)

var (
	getExamples = []dsl.Example{
		{Name: "red", Path: itemI1, Response: dsl.Response{Body: oneItem}},
		{Name: "not_found", Path: itemI1, Response: dsl.Response{Status: 404, Body: notThere}},
	}
	listExamples = []dsl.Example{
		{Name: "one", Response: dsl.Response{Body: "[" + oneItem + "]"}},
		{Name: "bad_key", Response: dsl.Response{Status: 401, Body: badKey}},
	}
	actExamples = []dsl.Example{
		{Name: "done", Path: itemI1},
		{Name: "not_found", Path: itemI1, Response: dsl.Response{Status: 404, Body: notThere}},
	}
	newExamples = []dsl.Example{
		{Name: "done"},
		{Name: "bad_key", Response: dsl.Response{Status: 401, Body: badKey}},
	}
	itemI1 = map[string]string{"item_id": "i1"}
)

// CallPath and CallExamples are for descriptions in other packages.
var (
	CallPath     = dsl.Path{dsl.Literal("calls"), itemID}
	CallExamples = []dsl.Example{
		{Name: "done", Path: itemI1, Response: dsl.Response{Body: `{"id": "c1", "part": {"part": {"id": "c2"}}}`}},
		{Name: "not_found", Path: itemI1, Response: dsl.Response{Status: 404, Body: notThere}},
	}
)
