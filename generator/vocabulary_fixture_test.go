package generator

import "github.com/seed-e19c5fb5/clerk-go/spec/dsl"

// The rows of the tables in docs/vocabulary.md. What stands here in source is the
// first column of a row; the others are what the generator makes of it.

var (
	level = &dsl.IntEnum{Name: "Level", Doc: "a level", Values: []dsl.IntEnumValue{
		{Value: 1, Go: "Low"}, {Value: 2, Go: "High"},
	}}
	color = &dsl.Enum{Name: "Color", Doc: "a color", Values: []dsl.EnumValue{{Value: "red"}, {Value: "blue"}}}
	cat   = &dsl.Object{Name: "Cat", Doc: "a cat", Fields: []dsl.Field{
		{Name: "kind", Type: dsl.Const("cat"), Doc: "the type"}, {Name: "name", Type: dsl.String{}, Doc: "the name"},
	}}
	dog = &dsl.Object{Name: "Dog", Doc: "a dog", Fields: []dsl.Field{
		{Name: "kind", Type: dsl.Const("dog"), Doc: "the type"}, {Name: "size", Type: dsl.Int{}, Doc: "the size"},
	}}
	pet = &dsl.Union{
		Name: "Pet", Doc: "a pet", Discriminator: "kind", Variants: []*dsl.Object{cat, dog},
	}
	owner = &dsl.Choice{Name: "Owner", Doc: "an owner, or the name of one", Cases: []dsl.Case{
		{Name: "Name", Of: dsl.String{}}, {Name: "Cat", Of: cat, Has: []string{"kind"}},
	}}
	interval = &dsl.Object{Name: "Range", Doc: "a range", Fields: []dsl.Field{
		{Name: "gte", Type: dsl.Int{}, Optional: true, Doc: "the least"},
		{Name: "lt", Type: dsl.Int{}, Optional: true, Doc: "the end"},
	}}
)

var vocabularyFields = []dsl.Field{
	{Type: dsl.String{}},
	{Type: dsl.String{MinLength: new(1), MaxLength: new(80), Pattern: "^[a-z]+$"}},
	{Type: dsl.String{Format: dsl.UUID}},
	{Type: dsl.String{Sensitive: true}},
	{Type: dsl.Int{Min: new(1), Max: new(499)}},
	{Type: dsl.Int64{}},
	{Type: dsl.Uint64{}},
	{Type: dsl.Float{Above: new(0.0)}},
	{Type: dsl.Decimal{}},
	{Type: dsl.Decimal{Quoted: true}},
	{Type: dsl.Bool{}},
	{Type: dsl.UnixMilli{}},
	{Type: dsl.UnixSeconds{}},
	{Type: dsl.DateTime{}},
	{Type: dsl.Date{}},
	{Type: dsl.Bytes{}},
	{Type: dsl.Const("session")},
	{Type: dsl.ConstInt(2)},
	{Type: dsl.ConstBool(true)},
	{Type: color},
	{Type: level},
	{Type: cat},
	{Type: pet},
	{Type: owner},
	{Type: dsl.Array{Of: dsl.String{}, Max: new(3), Unique: true}},
	{Type: dsl.Array{Of: cat}},
	{Type: dsl.Array{Of: dsl.Int{}, Nullable: true}},
	{Type: dsl.Map{Of: dsl.Int{}}},
	{Type: dsl.RawJSON{}},
	{Type: dsl.String{}, Optional: true},
	{Type: dsl.String{}, Nullable: true},
	{Type: dsl.String{}, Optional: true, Nullable: true},
	{Type: cat, Optional: true},
}

// vocabularyParam is a parameter and a value of it.
type vocabularyParam struct {
	param dsl.Param
	value any
}

var vocabularyParams = []vocabularyParam{
	{dsl.Param{Type: dsl.String{}}, "a b"},
	{dsl.Param{Type: dsl.Int{Min: new(1), Default: new(10)}}, 20},
	{dsl.Param{Type: dsl.Float{}}, 1.5},
	{dsl.Param{Type: dsl.Bool{}}, true},
	{dsl.Param{Type: dsl.DateTime{}}, "2026-05-12T12:00:00Z"},
	{dsl.Param{Type: color}, "red"},
	{dsl.Param{Type: dsl.String{}, Required: true}, "x"},
	{dsl.Param{Type: dsl.String{}, Empty: true}, ""},
	{dsl.Param{Type: dsl.Int{}, Null: "none"}, nil},
	{dsl.Param{Type: dsl.List{Of: dsl.String{}}}, []any{"a", "b"}},
	{dsl.Param{Type: dsl.List{Of: dsl.Int{}, Joined: ","}}, []any{1, 2}},
	{dsl.Param{Type: dsl.List{Of: color, Brackets: true}}, []any{"red", "blue"}},
	{dsl.Param{Type: dsl.DeepObject{Of: interval}}, map[string]any{"gte": 1, "lt": 9}},
}

var vocabularyEndpoints = []dsl.Endpoint{
	dsl.Get{Returns: cat},
	dsl.Get{Returns: dsl.Array{Of: cat}},
	dsl.Get{Returns: dsl.Map{Of: dsl.Int{}}},
	dsl.Get{Returns: pet},
	dsl.Get{Returns: dsl.String{}},
	dsl.Get{Returns: dsl.PlainText{ContentType: "text/csv"}},
	dsl.Get{Returns: dsl.Binary{ContentType: "image/png"}},
	dsl.Get{Returns: dsl.Location{}},
	dsl.Get{Returns: cat, Conditional: true},
	dsl.Get{Returns: cat, Answers: []dsl.ResponseHeader{{Name: "X-Cost", Type: dsl.Int{}}}},
	dsl.Get{Returns: cat, Public: true},
	dsl.Delete{Status: 204},
	dsl.Delete{BodyOf: dsl.Array{Of: dsl.String{}}, BodyRequired: true},
	dsl.Post{Body: []dsl.Field{{Name: "name", Type: dsl.String{}, Doc: "the name"}}},
	dsl.Post{BodyOf: dsl.Array{Of: cat, Max: new(10)}, BodyRequired: true},
	dsl.Post{Body: []dsl.Field{{Name: "cat", Type: cat, Doc: "a cat"}}, Encoding: dsl.EncodeForm},
	dsl.Post{Body: []dsl.Field{{Name: "file", Type: dsl.File{}, Doc: "a file"}}, Encoding: dsl.EncodeMultipart},
	dsl.Post{BodyOf: dsl.Binary{ContentType: "image/png"}, BodyRequired: true},
	dsl.Post{IdempotencyKey: "Idempotency-Key", Returns: cat},
	dsl.Post{Outcomes: []dsl.Outcome{{Status: 200, Name: "Cat", Returns: cat}, {Status: 202}}},
}
