package faulty

import "github.com/seed-e19c5fb5/clerk-go/spec/dsl"

// TaggedVariants cannot be told apart, or have the tag themselves.
var TaggedVariants = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel, Retry: retry, RateLimits: rateLimits,
	Limits: limits,
	Resources: []*dsl.Resource{{
		Name: "items", Doc: doc, Endpoints: []dsl.Endpoint{dsl.Get{
			Name: "Get", Path: path, Summary: "Get", Doc: "gets.", Failures: failures, Examples: getExamples,
			Returns: &dsl.Object{Name: "Result", Doc: doc, Fields: []dsl.Field{
				{Name: "id", Doc: doc, Type: dsl.String{}},
				{
					Name: "many", Optional: true,
					Type: &dsl.Union{Name: "Many", Doc: doc, Discriminator: "kind", Variants: []*dsl.Object{
						table,
						{
							Name: "Sofa", Doc: doc,
							Fields: []dsl.Field{{Name: "kind", Type: dsl.Const("sofa"), ReadOnly: true}},
						},
					}, Tagged: []dsl.Tagged{
						{Tag: "chair", Of: chair},
						{Tag: "lamp"},
						{Tag: "table", Of: &dsl.Object{Name: "Desk", Doc: doc, Fields: idField}},
						{Of: &dsl.Object{Name: "Bed", Doc: doc, Fields: idField}},
					}},
				},
			}},
		}},
	}},
}

// Choices have cases that cannot be told apart.
var Choices = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel, Retry: retry, RateLimits: rateLimits,
	Limits: limits,
	Resources: []*dsl.Resource{{
		Name: "items", Doc: doc, Endpoints: []dsl.Endpoint{dsl.Get{
			Name: "Get", Path: path, Summary: "Get", Doc: "gets.", Failures: failures, Examples: getExamples,
			Returns: &dsl.Object{Name: "Result", Doc: doc, Fields: []dsl.Field{
				{Name: "id", Doc: doc, Type: dsl.String{}},
				{Name: "one", Optional: true, Type: &dsl.Choice{Name: "One", Cases: []dsl.Case{{Of: table}}}},
				{Name: "hidden", Optional: true, Type: &dsl.Choice{Name: "Hidden", Doc: doc, Cases: []dsl.Case{
					{Of: table, Has: []string{"kind"}},
					{Of: chair, Has: []string{"kind", "legs"}},
					{Name: "Text", Of: dsl.String{}},
					{Name: "Word", Of: dsl.Const("word")},
				}}},
				{Name: "odd", Optional: true, Type: &dsl.Choice{Name: "Odd", Doc: doc, Cases: []dsl.Case{
					{Name: "Any", Of: dsl.RawJSON{}},
					{Name: "Text", Of: dsl.String{}, Has: []string{"id"}},
					{Of: dsl.Int{Min: new(2), Max: new(1)}},
					{Name: "Unknown", Of: dsl.Bool{}},
					{Name: "list", Of: dsl.Array{}},
					{
						Of: &dsl.Object{
							Name: "Part", Doc: doc,
							Fields: []dsl.Field{{Name: "id", Type: dsl.String{}, ReadOnly: true}},
						},
						Has: []string{"id", ""},
					},
					{},
				}}},
				{Name: "again", Optional: true, Type: &dsl.Choice{Name: "Again", Doc: doc, Cases: []dsl.Case{
					{
						Of: &dsl.Object{Name: "Lamp", Doc: doc, Fields: []dsl.Field{
							{Name: "id", Doc: doc, Type: dsl.String{}}, {Name: "watts", Doc: doc, Type: dsl.Int{}},
						}},
						Has: []string{"id", "watts"},
					},
					{
						Of: &dsl.Object{Name: "Sofa", Doc: doc, Fields: []dsl.Field{
							{Name: "id", Doc: doc, Type: dsl.String{}}, {Name: "seats", Doc: doc, Type: dsl.Int{}},
						}},
						Has: []string{"seats"},
					},
					{
						Of: &dsl.Object{Name: "Rug", Doc: doc, Fields: []dsl.Field{
							{Name: "id", Doc: doc, Type: dsl.String{}, ReadOnly: true},
							{Name: "size", Doc: doc, Type: dsl.Int{}},
						}},
						Has: []string{"size"},
					},
				}}},
				{Name: "inside", Optional: true, Type: &dsl.Choice{Name: "Inside", Doc: doc, Cases: []dsl.Case{
					{
						Name: "A",
						Of: &dsl.Object{
							Name: "BoxA", Doc: doc, Fields: []dsl.Field{{Name: "a", Type: dsl.Ref("Inside")}},
						},
						Has: []string{"a"},
					},
					{
						Name: "B",
						Of: &dsl.Object{
							Name: "BoxB", Doc: doc, Fields: []dsl.Field{{Name: "b", Type: dsl.Ref("Inside")}},
						},
					},
				}}},
			}},
		}},
	}},
}

