package exporter

import (
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/extension"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/tree"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// union is one of several objects, by the value of a field.
func (w *writer) union(u *dsl.Union) tree.Map {
	variants, mapping := tree.List{}, tree.Map{}
	for _, v := range reading.Variants(u) {
		ref := w.schema(v.Of, false, nil)
		variants = append(variants, ref)
		mapping = mapping.Set(v.Tag, ref.Get("$ref"))
		if v.Added {
			w.note("union "+u.Name, "the field %s of %s is in no schema, only in the mapping of the discriminator",
				u.Discriminator, v.Of.Name)
		}
	}
	discriminator := tree.Of("propertyName", u.Discriminator, "mapping", mapping)
	return append(w.described(tree.Map{}, u.Doc), tree.Of("oneOf", variants, "discriminator", discriminator)...)
}

// choice is one of several types, by what the value looks like.
func (w *writer) choice(c *dsl.Choice) tree.Map {
	cases := tree.List{}
	for _, one := range c.Cases {
		beside := tree.Map{}
		if len(one.Has) > 0 {
			beside = beside.Set("required", texts(one.Has))
		}
		if one.Name != "" {
			beside = beside.Set(extension.Key("Name"), one.Name)
		}
		cases = append(cases, w.schema(one.Of, false, beside))
	}
	return w.described(tree.Map{}, c.Doc).Set("anyOf", cases)
}
