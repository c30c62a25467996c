package faulty

import "github.com/seed-e19c5fb5/clerk-go/spec/dsl"

// Files are kept that are not sent, and returned where there are none.
var Files = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel, Retry: retry, RateLimits: rateLimits,
	Limits: limits,
	Resources: []*dsl.Resource{{
		Name: "items", Doc: doc, State: collection, Endpoints: []dsl.Endpoint{
			dsl.Post{
				Name: "Sell", Path: path, Summary: "Sell", Doc: "sells.", Failures: []*dsl.Failure{notFound},
				Examples: actExamples,
				Body:     []dsl.Field{{Name: "count", Doc: doc, Type: dsl.Int{}, Optional: true}},
				Effects: []dsl.Effect{
					dsl.RequireMatch{Else: keyInvalid},
					dsl.KeepFile{},
					dsl.KeepFile{Body: "count"},
					dsl.KeepFile{Body: "file", As: "file"},
				},
			},
			dsl.Get{
				Name: "Get", Path: path, Summary: "Get", Doc: "gets.", Returns: item, Failures: failures,
				Examples: getExamples,
				Effects: []dsl.Effect{
					dsl.Find{By: itemID, Else: itemNotFound}, dsl.ReplyFile{As: "picture"}, dsl.Reply{},
				},
			},
		},
	}},
}
