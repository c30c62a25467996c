package importer

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/check"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/openapi"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// withoutSchema is what the account says of members that are required and not
// described.
func withoutSchema(names ...string) []string {
	var lines []string
	for _, name := range names {
		lines = append(lines, fmt.Sprintf("approximated: required %q: the schema does not say what it is: "+
			"it is among the members without a field", name))
	}
	return lines
}

// TestVendorSchemas converts all schemas of the vendor's documents, and loses
// nothing but what they do not say.
func TestVendorSchemas(t *testing.T) {
	for _, name := range []string{"2021-02-05.yml", "2026-05-12.yml"} {
		t.Run(name, func(t *testing.T) {
			doc, err := openapi.Load(t.Context(), "../../testdata/openapi/"+name, openapi.Limits{})
			if err != nil {
				t.Fatal(err)
			}
			var lines []Line
			s := newSchemas(doc, nil, func(l Line) { lines = append(lines, l) })
			var types []dsl.Schema
			for _, schema := range doc.Root.Get("components").Get("schemas").Entries() {
				typ := s.valueOf(schema, place{owner: s.names.components[schema], named: true}).Type
				types = append(types, typ)
			}
			api := apiOf(types)
			s.finish(&api)
			for _, p := range check.Check(api, nil) {
				t.Error(p)
			}
			var got []string
			counts := map[Kind]int{}
			for _, l := range lines {
				counts[l.Kind]++
				if l.Kind == Dropped || l.Kind == Approximated {
					got = append(got, fmt.Sprintf("%v: %s: %s", l.Kind, l.What, l.Why))
				}
			}
			if want := withoutSchema("crv", "authenticatable", "disable_jit_provisioning", "authenticatable",
				"disable_jit_provisioning"); !slices.Equal(got, want) {
				t.Errorf("lost:\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
			t.Logf("%d schemas: %v", len(types), counts)
		})
	}
}
