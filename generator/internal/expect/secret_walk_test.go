package expect

import (
	"fmt"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// TestSecretsOfModelsThatReferToEachOther fills in models each of which has all of the
// others, and one of which has a secret: there are more ways through them than could be
// tried.
func TestSecretsOfModelsThatReferToEachOther(t *testing.T) {
	t.Parallel()
	const many = 30
	sdk := &plan.SDK{}
	for i := range many {
		o := &plan.Object{GoName: fmt.Sprint("M", i), Sensitive: true}
		for j := range many {
			o.Fields = append(o.Fields, &plan.Field{
				GoName: fmt.Sprint("F", j), Wrapped: true,
				Type: plan.Type{Kind: plan.ObjectOf, Name: fmt.Sprint("M", j), Pointer: true},
			})
		}
		sdk.Models.Objects = append(sdk.Models.Objects, o)
	}
	last := sdk.Models.Objects[many-1]
	last.Fields = append(last.Fields, &plan.Field{GoName: "Key", Wrapped: true, Type: plan.Type{Kind: plan.Secret}})
	x := &expecter{sdk: sdk}
	for _, o := range sdk.Models.Objects {
		w := x.secretWalk()
		value, found := w.value(plan.Type{Kind: plan.ObjectOf, Name: o.GoName}, nil)
		if !found || len(value.Fields) == 0 {
			t.Fatalf("%s has no secret", o.GoName)
		}
		if w.total > manyModels+many {
			t.Fatalf("%s: %d models are filled in", o.GoName, w.total)
		}
	}
}

// TestModelsWithoutSecretsAreLeftOut goes into no model that cannot hold a secret.
func TestModelsWithoutSecretsAreLeftOut(t *testing.T) {
	t.Parallel()
	plain := &plan.Object{GoName: "Plain", Fields: []*plan.Field{{GoName: "Name", Type: plan.Type{Kind: plan.String}}}}
	x := &expecter{sdk: &plan.SDK{Models: plan.Models{Objects: []*plan.Object{plain}}}}
	w := x.secretWalk()
	if value, found := w.value(plan.Type{Kind: plan.ObjectOf, Name: "Plain"}, nil); found || w.total != 0 {
		t.Errorf("got %v, %v, after %d models", value, found, w.total)
	}
}
