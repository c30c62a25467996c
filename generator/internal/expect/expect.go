package expect

import (
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
)

// Add adds the expectations of a description to its plan.
func Add(sdk *plan.SDK, d *reading.Description) error {
	x := &expecter{read: d, sdk: sdk}
	sdk.Models.Secrets = x.modelSecrets()
	for i, resource := range d.API.Resources {
		planned := sdk.Resources[i]
		for j, e := range d.Of(resource) {
			op := planned.Operations[j]
			if err := x.examples(op, e); err != nil {
				return err
			}
			if err := x.trial(op, e); err != nil {
				return err
			}
		}
		planned.Secrets = x.paramSecrets(planned)
	}
	for i, f := range d.API.Errors.Failures {
		sdk.Transport.Errors.Failures[i].Sample = d.FailureBodies[f]
	}
	sdk.Transport.Trial = x.transportTrial()
	sdk.Models.Failure = x.failureTrial()
	sdk.Refusals = x.refusals()
	return nil
}

// expecter contains the description, and the plan of the tested code.
type expecter struct {
	read *reading.Description
	sdk  *plan.SDK
}
