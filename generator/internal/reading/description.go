package reading

import (
	"slices"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/locate"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// Description is an API with its endpoints and models at hand.
type Description struct {
	API       dsl.API
	Endpoints []Endpoint // of every resource, in the order of the description
	Models    []Model    // in the order of their first use

	// FailureBodies are bodies of the failures that have a model of their own, added
	// by sample.
	FailureBodies map[*dsl.Failure]string

	named map[string]dsl.Schema // the first model of each name
	sent  map[dsl.Schema]bool   // models that bodies hold; nil until somebody asks
}

// Read finds the endpoints and the models of a description.
func Read(api dsl.API) *Description {
	d := &Description{API: api, named: map[string]dsl.Schema{}}
	list := locate.Root(api).Field("Resources")
	for i, resource := range api.Resources {
		if resource == nil || slices.Contains(api.Resources[:i], resource) {
			continue
		}
		d.readResource(resource, list.Index(i))
	}
	failures := locate.Root(api).Field("Errors").Field("Failures")
	for i, f := range api.Errors.Failures {
		if f != nil {
			d.collect(part{f.Body, failures.Index(i).Field("Body")})
		}
	}
	models := locate.Root(api).Field("Models")
	for i, m := range api.Models {
		d.collect(part{m, models.Index(i)})
	}
	return d
}

func (d *Description) readResource(resource *dsl.Resource, at *locate.Place) {
	if resource.State != nil {
		d.collect(part{resource.State.Of, at.Field("State").Field("Of")})
	}
	for i, described := range resource.Endpoints {
		e, ok := EndpointOf(described)
		if !ok {
			continue
		}
		e.Resource, e.At = resource, at.Field("Endpoints").Index(i)
		d.Endpoints = append(d.Endpoints, e)
		for _, p := range e.parts() {
			d.collect(p)
		}
	}
}

// Of returns the endpoints of a resource.
func (d *Description) Of(resource *dsl.Resource) []Endpoint {
	var own []Endpoint
	for _, e := range d.Endpoints {
		if e.Resource == resource {
			own = append(own, e)
		}
	}
	return own
}

// Target returns the model that a [dsl.Ref] refers to, nil if there is none, and
// any other type as it is.
func (d *Description) Target(s dsl.Schema) dsl.Schema {
	if ref, ok := s.(dsl.Ref); ok {
		return d.named[string(ref)]
	}
	return s
}
