package faulty

import (
	"time"

	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// Refusals are codes that no failure of the API holds.
var Refusals = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Retry: retry, RateLimits: rateLimits, Limits: limits,
	Errors: dsl.ErrorModel{
		List: "errors", Code: "code", Message: "message", Failures: errorModel.Failures,
		Refusals: dsl.Refusals{Route: itemNotFound, Body: &dsl.ErrorCode{Code: "bad_body", Message: "bad body"}},
	},
	Resources: []*dsl.Resource{&items},
}

// States name fields that are not there, or not of the right type.
var States = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel, Retry: retry, RateLimits: rateLimits,
	Limits: limits,
	Resources: []*dsl.Resource{
		{
			Name: "items", Doc: doc, Endpoints: items.Endpoints,
			State: &dsl.Collection{Of: item, ID: "note", IDPrefix: "item ", Ages: []dsl.Age{
				{At: "color", Field: "color", From: "red", To: "green"},
				{At: "sold_at", Field: "size", From: "", To: ""},
				{At: "made_at", Field: "note", From: "new", To: "used"},
				{At: "made_at", Field: "note", From: "used", To: "old"},
				{At: "made_at", Field: "note", From: "new", To: "old"},
				{At: "made_at", Field: "note", From: "old", To: "new"},
			}},
		},
		{Name: "parts", Doc: doc, State: &dsl.Collection{}, Endpoints: []dsl.Endpoint{dsl.Put{
			Name: "Sell", Path: path, Summary: "Sell", Doc: "sells.", Failures: failures, Examples: actExamples,
			Effects: []dsl.Effect{dsl.Remove{}},
		}}},
		{Name: "things", Doc: doc, Endpoints: []dsl.Endpoint{dsl.Post{
			Name: "Sell", Path: path, Summary: "Sell", Doc: "sells.", Failures: failures, Examples: actExamples,
			Effects: []dsl.Effect{dsl.Remove{}},
		}}},
	},
}

var collection = &dsl.Collection{Of: item, ID: "id", IDPrefix: "item_"}

// Steps come in an order in which they cannot be taken.
var Steps = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel, Retry: retry, RateLimits: rateLimits,
	Limits: limits,
	Resources: []*dsl.Resource{{
		Name: "items", Doc: doc, State: collection, Endpoints: []dsl.Endpoint{
			dsl.Get{
				Name: "Get", Path: path, Summary: "Get", Doc: "gets.", Returns: item, Failures: failures,
				Examples: getExamples,
				Effects: []dsl.Effect{
					nil,
					&dsl.Reply{},
					dsl.Require{Field: "color", Is: "red", Else: itemNotFound},
					dsl.Reply{},
					dsl.Find{By: itemID, Else: itemNotFound},
				},
			},
			dsl.Put{
				Name: "Paint", Path: path, Summary: "Paint", Doc: "paints.", Returns: item, Failures: failures,
				Examples: getExamples,
				Effects:  []dsl.Effect{dsl.Find{By: itemID, Else: itemNotFound}},
			},
			dsl.Delete{
				Name: "Remove", Path: path, Summary: "Remove", Doc: "removes.", Failures: failures,
				Examples: actExamples,
				Effects:  []dsl.Effect{dsl.Find{By: itemID, Else: itemNotFound}, dsl.Remove{}, dsl.Reply{}},
			},
			dsl.Get{
				Name: "List", Path: all, Summary: "List", Doc: "lists.", Returns: dsl.Array{Of: color},
				Failures: failures, Examples: []dsl.Example{
					{Name: "none", Response: dsl.Response{Body: "[]"}},
					{Name: "bad_key", Response: dsl.Response{Status: 401, Body: badKey}},
				},
				Effects: []dsl.Effect{dsl.Select{NewestFirst: "made_at"}},
			},
		},
	}},
}

// Conditions name what is not there.
var Conditions = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel, Retry: retry, RateLimits: rateLimits,
	Limits: limits,
	Resources: []*dsl.Resource{{
		Name: "items", Doc: doc, State: collection, Endpoints: []dsl.Endpoint{
			dsl.Post{
				Name: "Sell", Path: path, Summary: "Sell", Doc: "sells.", Failures: []*dsl.Failure{notFound},
				Examples: actExamples,
				Body:     []dsl.Field{{Name: "count", Doc: doc, Type: dsl.Int{}, Optional: true}},
				Effects: []dsl.Effect{
					dsl.Find{By: otherID, Else: keyInvalid},
					dsl.Find{},
					dsl.Require{Field: "size", Is: "big", Else: &dsl.ErrorCode{Code: "stray"}},
					dsl.Require{Field: "color", Is: "green", Else: itemNotFound},
					dsl.RequireToken{Body: "token", Else: itemNotFound, ElseMismatch: itemNotFound},
					dsl.RequireSecret{Body: "count", Else: itemNotFound},
				},
			},
		},
	}},
}

