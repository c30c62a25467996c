package origin_test

import (
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/locate"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/origin"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// TestMark names the places instead of the files that are there.
func TestMark(t *testing.T) {
	t.Parallel()
	size := &dsl.Enum{Name: "Size"}
	box := &dsl.Object{Name: "Box", Fields: []dsl.Field{{Name: "size", Type: size}}}
	parcel := &dsl.Union{Name: "Parcel", Variants: []*dsl.Object{box}}
	api := dsl.API{
		Errors: dsl.ErrorModel{Failures: []*dsl.Failure{{}, {Codes: []*dsl.ErrorCode{{Code: "lost"}}}}},
		Resources: []*dsl.Resource{
			{Name: "boxes", Endpoints: []dsl.Endpoint{dsl.Get{Returns: box}, dsl.Delete{}}},
			{Name: "parcels", Endpoints: []dsl.Endpoint{dsl.Get{Returns: dsl.Array{Of: parcel}}}},
		},
	}
	sdk := &plan.SDK{
		Models: plan.Models{
			Objects: []*plan.Object{{GoName: "Box"}}, Enums: []*plan.Enum{{GoName: "Size"}},
			Unions: []*plan.Union{{GoName: "Parcel"}},
		},
		Transport: plan.Transport{
			Errors: plan.Errors{Enum: &plan.Enum{}, Detail: &plan.Object{}, Body: &plan.Object{}},
		},
		Resources: []*plan.Resource{
			{Operations: []*plan.Operation{{}, {}}},
			{Operations: []*plan.Operation{{}}},
		},
	}
	origin.Mark(sdk, api, func(p *locate.Place) string { return "at " + p.String() })
	errors := sdk.Transport.Errors
	for _, c := range []struct{ name, got, want string }{
		{"the description", sdk.DeclaredIn, "at "},
		{"the failures", errors.DeclaredIn, "at Errors.Failures[0]"},
		{"the codes", errors.Enum.DeclaredIn, "at Errors.Failures[1].Codes[0]"},
		{"an error", errors.Detail.DeclaredIn, "at Errors"},
		{"the body of a failure", errors.Body.DeclaredIn, "at Errors"},
		{"a resource", sdk.Resources[1].DeclaredIn, "at Resources[1]"},
		{"an operation", sdk.Resources[0].Operations[1].DeclaredIn, "at Resources[0].Endpoints[1]"},
		{"an object", sdk.Models.Objects[0].DeclaredIn, "at Resources[0].Endpoints[0].Returns"},
		{"an enum", sdk.Models.Enums[0].DeclaredIn, "at Resources[0].Endpoints[0].Returns.Fields[0].Type"},
		{"a union", sdk.Models.Unions[0].DeclaredIn, "at Resources[1].Endpoints[0].Returns.Of"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if c.got != c.want {
				t.Errorf("got %q, want %q", c.got, c.want)
			}
		})
	}
}
