package faulty

import "github.com/seed-e19c5fb5/clerk-go/spec/dsl"

var (
	squad = &dsl.Object{Name: "Squad", Doc: doc, Fields: []dsl.Field{
		{Name: "id", Type: dsl.String{}, Doc: doc},
		{Name: "labels", Type: dsl.Array{Of: dsl.String{}}, Doc: doc},
		{Name: "made_at", Type: dsl.UnixMilli{}, Doc: doc},
	}}
	squads = &dsl.Resource{
		Name: "squads", Doc: doc, State: &dsl.Collection{Of: squad, ID: "id"}, Endpoints: []dsl.Endpoint{dsl.Get{
			Name: "List", Path: dsl.Path{dsl.Literal("squads")}, Summary: "List", Doc: "lists.",
			Returns: dsl.Array{Of: squad}, Failures: []*dsl.Failure{unauthorized},
			Query:   []dsl.Param{{Name: "labels", Doc: doc, Type: dsl.List{Of: dsl.String{}}}},
			Effects: []dsl.Effect{dsl.Select{NewestFirst: "made_at", Filters: []string{"labels"}}},
		}},
	}
)

// LoneEffects lack what they name, or answer with what there is not.
var LoneEffects = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: dsl.Bearer{ExampleKey: "test_1234", Missing: keyMissing},
	Errors: errorModel, Retry: retry, RateLimits: rateLimits, Limits: limits,
	Resources: []*dsl.Resource{clubsOfShop, squads, {
		Name: "members", Doc: doc, State: memberState, Endpoints: []dsl.Endpoint{
			dsl.Get{
				Name: "List", Path: memberPath, Summary: "List", Doc: "lists.", Returns: dsl.Array{Of: member},
				Failures: []*dsl.Failure{notFound}, Examples: plainExamples,
				Query: []dsl.Param{{Name: "grid", Doc: doc, Type: dsl.List{Of: dsl.String{}}}},
				Effects: []dsl.Effect{
					dsl.Find{Where: []dsl.Match{{Field: "name", Is: dsl.FromPath{}}}, Else: itemNotFound},
					dsl.Set{Values: []dsl.Assign{{Field: "name", To: dsl.Merge{With: dsl.FromBody("name")}}}},
					dsl.Select{NewestFirst: "joined_at", Filters: []string{"grid"}},
				},
			},
			dsl.Post{
				Name: "Say", Path: append(memberPath, dsl.Literal("say")), Summary: "Say", Doc: "says.",
				Returns: badge, Failures: []*dsl.Failure{notFound}, Effects: []dsl.Effect{dsl.Answer{}},
			},
			dsl.Post{
				Name: "Mint", Path: append(memberPath, dsl.Literal("mint")), Summary: "Mint", Doc: "mints.",
				Returns: badge, Failures: []*dsl.Failure{notFound}, Effects: []dsl.Effect{dsl.Mint{Into: "label"}},
			},
			dsl.Get{
				Name: "Keys", Path: append(memberPath, dsl.Literal("keys")), Summary: "Get keys", Doc: "returns keys.",
				Returns: badge, Failures: []*dsl.Failure{notFound}, Effects: []dsl.Effect{dsl.PublishKeys{}},
			},
		},
	}},
}

