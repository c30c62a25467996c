package generator

import (
	"bytes"
	"maps"
	"slices"
	"testing"

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

// circle exports a description, imports it, and exports it again.
func circle(t *testing.T, api dsl.API, o exporter.Options) {
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
}
