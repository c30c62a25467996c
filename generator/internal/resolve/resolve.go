package resolve

import (
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// Resolve plans the output for a description that has passed the check, in the
// module with the given import path.
func Resolve(d *reading.Description, module string) *plan.SDK {
	r := &resolver{
		api:    d.API,
		read:   d,
		module: module,
		sdk: &plan.SDK{
			Paths: plan.Paths{
				Internal:  module + "/internal",
				Models:    module + "/models",
				Transport: module + "/transport",
			},
			API: plan.API{Name: d.API.Name},
		},
		failures: map[*dsl.Failure]*plan.Failure{},
	}
	r.failuresOf(d.API.Errors)
	r.models()
	r.transport()
	for _, resource := range d.API.Resources {
		r.resource(resource)
	}
	return r.sdk
}

// resolver contains the decisions made so far.
type resolver struct {
	api      dsl.API
	read     *reading.Description
	module   string
	sdk      *plan.SDK
	failures map[*dsl.Failure]*plan.Failure
}
