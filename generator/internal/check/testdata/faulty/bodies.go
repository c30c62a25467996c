package faulty

import "github.com/seed-e19c5fb5/clerk-go/spec/dsl"

// RequiredBodies are sent where the examples say that they are not, and the
// other way round.
var RequiredBodies = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel, Retry: retry, RateLimits: rateLimits,
	Limits: limits,
	Resources: []*dsl.Resource{{
		Name: "items", Doc: doc, Endpoints: []dsl.Endpoint{
			dsl.Post{
				Name: "Sell", Path: path, Summary: "Sell", Doc: "sells.", Failures: failures, BodyRequired: true,
				Body: note,
				Examples: []dsl.Example{
					{Name: "done", Path: itemI1},
					{Name: "empty", Path: itemI1, Body: "{}"},
					{
						Name: "not_found", Path: itemI1, Body: `{"note": "x"}`,
						Response: dsl.Response{Status: 404, Body: notThere},
					},
				},
			},
			dsl.Put{
				Name: "Move", Path: path, Summary: "Move", Doc: "moves.", Failures: failures, Body: note,
				Examples: []dsl.Example{
					{Name: "done", Path: itemI1},
					{Name: "empty", Path: itemI1, Body: " { } "},
					{Name: "not_found", Path: itemI1, Response: dsl.Response{Status: 404, Body: notThere}},
				},
			},
			dsl.Patch{
				Name: "Stop", Path: path, Summary: "Stop", Doc: "stops.", Failures: failures, BodyRequired: true,
				Examples: actExamples,
			},
		},
	}},
}

var note = []dsl.Field{{Name: "note", Doc: doc, Type: dsl.String{}, Optional: true}}
