package generator

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// vault is a description whose clients prove in five ways who they are, with an
// operation that needs no key and some that are sent again by rules of their own.
func vault() dsl.API {
	missing := &dsl.ErrorCode{Code: "key_missing", Message: "no key"}
	invalid := &dsl.ErrorCode{Code: "key_invalid", Message: "bad key"}
	unauthorized := &dsl.Failure{Status: 401, Name: "Unauthorized", Doc: "no key, or a bad one",
		Codes: []*dsl.ErrorCode{missing, invalid}}
	item := &dsl.Object{Name: "Item", Doc: "something in a vault", Key: "id",
		Fields: []dsl.Field{{Name: "id", Type: dsl.String{}}}}
	id := &dsl.PathParam{Name: "id", Doc: "the ID of the item"}
	rejected := &dsl.Failure{Status: 422, Name: "Rejected", Doc: "the item was rejected", Body: &dsl.Object{
		Name: "Rejection", Doc: "why an item was rejected", Fields: []dsl.Field{
			{Name: "reason", Type: dsl.String{}}, {Name: "rules", Type: dsl.Array{Of: dsl.Int{}}, Optional: true},
		},
	}}
	failures := []*dsl.Failure{unauthorized}
	canned := []dsl.Effect{dsl.Canned{}}
	item1 := []dsl.Example{
		{Name: "one", Path: map[string]string{"id": "i1"}, Response: dsl.Response{Body: `{"id": "i1"}`}},
		{Name: "no_key", Path: map[string]string{"id": "i1"}, Response: dsl.Response{
			Status: 401,
			Body:   `{"error": {"code": "key_missing", "message": "no key", "hint": [1]}, "request_id": "r1"}`,
		}},
	}
	path := dsl.Path{dsl.Literal("items"), id}
	act := func(name string) dsl.Path { return dsl.Path{dsl.Literal("items"), id, dsl.Literal(name)} }
	items := &dsl.Resource{Name: "items", Doc: "Items are kept."}
	boxes := &dsl.Resource{Name: "boxes", Doc: "Boxes hold items.", Below: items, Endpoints: []dsl.Endpoint{
		dsl.Get{
			Name: "Open", Path: act("box"), Summary: "Open a box", Doc: "opens a box.", Returns: item,
			Failures: failures, Examples: item1, Effects: canned,
		},
	}}
	api := dsl.API{
		Name: "Vault", Doc: "Vault keeps items.",
		Servers: []dsl.Server{{Name: "Main", URL: "https://vault.example.com/v1"}},
		Auth: dsl.APIKey{
			Name: "x-vault-key", Prefix: "Key ", KeyPrefixes: []string{"vk_"}, KeyName: "access key",
			Missing: missing, Invalid: invalid,
		},
		Alternatives: []dsl.Auth{
			dsl.APIKey{In: dsl.InQuery, Name: "access_key[]", ExampleKey: "vk_query&4bQ7mJx0", Missing: missing,
				Invalid: invalid},
			dsl.APIKey{In: dsl.InCookie, Name: "vault", ExampleKey: "vk_cookie4bQ7mJx0", Missing: missing,
				Invalid: invalid},
			dsl.Bearer{ExampleKey: "vk_bearer4bQ7mJx0", Missing: missing, Invalid: invalid},
			dsl.Basic{ExampleUser: "account", ExampleKey: "pass word 4bQ7mJx0", Missing: missing, Invalid: invalid},
		},
		Environment: dsl.Environment{Key: "VAULT_KEY"},
		Errors: dsl.ErrorModel{At: "error", TraceID: "request_id",
			Failures: []*dsl.Failure{unauthorized, rejected}},
		Resources: []*dsl.Resource{items, boxes},
	}
	items.Endpoints = []dsl.Endpoint{
		dsl.Get{Name: "Get", Path: path, Summary: "Get an item", Doc: "returns an item.", Returns: item,
			Failures: failures, Examples: item1, Effects: canned},
		dsl.Get{
			Name: "Peek", Path: act("peek"), Summary: "Peek at an item", Doc: "returns an item to everybody.",
			Returns: item, Public: true, Failures: failures, Examples: item1, Effects: canned,
		},
		dsl.Post{
			Name: "Store", Path: act("store"), Summary: "Store an item", Doc: "stores an item.", Returns: item,
			IdempotencyKey: "idempotency-key", Failures: append(failures, rejected), Effects: canned,
			Examples: append(item1[:2:2], dsl.Example{Name: "rejected", Path: item1[0].Path, Response: dsl.Response{
				Status: 422, Body: `{"reason": "too large", "rules": [4]}`,
			}}),
		},
		dsl.Post{
			Name: "Ring", Path: act("ring"), Summary: "Ring", Doc: "rings.", Returns: item,
			Retry: &dsl.OperationRetry{MaxAttempts: 5, Statuses: []int{409, 423}}, Failures: failures,
			Examples: item1, Effects: canned,
		},
		dsl.Delete{
			Name: "Burn", Path: path, Summary: "Burn an item", Doc: "burns an item.",
			Retry: &dsl.OperationRetry{MaxAttempts: 1}, Failures: failures, Examples: []dsl.Example{
				{Name: "gone", Path: item1[0].Path}, item1[1],
			},
		},
	}
	return api
}