// ExampleChoices look like no case.
var ExampleChoices = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel, Retry: retry, RateLimits: rateLimits,
	Limits: limits,
	Resources: []*dsl.Resource{{
		Name: "items", Doc: doc, Endpoints: []dsl.Endpoint{dsl.Post{
			Name: "Sell", Path: all, Summary: "Sell", Doc: "sells.",
			Body: []dsl.Field{
				{Name: "to", Doc: doc, Type: &dsl.Choice{Name: "Buyer", Doc: doc, Cases: []dsl.Case{
					{Name: "ID", Of: dsl.String{MaxLength: new(2)}},
					{Of: &dsl.Object{Name: "Person", Doc: doc, Fields: idField}, Has: []string{"id"}},
				}}},
				{Name: "name", Doc: doc, Type: dsl.String{}, Optional: true},
				{Name: "nick", Doc: doc, Type: dsl.String{}, Optional: true},
			},
			AtLeastOne: []dsl.OneOrMore{{"name", "nick"}},
			Examples: []dsl.Example{
				{Name: "number", Body: `{"to": 1, "name": "n"}`},
				{Name: "long", Body: `{"to": "abc"}`},
				{Name: "none", Body: `{"to": {"name": "n"}, "nick": "n"}`},
				{Name: "person", Body: `{"to": {"id": 1}, "nick": "n"}`},
			},
		}},
	}},
}

// Directions are fields that are in no message, or in the wrong place.
var Directions = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel, Retry: retry, RateLimits: rateLimits,
	Limits: limits,
	Resources: []*dsl.Resource{{
		Name: "items", Doc: doc, Endpoints: []dsl.Endpoint{dsl.Post{
			Name: "Make", Path: all, Summary: "Make", Doc: "makes.", Returns: made,
			Body: []dsl.Field{
				{Name: "id", Doc: doc, Type: dsl.String{}, ReadOnly: true, Optional: true},
				{Name: "made", Doc: doc, Type: made, Optional: true},
			},
			Examples: []dsl.Example{
				{
					Name: "sent", Body: `{"made": {"id": "i", "secret": "s"}}`,
					Response: dsl.Response{Body: `{"secret": "s"}`},
				},
				{Name: "missing", Body: `{"made": {}}`, Response: dsl.Response{Body: `{"id": "i"}`}},
			},
		}},
	}},
}

var made = &dsl.Object{Name: "Made", Doc: doc, Key: "secret", Fields: []dsl.Field{
	{Name: "id", Type: dsl.String{}, ReadOnly: true},
	{Name: "secret", Type: dsl.String{}, WriteOnly: true},
	{Name: "both", Type: dsl.String{}, Optional: true, ReadOnly: true, WriteOnly: true},
}}

// Embedded are models that embed themselves, or have fields of the same name.
var Embedded = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel, Retry: retry, RateLimits: rateLimits,
	Limits: limits,
	Resources: []*dsl.Resource{{
		Name: "items", Doc: doc, Endpoints: []dsl.Endpoint{dsl.Get{
			Name: "Get", Path: path, Summary: "Get", Doc: "gets.", Failures: failures, Examples: getExamples,
			Returns: &dsl.Object{
				Name: "Result", Doc: doc, Embeds: []*dsl.Object{named, nil, named}, Fields: []dsl.Field{
					{Name: "id", Type: dsl.Int{}},
					{Name: "i_d", Type: dsl.String{}, Optional: true},
					{Name: "name", Type: dsl.String{}, Optional: true},
					{Name: "again", Type: again(), Optional: true},
				}, AtLeastOne: []dsl.OneOrMore{{"id", "i_d"}, {"name"}, {"name", "name", "colour"}},
			},
		}},
	}},
}

var named = &dsl.Object{Name: "Named", Doc: doc, Fields: []dsl.Field{{Name: "id", Type: dsl.String{}}}}

func again() *dsl.Object {
	o := &dsl.Object{Name: "Again", Doc: doc, Fields: idField}
	o.Embeds = []*dsl.Object{{Name: "Between", Embeds: []*dsl.Object{o}}}
	return o
}
