package importer

import (
	"fmt"
	"strings"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/check"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/openapi"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// TestVendorSchemas converts all schemas of the vendor's documents, and loses
// nothing.
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
			if len(got) > 0 {
				t.Errorf("lost:\n%s", strings.Join(got, "\n"))
			}
			t.Logf("%d schemas: %v", len(types), counts)
		})
	}
}
