package wholeapi

import (
	"math/rand/v2"

	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// builder makes the parts of the API, each from those that exist before it.
type builder struct {
	random *rand.Rand
	models []*dsl.Object
	enums  []*dsl.Enum
	known  map[string]*dsl.Object // responses by name
}

// fieldNames are what the fields of models are called.
var fieldNames = []string{
	"name", "slug", "status", "email_address", "description", "user_id", "organization_id", "external_id", "kind",
	"url",
	"image_url", "phone_number", "locale", "provider", "strategy", "verified", "enabled", "banned", "locked",
	"position",
	"count", "limit_per_user", "attempts", "score", "role", "permissions", "labels", "public_metadata",
	"private_metadata",
	"last_active_at", "expire_at", "verified_at", "owner", "parent", "settings", "items", "title", "comment", "reason",
	"source",
}

// makeModels makes objects of 6 to 16 fields: half of them text, most of the rest
// numbers, truth values and times; a third can be left out or be null; one in
// ten is another model, or a list of one.
func (b *builder) makeModels() {
	b.random = rand.New(rand.NewPCG(7, 11))
	for i := range 12 {
		b.enums = append(b.enums, enum(i))
	}
	for i := range things {
		o := &dsl.Object{Name: camel(i), Doc: "one of the things that the API keeps", Key: "id", Fields: []dsl.Field{
			{Name: "object", Doc: "the type of the object", Type: dsl.Const(name(i))},
			{Name: "id", Doc: "identifies the object", Type: dsl.String{}},
		}}
		from := b.random.IntN(len(fieldNames))
		for j := range 4 + b.random.IntN(11) {
			o.Fields = append(o.Fields, b.field(fieldNames[(from+j)%len(fieldNames)]))
		}
		o.Fields = append(o.Fields,
			dsl.Field{Name: "created_at", Doc: "when the object was created", Type: dsl.UnixMilli{}},
			dsl.Field{Name: "updated_at", Doc: "when the object last changed", Type: dsl.UnixMilli{}},
		)
		b.models = append(b.models, o)
	}
}

func enum(i int) *dsl.Enum {
	e := &dsl.Enum{Name: camel(things+i) + "State", Doc: "the state that a thing is in"}
	for _, v := range []string{"active", "pending", "ended", "removed", "expired"} {
		e.Values = append(e.Values, dsl.EnumValue{Value: v, Doc: "it is " + v})
	}
	return e
}

func (b *builder) field(name string) dsl.Field {
	f := dsl.Field{Name: name, Doc: "says something about the object", Type: b.fieldType()}
	f.Optional = b.random.IntN(4) == 0
	f.Nullable = b.random.IntN(4) == 0
	return f
}

func (b *builder) fieldType() dsl.Schema {
	switch n := b.random.IntN(100); {
	case n < 50:
		return dsl.String{}
	case n < 62:
		return dsl.Bool{}
	case n < 72:
		return dsl.Int{}
	case n < 78:
		return dsl.UnixMilli{}
	case n < 83:
		return b.enums[b.random.IntN(len(b.enums))]
	case n < 86:
		return dsl.RawJSON{}
	case n < 90:
		return dsl.Array{Of: dsl.String{}}
	case len(b.models) == 0:
		return dsl.Float{}
	case n < 96:
		return b.models[b.random.IntN(len(b.models))]
	default:
		return dsl.Array{Of: b.models[b.random.IntN(len(b.models))]}
	}
}
