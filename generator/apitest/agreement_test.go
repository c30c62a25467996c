package apitest

import (
	"go/types"
	"maps"
	"slices"
	"strings"
	"testing"

	"golang.org/x/exp/apidiff"

	"github.com/seed-e19c5fb5/clerk-go/generator"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/compare"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/goapi"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// TestAgreement changes a description in one place at a time, and compares what
// apidiff says of the generated packages with the changes that are attributed to
// the differences of the descriptions.
func TestAgreement(t *testing.T) {
	t.Parallel()
	if testing.Short() || raced {
		t.Skip("it generates a hundred SDKs in memory: run without -short and -race")
	}
	before := newShop().described()
	old := packages(t, before)
	for _, m := range mutations {
		t.Run(m.name, func(t *testing.T) {
			t.Parallel()
			s := newShop()
			m.change(s)
			after := s.described()
			now := packages(t, after)
			found := compare.Attribute(compare.Compare(before, after), goapi.Compare(old, now))
			want := judge(old, now)
			correct(t, want, m.name)
			if got := claimed(found); !maps.Equal(got, want) {
				t.Errorf("the changes are\n%s\nand apidiff finds\n%s", lines(got), lines(want))
			}
			if got, want := worst(found) == compare.Breaks, breaks(want); got != want {
				t.Errorf("breaks is %t, and apidiff says %t", got, want)
			}
			if got := compare.StepOf(found).String(); got != m.step {
				t.Errorf("the step is %s, want %s, for %+v", got, m.step, found)
			}
		})
	}
}

func packages(t *testing.T, api dsl.API) map[string]*types.Package {
	t.Helper()
	found, err := generator.Packages(t.Context(), api)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func worst(found []compare.Difference) compare.Effect {
	effect := compare.None
	for _, d := range found {
		effect = max(effect, d.Go)
	}
	return effect
}

// claimed returns the changes that belong to differences: "! things.ListParams.Limit"
// breaks, "+" does not.
func claimed(found []compare.Difference) map[string]bool {
	all := map[string]bool{}
	for _, d := range found {
		for _, c := range d.Code {
			all[mark(!c.Breaks)+strings.TrimSuffix(c.Package+"."+c.Name, ".")] = true
		}
	}
	return all
}

func mark(compatible bool) string {
	if compatible {
		return "+ "
	}
	return "! "
}

// judge returns the changes that apidiff finds, in the same form.
func judge(old, now map[string]*types.Package) map[string]bool {
	all := map[string]bool{}
	for _, folder := range slices.Sorted(maps.Keys(union(old, now))) {
		if strings.HasPrefix(folder, "internal") {
			continue
		}
		o, n := old[folder], now[folder]
		if o == nil || n == nil {
			all[mark(o == nil)+folder] = true
			continue
		}
		for _, c := range apidiff.Changes(o, n).Changes {
			name, _, _ := strings.Cut(c.Message, ":")
			name = strings.NewReplacer("(*", "", ")", "", "(", "").Replace(name)
			all[mark(c.Compatible)+folder+"."+name] = true
		}
	}
	return all
}

// correct puts what is true in the place of what apidiff does not see.
func correct(t *testing.T, all map[string]bool, name string) {
	t.Helper()
	for _, wrong := range blind[name].instead {
		if !all[wrong] {
			t.Errorf("apidiff does not find %s", wrong)
		}
		delete(all, wrong)
	}
	for _, right := range blind[name].missed {
		if all[right] {
			t.Errorf("apidiff finds %s", right)
		}
		all[right] = true
	}
}

func breaks(all map[string]bool) bool {
	for line := range all {
		if strings.HasPrefix(line, "! ") {
			return true
		}
	}
	return false
}

func union(a, b map[string]*types.Package) map[string]bool {
	all := map[string]bool{}
	for name := range a {
		all[name] = true
	}
	for name := range b {
		all[name] = true
	}
	return all
}

func lines(all map[string]bool) string { return strings.Join(slices.Sorted(maps.Keys(all)), "\n") }