// LoneValues are models, parameters and examples with one thing wrong each.
var LoneValues = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel, Retry: retry, RateLimits: rateLimits,
	Limits: limits, Models: []dsl.Schema{dsl.Int{}},
	Resources: []*dsl.Resource{
		{Name: "items", Doc: doc, Endpoints: []dsl.Endpoint{
			dsl.Post{
				Name: "Sell", Path: path, Summary: "Sell", Doc: "sells.", Failures: failures,
				Header: []dsl.Param{
					{Name: "X-Words", Doc: doc, Type: dsl.List{Of: dsl.String{}, Joined: "\n"}},
					{Name: "X-Note", Doc: doc, Type: dsl.String{}},
				},
				Body: []dsl.Field{
					{Name: "price", Doc: doc, Type: dsl.Float{}, Optional: true},
					{Name: "tone", Doc: doc, Optional: true, Type: &dsl.Enum{
						Name: "Tone", Doc: doc, Values: []dsl.EnumValue{{Value: "warm", Go: "very warm"}},
					}},
					{Name: "part", Doc: doc, Optional: true, Type: &dsl.Object{
						Name: "Part", Doc: doc, AtLeastOne: []dsl.OneOrMore{{"made", "kept"}}, Fields: []dsl.Field{
							{Name: "made", Doc: doc, Type: dsl.String{}, Optional: true, ReadOnly: true},
							{Name: "kept", Doc: doc, Type: dsl.String{}, Optional: true},
						},
					}},
				},
				AtLeastOne: []dsl.OneOrMore{{"price", "tone"}},
				Answers:    []dsl.ResponseHeader{{Name: "X-Dates", Doc: doc, Type: dsl.List{Of: dsl.Date{}}}},
				Examples: []dsl.Example{
					{Name: "none", Path: itemI1, Header: map[string]any{"X-Note": "a\nb"}, Response: dsl.Response{
						Status: 404, Body: notThere,
					}},
					{Name: "much", Path: itemI1, Body: `{"price": 1e999}`, Response: dsl.Response{
						Status: 404, Body: notThere,
					}},
				},
			},
			dsl.Put{
				Name: "Send", Path: more, Summary: "Send", Doc: "sends.", Failures: failures, Encoding: 9,
				Body: []dsl.Field{{Name: "price", Doc: doc, Type: dsl.Float{}, Optional: true}}, Examples: actExamples,
			},
			dsl.Put{
				Name: "Fill", Path: append(more, dsl.Literal("text")), Summary: "Fill", Doc: "fills.",
				Failures: failures, BodyOf: dsl.PlainText{}, BodyRequired: true, Examples: actExamples,
			},
			dsl.Delete{
				Name: "Drop", Summary: "Drop", Doc: "drops.", Failures: failures,
				Path: dsl.Path{dsl.Literal("drop"), &dsl.PathParam{Name: "id", Go: "Id", Doc: doc}},
			},
		}},
		{Name: "itemstest", Doc: doc, Endpoints: []dsl.Endpoint{dsl.Get{
			Name: "Get", Path: append(more, dsl.Literal("tested")), Summary: "Get", Doc: "returns an item.",
			Returns: item, Failures: failures, Examples: getExamples,
		}}},
	},
}

// LonePages go on by what is no text.
var LonePages = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel, Retry: retry, RateLimits: rateLimits,
	Limits: limits,
	Resources: []*dsl.Resource{{Name: "items", Doc: doc, Endpoints: []dsl.Endpoint{
		lonePages("Counted", dsl.Array{Of: item}, dsl.Int{}, "id"),
		lonePages("Listed", dsl.Array{Of: dsl.String{}}, dsl.String{MinLength: new(1)}, "id"),
		lonePages("Hidden", dsl.Array{Of: &dsl.Object{Name: "Hidden", Doc: doc, Fields: []dsl.Field{
			{Name: "secret", Doc: doc, Type: dsl.String{Sensitive: true}},
		}}}, dsl.String{MinLength: new(1)}, "secret"),
	}}},
}

func lonePages(name string, returns dsl.Schema, cursor dsl.ParamType, from string) dsl.Get {
	return dsl.Get{
		Name: name, Path: dsl.Path{dsl.Literal(name)}, Summary: "List", Doc: "lists.", Returns: returns,
		Failures: []*dsl.Failure{unauthorized},
		Query:    []dsl.Param{{Name: "after", Doc: doc, Type: cursor}},
		Pages:    &dsl.Cursor{Param: "after", From: from, Method: "All" + name},
	}
}
