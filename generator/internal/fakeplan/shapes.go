package fakeplan

import (
	"slices"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// shapes are what bodies in JSON have in several places: models that hold many fields,
// with those of the models in them. Written in each place, models that lead to each
// other would make a file of megabytes.
type shapes struct {
	list []*plan.FakeShape
	of   map[dsl.Schema]*plan.FakeShape // nil for a model that is not large
}

// large is how many fields a model holds that has a shape of its own.
const large = 200

// body is the planner of a body: in forms every place has its own shapes.
func (f planner) body(e reading.Endpoint) planner {
	if e.Encoding == dsl.EncodeJSON {
		f.shapes = f.large
	}
	return f
}

// shape returns the shape of a large model, or nil.
func (f planner) shape(s dsl.Schema) *plan.FakeShape {
	name, _ := reading.ModelName(s)
	if f.shapes == nil || name == "" {
		return nil
	}
	shape, known := f.shapes.of[s]
	if known {
		return shape
	}
	if f.size(s, nil) < large {
		f.shapes.of[s] = nil
		return nil
	}
	shape = &plan.FakeShape{GoName: "shapeOf" + name}
	f.shapes.of[s] = shape
	f.shapes.list = append(f.shapes.list, shape)
	shape.Value = literalOf("Field", f.ownShape(s, nil)...)
	return shape
}

// size returns how many fields a type holds, and stops to count when it is large.
func (f planner) size(s dsl.Schema, inside []dsl.Schema) int {
	s = f.read.Target(s)
	var of []dsl.Schema
	switch s := s.(type) {
	case dsl.Array:
		return f.size(s.Of, inside)
	case dsl.Map:
		return f.size(s.Of, inside)
	case *dsl.Object:
		for _, field := range reading.Fields(s) {
			of = append(of, field.Type)
		}
	case *dsl.Union:
		for _, v := range reading.Variants(s) {
			of = append(of, v.Of)
		}
	case *dsl.Choice:
		for _, one := range s.Cases {
			of = append(of, one.Of)
		}
	default:
		return 0
	}
	if slices.Contains(inside, s) {
		return 0
	}
	n := len(of)
	for _, t := range of {
		if n < large {
			n += f.size(t, append(inside, s))
		}
	}
	return n
}
