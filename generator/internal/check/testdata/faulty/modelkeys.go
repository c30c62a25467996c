package faulty

import "github.com/seed-e19c5fb5/clerk-go/spec/dsl"

// ModelKeys are no fields that a response has to have, or empty in one.
var ModelKeys = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel, Retry: retry, RateLimits: rateLimits,
	Limits: limits,
	Resources: []*dsl.Resource{{
		Name: "items", Doc: doc, Endpoints: []dsl.Endpoint{dsl.Get{
			Name: "Get", Path: path, Summary: "Get", Doc: "gets.", Failures: failures,
			Returns: &dsl.Object{Name: "Item", Doc: doc, Key: "id", Fields: []dsl.Field{
				{Name: "id", Type: dsl.String{}},
				{Name: "a", Optional: true, Type: &dsl.Object{Name: "Misspelt", Doc: doc, Key: "ID", Fields: idField}},
				{
					Name: "b", Optional: true,
					Type: &dsl.Object{
						Name: "Counted", Doc: doc, Key: "n", Fields: []dsl.Field{{Name: "n", Type: dsl.Int{}}},
					},
				},
				{
					Name: "c", Optional: true,
					Type: &dsl.Object{
						Name: "Absent", Doc: doc, Key: "id",
						Fields: []dsl.Field{{Name: "id", Type: dsl.String{}, Optional: true}},
					},
				},
				{Name: "d", Optional: true, Type: &dsl.Object{Name: "Nulled", Doc: doc, Key: "ids", Fields: []dsl.Field{
					{Name: "ids", Type: dsl.Array{Of: dsl.String{}}, Nullable: true},
				}}},
				{
					Name: "e", Optional: true,
					Type: &dsl.Object{
						Name: "Sound", Doc: doc, Key: "color", Fields: []dsl.Field{{Name: "color", Type: color}},
					},
				},
				{
					Name: "f", Optional: true,
					Type: &dsl.Union{Name: "Either", Doc: doc, Discriminator: "kind", Variants: []*dsl.Object{
						chair,
						{
							Name: "Bench", Doc: doc, Key: "ids",
							Fields: []dsl.Field{
								{Name: "kind", Type: dsl.Const("bench")},
								{Name: "ids", Type: dsl.Array{Of: dsl.String{}}},
							},
						},
					}},
				},
			}},
			Examples: []dsl.Example{
				{
					Name: "empty", Path: itemI1,
					Response: dsl.Response{Body: `{"id": "", "f": {"kind": "bench", "ids": []}}`},
				},
				{
					Name: "full", Path: itemI1,
					Response: dsl.Response{Body: `{"id": "i1", "f": {"kind": "bench", "ids": [""]}}`},
				},
				{Name: "not_found", Path: itemI1, Response: dsl.Response{Status: 404, Body: notThere}},
			},
		}},
	}},
}
