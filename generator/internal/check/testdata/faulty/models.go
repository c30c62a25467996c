package faulty

import "github.com/seed-e19c5fb5/clerk-go/spec/dsl"

// Fields are duplicates, or have no type or name.
var Fields = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel, Retry: retry, RateLimits: rateLimits,
	Limits: limits,
	Resources: []*dsl.Resource{{
		Name: "items", Doc: doc, Endpoints: []dsl.Endpoint{dsl.Get{
			Name: "Get", Path: path, Summary: "Get", Doc: "gets.", Failures: failures, Examples: getExamples,
			Returns: &dsl.Object{Name: "Item", Fields: []dsl.Field{
				{Name: "id", Type: dsl.String{}},
				{Name: "id", Type: dsl.String{}},
				{Name: "ID", Type: dsl.String{}, Optional: true},
				{Name: "extra", Type: dsl.String{}, Optional: true},
				{Type: dsl.String{}},
				{Name: "color"},
				{Name: "size", Type: dsl.Int{Min: new(2), Max: new(1)}, Optional: true},
				{Name: "empty", Type: &dsl.Object{Name: "Empty", Doc: doc}, Optional: true},
			}},
		}},
	}},
}

// ModelNames are not Go's, or clash with each other and with emitted ones.
var ModelNames = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel, Retry: retry, RateLimits: rateLimits,
	Limits: limits,
	Resources: []*dsl.Resource{{
		Name: "items", Doc: doc, Endpoints: []dsl.Endpoint{dsl.Get{
			Name: "Get", Path: path, Summary: "Get", Doc: "gets.", Failures: failures, Examples: getExamples,
			Returns: &dsl.Object{Name: "Item", Doc: doc, Fields: []dsl.Field{
				{Name: "id", Type: dsl.String{}},
				{Name: "color", Type: color},
				{Name: "a", Optional: true, Type: &dsl.Object{Name: "Item", Doc: doc, Fields: idField}},
				{Name: "b", Optional: true, Type: &dsl.Object{Name: "Optional", Doc: doc, Fields: idField}},
				{Name: "c", Optional: true, Type: &dsl.Object{Name: "ColorRed", Doc: doc, Fields: idField}},
				{Name: "d", Optional: true, Type: &dsl.Object{Name: "ErrNotFound", Doc: doc, Fields: idField}},
				{Name: "e", Optional: true, Type: &dsl.Object{Name: "item_part", Doc: doc, Fields: idField}},
				{Name: "f", Optional: true, Type: &dsl.Object{Doc: doc, Fields: idField}},
				{Name: "h", Optional: true, Type: &dsl.Object{Name: "ItemJSON", Doc: doc, Fields: idField}},
				{Name: "i", Optional: true, Type: &dsl.Object{Name: "Sentinels", Doc: doc, Fields: idField}},
				{
					Name: "j", Optional: true,
					Type: &dsl.Enum{Name: "APIKey", Doc: doc, Values: []dsl.EnumValue{{Value: "x"}}},
				},
				{
					Name: "k", Optional: true,
					Type: &dsl.Enum{Name: "ApiKey", Doc: doc, Values: []dsl.EnumValue{{Value: "x"}}},
				},
				{Name: "g", Optional: true, Type: &dsl.Enum{Name: "Item", Values: []dsl.EnumValue{{Value: "x"}}}},
			}},
		}},
	}},
}

var idField = []dsl.Field{{Name: "id", Type: dsl.String{}}}

// EnumValues are missing or duplicates.
var EnumValues = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel, Retry: retry, RateLimits: rateLimits,
	Limits: limits,
	Resources: []*dsl.Resource{{
		Name: "items", Doc: doc, Endpoints: []dsl.Endpoint{dsl.Get{
			Name: "List", Path: all, Summary: "List", Doc: "lists.", Returns: dsl.Array{Of: item}, Failures: failures,
			Examples: listExamples,
			Query: []dsl.Param{
				{Name: "size", Doc: doc, Type: &dsl.Enum{Name: "Size", Doc: doc}},
				{Name: "order", Doc: doc, Type: &dsl.Enum{Name: "Order", Doc: doc, Values: []dsl.EnumValue{
					{Value: "up"},
					{Value: "up"},
					{Value: "UP"},
					{Value: ""},
					{Value: "+"},
				}}},
			},
		}},
	}},
}

