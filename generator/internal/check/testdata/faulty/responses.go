package faulty

import "github.com/seed-e19c5fb5/clerk-go/spec/dsl"

// Responses have types that no response has, and successes that clash.
var Responses = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel, Retry: retry, RateLimits: rateLimits,
	Limits: limits,
	Resources: []*dsl.Resource{{
		Name: "items", Doc: doc, Endpoints: []dsl.Endpoint{
			dsl.Get{
				Name: "Text", Path: path, Summary: "Text", Doc: "reads.", Failures: failures, Returns: dsl.PlainText{
					ContentType: "text",
				},
				Examples: []dsl.Example{
					{Name: "some", Path: itemI1, Response: dsl.Response{Body: "text"}},
					{Name: "not_found", Path: itemI1, Response: dsl.Response{Status: 404, Body: notThere}},
				},
			},
			dsl.Get{
				Name: "Data", Path: more, Summary: "Data", Doc: "reads.", Returns: dsl.Binary{ContentType: "image/"},
				Examples: []dsl.Example{{Name: "some", Response: dsl.Response{Body: "a\n-- b --"}}},
			},
			dsl.Get{Name: "Texts", Path: all, Summary: "Texts", Doc: "reads.", Returns: dsl.Array{Of: dsl.PlainText{}}},
			dsl.Get{
				Name: "Target", Path: dsl.Path{dsl.Literal(
					"target",
				)}, Summary: "Target", Doc: "redirects.", Returns: dsl.Location{}, Status: 200,
				Examples: []dsl.Example{{Name: "some", Response: dsl.Response{}}},
			},
			dsl.Post{
				Name: "Both", Path: dsl.Path{dsl.Literal(
					"both",
				)}, Summary: "Both", Doc: "does it.", Returns: item, Status: 201,
				Outcomes: []dsl.Outcome{{Status: 200}},
			},
			dsl.Post{
				Name: "Several", Path: dsl.Path{dsl.Literal("several")}, Summary: "Several", Doc: "does it.",
				Outcomes: []dsl.Outcome{
					{Status: 200, Returns: item},
					{Status: 200, Name: "status", Returns: item},
					{Status: 201, Name: "Status", Returns: dsl.Array{}},
					{Status: 304, Name: "Target", Returns: dsl.Location{}},
					{Status: 404},
					{Status: 206, Name: "Data", Returns: dsl.Binary{}},
				},
				Answers: []dsl.ResponseHeader{
					{Name: "X Y", Go: "XY", Type: dsl.Int{}},
					{Name: "X-Cost", Type: dsl.Int{}},
					{Name: "Data", Type: dsl.Int{}},
					{Name: "X-None"},
				},
			},
		},
	}},
}
