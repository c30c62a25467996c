// Package origin adds to a plan the file of the description that declares each
// value.
package origin

import (
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/locate"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// Mark sets every DeclaredIn of the plan of a description. The function file names the file that
// declares the value at a place.
func Mark(sdk *plan.SDK, api dsl.API, file func(*locate.Place) string) {
	root := locate.Root(&api)
	sdk.DeclaredIn = file(root)
	markResources(sdk.Resources, root.Field("Resources"), file)
	markErrors(&sdk.Transport.Errors, api.Errors, root.Field("Errors"), file)
	declared := map[string]string{}
	for value, place := range root.Pointers() {
		switch s := value.(type) {
		case *dsl.Object:
			declared[s.Name] = file(place)
		case *dsl.Enum:
			declared[s.Name] = file(place)
		case *dsl.IntEnum:
			declared[s.Name] = file(place)
		case *dsl.Union:
			declared[s.Name] = file(place)
		}
	}
	for _, o := range sdk.Models.Objects {
		o.DeclaredIn = declared[o.GoName]
	}
	for _, e := range sdk.Models.Enums {
		e.DeclaredIn = declared[e.GoName]
	}
	for _, u := range sdk.Models.Unions {
		u.DeclaredIn = declared[u.GoName]
	}
}

func markResources(resources []*plan.Resource, place *locate.Place, file func(*locate.Place) string) {
	for i, r := range resources {
		r.DeclaredIn = file(place.Index(i))
		for j, op := range r.Operations {
			op.DeclaredIn = file(place.Index(i).Field("Endpoints").Index(j))
		}
	}
}

// markErrors sets the file of the first failure and of the first code: there is
// one generated file for all of them.
func markErrors(errors *plan.Errors, model dsl.ErrorModel, place *locate.Place, file func(*locate.Place) string) {
	errors.DeclaredIn = file(place)
	errors.Detail.DeclaredIn, errors.Body.DeclaredIn, errors.Enum.DeclaredIn = file(place), file(place), file(place)
	for i, f := range model.Failures {
		failure := place.Field("Failures").Index(i)
		if i == 0 {
			errors.DeclaredIn = file(failure)
		}
		if len(f.Codes) > 0 {
			errors.Enum.DeclaredIn = file(failure.Field("Codes").Index(0))
			return
		}
	}
}