// Unions cannot be told apart.
var Unions = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel, Retry: retry, RateLimits: rateLimits,
	Limits: limits,
	Resources: []*dsl.Resource{{
		Name: "items", Doc: doc, Endpoints: []dsl.Endpoint{dsl.Get{
			Name: "Get", Path: path, Summary: "Get", Doc: "gets.", Failures: failures, Examples: getExamples,
			Returns: &dsl.Object{Name: "Result", Doc: doc, Fields: []dsl.Field{
				{
					Name: "one", Optional: true,
					Type: &dsl.Union{Name: "One", Doc: doc, Discriminator: "kind", Variants: []*dsl.Object{table}},
				},
				{Name: "none", Optional: true, Type: &dsl.Union{Name: "None", Discriminator: "kind"}},
				{
					Name: "untold", Optional: true,
					Type: &dsl.Union{Name: "Untold", Doc: doc, Variants: []*dsl.Object{table, chair}},
				},
				{
					Name: "many", Optional: true,
					Type: &dsl.Union{Name: "Many", Doc: doc, Discriminator: "kind", Variants: []*dsl.Object{
						table,
						chair,
						nil,
						table,
						{Name: "Desk", Doc: doc, Fields: []dsl.Field{{Name: "kind", Type: dsl.Const("table")}}},
						{Name: "Lamp", Doc: doc, Fields: idField},
						{Name: "Unknown", Doc: doc, Fields: []dsl.Field{{Name: "kind", Type: dsl.Const("unknown")}}},
						{Name: "Bed", Doc: doc, Fields: []dsl.Field{{Name: "kind", Type: dsl.String{}}}},
						{
							Name: "Sofa", Doc: doc,
							Fields: []dsl.Field{{Name: "kind", Type: dsl.Const("sofa"), Nullable: true}},
						},
					}},
				},
			}},
		}},
	}},
}

var (
	table = &dsl.Object{Name: "Table", Doc: doc, Fields: []dsl.Field{{Name: "kind", Type: dsl.Const("table")}}}
	chair = &dsl.Object{Name: "Chair", Doc: doc, Fields: []dsl.Field{{Name: "kind", Type: dsl.Const("chair")}}}
)

// Refs lead nowhere, or round and round.
var Refs = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel, Retry: retry, RateLimits: rateLimits,
	Limits: limits,
	Resources: []*dsl.Resource{{
		Name: "items", Doc: doc, Endpoints: []dsl.Endpoint{dsl.Get{
			Name: "Get", Path: path, Summary: "Get", Doc: "gets.", Failures: failures, Examples: getExamples,
			Returns: &dsl.Object{Name: "Part", Doc: doc, Fields: []dsl.Field{
				{Name: "unknown", Optional: true, Type: dsl.Ref("Whole")},
				{Name: "parts", Optional: true, Type: dsl.Array{Of: dsl.Ref("Part")}},
				{Name: "next", Optional: true, Type: dsl.Ref("Part")},
				{Name: "loop", Optional: true, Type: &dsl.Object{Name: "Loop", Doc: doc, Fields: []dsl.Field{
					{Name: "id", Type: dsl.String{}},
					{Name: "self", Type: dsl.Ref("Loop")},
				}}},
			}},
		}},
	}},
}

// Endless is a union of which no variant comes to an end.
var Endless = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel, Retry: retry, RateLimits: rateLimits,
	Limits: limits,
	Resources: []*dsl.Resource{{
		Name: "items", Doc: doc, Endpoints: []dsl.Endpoint{dsl.Get{
			Name: "Get", Path: path, Summary: "Get", Doc: "gets.", Failures: failures, Examples: getExamples,
			Returns: &dsl.Object{Name: "Box", Doc: doc, Fields: []dsl.Field{
				{
					Name: "inside", Optional: true,
					Type: &dsl.Union{Name: "Inside", Doc: doc, Discriminator: "kind", Variants: []*dsl.Object{
						{
							Name: "Left", Doc: doc,
							Fields: []dsl.Field{
								{Name: "kind", Type: dsl.Const("left")}, {Name: "in", Type: dsl.Ref("Inside")},
							},
						},
						{
							Name: "Right", Doc: doc,
							Fields: []dsl.Field{
								{Name: "kind", Type: dsl.Const("right")}, {Name: "in", Type: dsl.Ref("Inside")},
							},
						},
					}},
				},
			}},
		}},
	}},
}
