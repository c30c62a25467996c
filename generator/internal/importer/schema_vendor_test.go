package importer

import (
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/check"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/openapi"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// apiOf is an API that uses the types, each as what one endpoint returns.
func apiOf(types []dsl.Schema) dsl.API {
	r := &dsl.Resource{Name: "things", Doc: "Things are there."}
	for i, t := range types {
		word := string(rune('A'+i/26%26)) + string(rune('a'+i%26))
		r.Endpoints = append(r.Endpoints, dsl.Get{
			Name: "Get" + word, Path: dsl.Path{dsl.Literal(word)}, Summary: "Get it", Doc: "gets it.", Returns: t,
		})
	}
	return dsl.API{
		Name: "Acme", Doc: "Acme has things.",
		Servers:   []dsl.Server{{Name: "Main", URL: "https://api.example.com", Doc: "the server"}},
		Resources: []*dsl.Resource{r},
	}
}

// TestVendorSchemas converts all schemas of the vendor's documents without a loss.
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
			counts := map[Kind]int{}
			for _, l := range lines {
				counts[l.Kind]++
				if l.Kind == Dropped || l.Kind == Approximated {
					t.Error(l)
				}
			}
			t.Log(len(types), counts)
		})
	}
}
