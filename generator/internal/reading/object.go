package reading

import (
	"slices"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/locate"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// PlacedField is a field of an object, at the place where it is written.
type PlacedField struct {
	dsl.Field
	At *locate.Place
}

// Fields returns the fields of an object, those of the models that it embeds
// first.
func Fields(o *dsl.Object) []dsl.Field {
	if len(o.Embeds) == 0 {
		return o.Fields
	}
	var fields []dsl.Field
	for _, f := range PlacedFields(o, locate.Root(o)) {
		fields = append(fields, f.Field)
	}
	return fields
}

// PlacedFields is Fields with the place of each, where the object is at a place.
func PlacedFields(o *dsl.Object, at *locate.Place) []PlacedField { return placedFields(o, at, nil) }

func placedFields(o *dsl.Object, at *locate.Place, within []*dsl.Object) []PlacedField {
	var fields []PlacedField
	within = append(within, o)
	for i, embedded := range o.Embeds {
		if embedded != nil && !slices.Contains(within, embedded) {
			fields = append(fields, placedFields(embedded, at.Field("Embeds").Index(i), within)...)
		}
	}
	for i, f := range o.Fields {
		fields = append(fields, PlacedField{f, at.Field("Fields").Index(i)})
	}
	return fields
}

// EmbedsItself reports whether an object is embedded in what it embeds.
func EmbedsItself(o *dsl.Object) bool { return embeds(o, o, nil) }

func embeds(o, wanted *dsl.Object, within []*dsl.Object) bool {
	return slices.ContainsFunc(o.Embeds, func(e *dsl.Object) bool {
		return e != nil && (e == wanted || !slices.Contains(within, e) && embeds(e, wanted, append(within, e)))
	})
}

// AtLeastOne returns the rules between the fields of an object, with those of
// the models that it embeds.
func AtLeastOne(o *dsl.Object) []dsl.OneOrMore {
	return atLeastOne(o, nil)
}

func atLeastOne(o *dsl.Object, within []*dsl.Object) []dsl.OneOrMore {
	var rules []dsl.OneOrMore
	within = append(within, o)
	for _, embedded := range o.Embeds {
		if embedded != nil && !slices.Contains(within, embedded) {
			rules = append(rules, atLeastOne(embedded, within)...)
		}
	}
	return append(rules, o.AtLeastOne...)
}
