package importer

import (
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/check"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/openapi"
)

// TestVendorOperations converts the vendor's documents.
func TestVendorOperations(t *testing.T) {
	for name, want := range map[string]int{"2021-02-05.yml": 212, "2026-05-12.yml": 249} {
		t.Run(name, func(t *testing.T) {
			doc, err := openapi.Load(t.Context(), "../../testdata/openapi/"+name, openapi.Limits{})
			if err != nil {
				t.Fatal(err)
			}
			imported, err := Convert(doc, Options{})
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range check.Check(imported.API, nil) {
				t.Error(p)
			}
			if imported.Endpoints() != want {
				t.Errorf("%d endpoints, want %d", imported.Endpoints(), want)
			}
			counts := map[Kind]int{}
			for _, l := range imported.Account {
				counts[l.Kind]++
				if l.Kind == Dropped || l.Kind == Approximated {
					t.Log(l)
				}
			}
			t.Log(len(imported.API.Resources), counts)
		})
	}
}