// Selections order and filter by what is not there.
var Selections = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel, Retry: retry, RateLimits: rateLimits,
	Limits: limits,
	Resources: []*dsl.Resource{{
		Name: "items", Doc: doc, State: collection, Endpoints: []dsl.Endpoint{
			dsl.Get{
				Name: "List", Path: all, Summary: "List", Doc: "lists.", Returns: dsl.Array{Of: item},
				Failures: failures, Examples: listExamples,
				Query: []dsl.Param{{Name: "size", Doc: doc, Type: dsl.Int{}}},
				Effects: []dsl.Effect{dsl.Select{
					NewestFirst: "color",
					Filters:     []string{"color", "size"},
					Envelope:    &dsl.Envelope{Param: "size", Items: "data", Total: "data"},
				}},
			},
		},
	}},
}

// Assignments give fields what they cannot hold.
var Assignments = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel, Retry: retry, RateLimits: rateLimits,
	Limits: limits,
	Resources: []*dsl.Resource{{
		Name: "items", Doc: doc, State: &dsl.Collection{Of: item, ID: "id"}, Endpoints: []dsl.Endpoint{
			dsl.Post{
				Name: "Make", Path: all, Summary: "Make", Doc: "makes.", Returns: item, Failures: failures,
				Examples: []dsl.Example{
					{Name: "red", Response: dsl.Response{Body: oneItem}},
					{Name: "bad_key", Response: dsl.Response{Status: 401, Body: badKey}},
				},
				Body: []dsl.Field{
					{Name: "count", Doc: doc, Type: dsl.Int{}, Optional: true},
					{Name: "tint", Doc: doc, Type: color, Optional: true, Nullable: true},
				},
				Effects: []dsl.Effect{
					dsl.Insert{
						Values: []dsl.Assign{
							{Field: "size", To: dsl.Text("big")}, {Field: "note", To: dsl.FromBody("text")},
							{Field: "color", To: dsl.FromBody("tint")},
						},
					},
					dsl.Set{Values: []dsl.Assign{
						{Field: "color", To: dsl.Text("green")},
						{Field: "color", To: dsl.Null{}},
						{Field: "color", To: dsl.FromBody("tint")},
						{Field: "made_at", To: dsl.JSON(`"now"`)},
						{Field: "made_at", To: dsl.JSON(`{`)},
						{Field: "note", To: dsl.Now{}},
						{Field: "note", To: dsl.FromBody("count")},
						{Field: "note", To: dsl.FromRecord("size")},
						{Field: "made_at", To: dsl.NewID("m_")},
						{Field: "id", To: dsl.FromRecord("note")},
						{Field: "note"},
					}},
					dsl.Answer{As: item, Values: []dsl.Assign{{Field: "id", To: dsl.Text("i1")}}},
				},
			},
		},
	}},
}

// Tokens cannot be signed, or have no place in the answer.
var Tokens = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel, Retry: retry, RateLimits: rateLimits,
	Limits: limits,
	Resources: []*dsl.Resource{{
		Name: "items", Doc: doc, State: collection, Endpoints: []dsl.Endpoint{
			dsl.Post{
				Name: "Sign", Path: path, Summary: "Sign", Doc: "signs.", Returns: item, Failures: failures,
				Examples: getExamples,
				Body:     []dsl.Field{{Name: "form", Doc: doc, Type: color, Optional: true}},
				Effects: []dsl.Effect{
					dsl.MintCookies{When: "form", Is: "green", Into: "color", As: item},
					dsl.MintCookies{When: "form", Is: "red", Cookie: "my cookie"},
					dsl.Mint{
						Into: "made_at", LifetimeFrom: "form", Template: otherID, As: item, Lifetime: -time.Second,
						Claims: []dsl.Claim{
							{Name: "sub", Field: "owner"},
							{Name: "sub", Text: "a", JSON: "1"},
							{Name: "role"},
							{Name: "list", JSON: "["},
							{Text: "nameless"},
							{Name: "exp"},
						},
					},
				},
			},
		},
	}},
}
