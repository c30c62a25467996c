package reading

import (
	"slices"

	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// Uses reports whether a value somewhere in the description is an S.
func Uses[S dsl.Schema](d *Description) bool {
	is := func(p part) bool { return holds[S](p) }
	for _, e := range d.Endpoints {
		if slices.ContainsFunc(e.parts(), is) {
			return true
		}
	}
	return slices.ContainsFunc(
		d.Models,
		func(m Model) bool { return slices.ContainsFunc(part{m.Schema, m.At}.parts(), is) },
	)
}

// holds reports whether a type is an S or an array or a map of them. Models are
// looked into on their own.
func holds[S dsl.Schema](p part) bool {
	if !IsSchema(p.schema) {
		return false
	}
	if _, ok := p.schema.(S); ok {
		return true
	}
	if _, isModel := ModelName(p.schema); isModel {
		return false
	}
	return slices.ContainsFunc(p.parts(), holds[S])
}
