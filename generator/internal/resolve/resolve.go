package resolve

import (
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// Resolve plans the output for a description that has passed the check, in the
// module with the given import path.
func Resolve(api dsl.API, module string) (*plan.SDK, error) {
	r := &resolver{
		api: api,
		sdk: &plan.SDK{
			Paths: plan.Paths{
				Module:    module,
				Internal:  module + "/internal",
				Models:    module + "/models",
				Transport: module + "/transport",
			},
			API: plan.API{Name: api.Name, Doc: api.Doc, Source: api.Source},
		},
		objects:  map[*dsl.Object]*plan.Object{},
		enums:    map[*dsl.Enum]*plan.Enum{},
		unions:   map[*dsl.Union]*plan.Union{},
		failures: map[*dsl.Failure]*plan.Failure{},
		codes:    map[*dsl.ErrorCode]*plan.ErrorCode{},
	}
	r.collectModels()
	r.failuresOf(api.Errors)
	r.models()
	r.sdk.Models.Secrets = r.modelSecrets()
	r.transport()
	for _, resource := range api.Resources {
		if err := r.resource(resource); err != nil {
			return nil, err
		}
	}
	r.sdk.Fake = r.fakePackage()
	r.sdk.Transport.Trial = r.transportTrial()
	r.sdk.Models.Failure = r.failureTrial()
	r.sdk.Refusals = r.refusals()
	return r.sdk, nil
}

// resolver carries what has been decided so far, found by what it was decided
// for.
type resolver struct {
	api      dsl.API
	sdk      *plan.SDK
	named    map[string]dsl.Schema // models by Go name, for dsl.Ref
	order    []dsl.Schema          // models in the order of their first use
	objects  map[*dsl.Object]*plan.Object
	enums    map[*dsl.Enum]*plan.Enum
	unions   map[*dsl.Union]*plan.Union
	failures map[*dsl.Failure]*plan.Failure
	codes    map[*dsl.ErrorCode]*plan.ErrorCode
}
