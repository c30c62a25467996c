package resolve

import "github.com/seed-e19c5fb5/clerk-go/spec/dsl"

// collectModels walks the description for models, in the order of their first
// use, so that the output does not depend on the order of a map.
func (r *resolver) collectModels() {
	r.named = map[string]dsl.Schema{}
	for _, resource := range r.api.Resources {
		if resource.State != nil {
			r.collect(resource.State.Of)
		}
		for _, e := range resource.Endpoints {
			e := endpointOf(e)
			if e.Returns != nil {
				r.collect(e.Returns)
			}
			for _, p := range e.Query {
				r.collect(p.Type)
			}
			r.collectFields(e.Body)
		}
	}
}

func (r *resolver) collectFields(fields []dsl.Field) {
	for _, f := range fields {
		r.collect(f.Type)
	}
}

func (r *resolver) collect(s dsl.Schema) {
	switch s := s.(type) {
	case dsl.Array:
		r.collect(s.Of)
	case dsl.Map:
		r.collect(s.Of)
	case dsl.OneOf:
		r.collect(s.Enum)
	case *dsl.Enum:
		r.first(s.Name, s)
	case *dsl.Object:
		if r.first(s.Name, s) {
			r.collectFields(s.Fields)
		}
	case *dsl.Union:
		if r.first(s.Name, s) {
			for _, v := range s.Variants {
				r.collect(v)
			}
		}
	}
}

// first notes a model and reports whether it was not known yet.
func (r *resolver) first(name string, s dsl.Schema) bool {
	if _, known := r.named[name]; known {
		return false
	}
	r.named[name] = s
	r.order = append(r.order, s)
	return true
}
