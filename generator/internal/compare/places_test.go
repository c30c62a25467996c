package compare_test

import (
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/compare"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// A model that a place refers to by its name is the one that it holds itself, and
// a path takes enums in all their forms: each pair of types is compared, and only
// the same two do not differ.
func TestCompareTypesInPlaces(t *testing.T) {
	t.Parallel()
	types := []struct {
		name string
		of   func(*shop) dsl.Schema
		same string // types of one name do not differ
	}{
		{"string", func(*shop) dsl.Schema { return dsl.String{} }, "string"},
		{"int", func(*shop) dsl.Schema { return dsl.Int{} }, "int"},
		{"enum", func(s *shop) dsl.Schema { return s.state }, "enum"},
		{"enum by name", func(*shop) dsl.Schema { return dsl.Ref("State") }, "enum"},
		{"enum as one of", func(s *shop) dsl.Schema { return dsl.OneOf{Enum: s.state} }, "enum"},
		{"narrowed enum", func(s *shop) dsl.Schema {
			return dsl.OneOf{Enum: s.state, Except: []string{"used"}}
		}, "narrowed"},
		{"other enum", func(s *shop) dsl.Schema { return s.hue }, "hue"},
		{"object", func(s *shop) dsl.Schema { return &dsl.Object{Name: "Part"} }, "object"},
	}
	holds := func(put func(s *shop, of dsl.Schema)) func(*shop, dsl.Schema) bool {
		return func(s *shop, of dsl.Schema) bool { put(s, of); return true }
	}
	places := map[string]func(s *shop, of dsl.Schema) bool{ // false for types that are never there
		"path": func(s *shop, of dsl.Schema) bool {
			t, ok := of.(dsl.ParamType)
			s.make.Path = dsl.Path{dsl.Literal("things"), &dsl.PathParam{Name: "id", Type: t}}
			return ok
		},
		"field": holds(func(s *shop, of dsl.Schema) { s.thing.Fields[1].Type = of }),
		"items": holds(func(s *shop, of dsl.Schema) { s.thing.Fields[4].Type = dsl.Array{Of: of} }),
		"map":   holds(func(s *shop, of dsl.Schema) { s.thing.Fields[4].Type = dsl.Map{Of: of} }),
		"body":  holds(func(s *shop, of dsl.Schema) { s.make.Body[0].Type = of }),
	}
	for place, put := range places {
		t.Run(place, func(t *testing.T) {
			t.Parallel()
			for _, old := range types {
				for _, now := range types {
					before, after := newShop(), newShop()
					if !put(before, old.of(before)) || !put(after, now.of(after)) {
						continue
					}
					found := compare.Compare(before.described(), after.described())
					if old.same == now.same && len(found) > 0 {
						t.Errorf("%s and %s differ:\n%s", old.name, now.name, lines(found))
					}
					if old.same != now.same && len(found) == 0 {
						t.Errorf("%s and %s do not differ", old.name, now.name)
					}
				}
			}
		})
	}
}
