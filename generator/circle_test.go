package generator

import (
	"bytes"
	"maps"
	"path/filepath"
	"slices"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/compare"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/exporter"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/importer"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/openapi"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/wholeapi"
	"github.com/seed-e19c5fb5/clerk-go/spec"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// TestCircle imports what is exported, and exports that again: both documents are
// the same, byte for byte, and the account of the import has no loss.
func TestCircle(t *testing.T) {
	t.Parallel()
	described := maps.Clone(descriptions)
	maps.Copy(described, map[string]func() dsl.API{
		"clerk": func() dsl.API { return spec.API }, "whole": wholeapi.API, "everything": everything, "zoo": zoo,
		"objects": objects, "drive": drive, "responses": responses, "vault": vault, "account": account,
		"scalars": scalars, "organizations": organizations,
	})
	for _, name := range slices.Sorted(maps.Keys(described)) {
		for _, o := range []exporter.Options{{Version: "3.1"}, {Version: "3.0", JSON: true}} {
			t.Run(name+" "+o.Version, func(t *testing.T) {
				t.Parallel()
				circle(t, described[name](), o)
			})
		}
	}
}

// TestCircleDescribes compares the description that comes back with the first one.
func TestCircleDescribes(t *testing.T) {
	t.Parallel()
	for _, d := range compare.Compare(spec.API, circle(t, spec.API, exporter.Options{})) {
		if d.Aspect != "documentation" { // which may begin with a capital and end with a stop that it had not
			t.Errorf("%s %s of %s %s: %q became %q", d.Kind, d.Aspect, d.Where, d.Part, d.Old, d.New)
		}
	}
}

// TestCircleVendor imports the vendor's documents, exports them, and imports that.
// What the first import loses is in its account; nothing else is lost on the way.
func TestCircleVendor(t *testing.T) {
	if testing.Short() || underRace {
		t.Skip("two whole APIs are imported twice: run without -short and without -race")
	}
	t.Parallel()
	for _, name := range []string{"2021-02-05", "2026-05-12"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			file := filepath.Join("testdata", "openapi", name+".yml")
			document, err := openapi.Load(t.Context(), file, openapi.Limits{})
			if err != nil {
				t.Fatal(err)
			}
			imported, err := importer.Convert(document, importer.Options{})
			if err != nil {
				t.Fatal(err)
			}
			circle(t, imported.API, exporter.Options{})
		})
	}
}

// circle exports a description, imports it, and exports it again.
func circle(t *testing.T, api dsl.API, o exporter.Options) dsl.API {
	t.Helper()
	first := exported(t, api, o)
	document, err := openapi.Parse("exported", first, openapi.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	back, err := importer.Convert(document, importer.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range back.Account {
		if line.Kind != importer.Kept {
			t.Error(line)
		}
	}
	if again := exported(t, back.API, o); !bytes.Equal(first, again) {
		t.Error(firstDifference(string(first), string(again)))
	}
	return back.API
}
