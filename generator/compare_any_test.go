package generator

import (
	"maps"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/compare"
	"github.com/seed-e19c5fb5/clerk-go/spec"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// TestCompareAnything compares descriptions that have between them every word of
// the vocabulary: one does not differ from itself, and what one has and another one
// lacks is seen from either side.
func TestCompareAnything(t *testing.T) {
	t.Parallel()
	all := maps.Clone(descriptions)
	all["everything"], all["zoo"] = everything, zoo
	all["clerk"] = func() dsl.API { return spec.API }
	for name, describe := range all {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, d := range compare.Compare(describe(), describe()) {
				t.Errorf("it differs from itself: %+v", d)
			}
			for other, describeOther := range all {
				there := compare.Compare(describe(), describeOther())
				back := compare.Compare(describeOther(), describe())
				if len(there) != len(back) || name != other && len(there) == 0 {
					t.Errorf("%d differences to %s, and %d from it", len(there), other, len(back))
				}
				for _, d := range there {
					if d.Old == d.New || d.OldAt == nil || d.NewAt == nil || d.Where == "" {
						t.Errorf("it says nothing, or has no place: %+v", d)
					}
				}
			}
		})
	}
}