// account is a description whose clients have a user name and a password.
func account() dsl.API {
	missing := &dsl.Failure{Status: 404, Name: "NotFound", Doc: "there is none"}
	thing := &dsl.Object{Name: "Thing", Doc: "something", Fields: []dsl.Field{{Name: "id", Type: dsl.String{}}}}
	return dsl.API{
		Name: "Account", Doc: "Account keeps things.",
		Servers:     []dsl.Server{{Name: "Main", URL: "https://account.example.com"}},
		Auth:        dsl.Basic{},
		Environment: dsl.Environment{Key: "ACCOUNT_PASSWORD", User: "ACCOUNT_USER", BaseURL: "ACCOUNT_URL"},
		Errors:      dsl.ErrorModel{Problem: true, TraceID: "instance", Failures: []*dsl.Failure{missing}},
		RateLimits:  []dsl.RateLimit{{Requests: 10, Per: 1e9}},
		Resources: []*dsl.Resource{{Name: "things", Doc: "Things are kept.", Endpoints: []dsl.Endpoint{
			dsl.Get{
				Name: "Get", Path: dsl.Path{dsl.Literal("thing")}, Summary: "Get it", Doc: "returns it.",
				Returns: thing, Effects: []dsl.Effect{dsl.Canned{}},
				Failures: []*dsl.Failure{missing}, Examples: []dsl.Example{
					{Name: "one", Response: dsl.Response{Body: `{"id": "t1"}`}},
					{Name: "none", Response: dsl.Response{Status: 404, Body: `{
						"type": "https://account.example.com/gone", "title": "Gone", "detail": "It was sold.", "status": 404, "instance": "/x/7", "price": 3
					}`}},
				},
			},
		}}},
	}
}

// ledger is a description whose clients prove in the query who they are, with a list
// for each paging rule.
func ledger() dsl.API {
	entry := &dsl.Object{Name: "Entry", Doc: "a line of the ledger", Key: "id",
		Fields: []dsl.Field{{Name: "id", Type: dsl.String{}}}}
	text := func(name string) dsl.Param {
		return dsl.Param{Name: name, Doc: "which page", Type: dsl.String{MinLength: new(1)}}
	}
	number := func(name string) dsl.Param {
		return dsl.Param{Name: name, Doc: "which page", Type: dsl.Int{Min: new(1), Max: new(9), Default: new(2)}}
	}
	pages := func(name string, paging dsl.Paging, query ...dsl.Param) dsl.Get {
		return dsl.Get{
			Name: name, Path: dsl.Path{dsl.Literal("entries"), dsl.Literal(strings.ToLower(name))},
			Summary: "List entries", Doc: "lists entries.", Returns: dsl.Array{Of: entry}, Query: query, Pages: paging,
			Examples: []dsl.Example{{Name: "some", Response: dsl.Response{Body: `[{"id": "e1"}]`}}},
		}
	}
	return dsl.API{
		Name: "Ledger", Doc: "Ledger keeps entries.",
		Servers: []dsl.Server{{Name: "Main", URL: "https://ledger.example.com"}},
		Auth:    dsl.APIKey{In: dsl.InQuery, Name: "key[]", ExampleKey: "lk_4bQ7&mJx0"},
		Resources: []*dsl.Resource{{Name: "entries", Doc: "Entries are kept.", Endpoints: []dsl.Endpoint{
			pages("Counted", &dsl.OffsetLimit{Offset: "offset", Limit: "limit", Key: "id", Method: "AllCounted"},
				dsl.Param{Name: "offset", Doc: "which page", Type: dsl.Int{Default: new(0)}}, number("limit")),
			pages("Numbered", &dsl.PageNumber{Page: "page", Size: "size", First: 1, Key: "id", Method: "AllNumbered"},
				dsl.Param{Name: "page", Doc: "which page", Type: dsl.Int{Min: new(1)}}, number("size")),
			pages("Marked", &dsl.Cursor{Param: "after", From: "id", Method: "AllMarked"}, text("after")),
			pages("Linked", &dsl.LinkHeader{Method: "AllLinked"}),
		}}},
	}
}

// TestSecurity generates from descriptions that need other credentials than a bearer
// key, and runs the emitted tests and those of testdata that call the fakes.
func TestSecurity(t *testing.T) {
	dir := t.TempDir()
	for name, api := range map[string]dsl.API{"vault": vault(), "account": account(), "ledger": ledger()} {
		target := target{dir: filepath.Join(dir, name), module: "example.com/copy/" + name}
		if err := os.MkdirAll(target.dir, 0o755); err != nil {
			t.Fatal(err)
		}
		if _, err := target.write(t.Context(), api, nil, false); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(repository)
	writeModule(t, dir)
	overwrite(t, filepath.Join(dir, "scenario_test.go"),
		string(read(t, "generator/testdata/security_scenario_test.go")))
	goCommand(t, dir, "vet", "./...")
	goCommand(t, dir, "test", "-vet=off", ".", "./vault/items/...", "./vault/models", "./vault/transport",
		"./account/things/...", "./account/models", "./account/transport", "./ledger/entries")
}
