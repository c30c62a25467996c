package importer

import (
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/openapi"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// Of the ways to say who sends a request, one with a single credential comes before
// one that needs two, with half of which a server would refuse the request.
func TestWaysWithOneCredential(t *testing.T) {
	t.Parallel()
	const document = `openapi: 3.1.0
security: [{a: [], b: []}, {c: []}]
paths: {/x: {get: {responses: {'204': {description: OK}}}}}
components:
  securitySchemes:
    a: {type: apiKey, in: header, name: X-A}
    b: {type: apiKey, in: header, name: X-B}
    c: {type: http, scheme: bearer}
`
	doc, err := openapi.Parse("openapi.yaml", []byte(document), openapi.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	imported, err := Convert(doc, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := imported.API.Auth.(dsl.Bearer); !ok || imported.API.Alternatives != nil {
		t.Errorf("requests have %T, or %v", imported.API.Auth, imported.API.Alternatives)
	}
	dropped := 0
	for _, l := range imported.Account {
		if l.Kind == Dropped && l.What == "security a and b" {
			dropped++
		}
	}
	if dropped != 1 {
		t.Errorf("%d lines say that two credentials are dropped", dropped)
	}
}
