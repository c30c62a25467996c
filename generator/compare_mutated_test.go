package generator

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"go.yaml.in/yaml/v3"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/compare"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/importer"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/openapi"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// TestCompareMutated compares what is imported of a document with what is imported of
// the same one with one part exchanged, removed or taken from elsewhere, and two such
// documents with each other: each comparison ends, is seen from either side, and
// has places; and each document conforms to itself.
func TestCompareMutated(t *testing.T) {
	if testing.Short() || underRace {
		t.Skip("it imports 60 documents: run without -short and -race")
	}
	t.Parallel()
	text := someOfClerk(t)
	whole := importedText(t, text)
	if whole == nil {
		t.Fatal("the document without a mutation is not imported")
	}
	last, different := *whole, 0
	for seed := range uint64(60) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			mutated := importedText(t, mutatedOnce(t, text, seed))
			if mutated == nil {
				return
			}
			if comparesBothWays(t, *whole, *mutated) {
				different++
			}
			comparesBothWays(t, last, *mutated)
			for _, d := range compare.Conform(*mutated, *mutated) {
				t.Errorf("it does not conform to itself: %s", d.Text)
			}
			last = *mutated
		})
	}
	if different < 20 {
		t.Errorf("only %d mutations made a difference", different)
	}
}

// comparesBothWays compares two descriptions, and reports whether they differ.
func comparesBothWays(t *testing.T, old, now dsl.API) bool {
	t.Helper()
	there, back := compare.Compare(old, now), compare.Compare(now, old)
	if len(there) != len(back) {
		t.Errorf("%d differences, and %d from the other side", len(there), len(back))
	}
	for _, d := range slices.Concat(there, back) {
		if d.Old == d.New || d.OldAt == nil || d.NewAt == nil || d.Where == "" {
			t.Errorf("it says nothing, or has no place: %+v", d)
		}
	}
	compare.Conform(old, now)
	return len(there) > 0
}

// someOfClerk is the vendor's document as JSON, with each tenth path.
func someOfClerk(t *testing.T) []byte {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", "openapi", "2021-02-05.yml"))
	if err != nil {
		t.Fatal(err)
	}
	var whole map[string]any
	if err := yaml.Unmarshal(text, &whole); err != nil {
		t.Fatal(err)
	}
	paths := whole["paths"].(map[string]any)
	for i, path := range slices.Sorted(maps.Keys(paths)) {
		if i%10 != 0 {
			delete(paths, path)
		}
	}
	some, err := json.Marshal(whole)
	if err != nil {
		t.Fatal(err)
	}
	return some
}

// importedText imports a document. It returns nil for one that is refused.
func importedText(t *testing.T, text []byte) *dsl.API {
	t.Helper()
	doc, err := openapi.Parse("mutated.json", text, openapi.Limits{})
	if err != nil {
		return nil
	}
	imported, err := importer.Convert(doc, importer.Options{})
	if err != nil {
		return nil
	}
	return &imported.API
}

// documentPart is a part of a document, and what sets it.
type documentPart struct {
	value any
	set   func(any)
	in    map[string]any // nil for an item of a list
	key   string
}

// documentParts are the parts of a document by their key, in an order that does not change.
func documentParts(v any) []documentPart {
	var all []documentPart
	switch v := v.(type) {
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			all = append(all, documentPart{v[key], func(other any) { v[key] = other }, v, key})
			all = append(all, documentParts(v[key])...)
		}
	case []any:
		for i := range v {
			all = append(all, documentPart{v[i], func(other any) { v[i] = other }, nil, ""})
			all = append(all, documentParts(v[i])...)
		}
	}
	return all
}

// schemasToPut are schemas that stand where others were.
const schemasToPut = `[{"type": "string", "enum": ["a", "b"]}, {"type": "integer"}, {"type": "string"}, {"type": "array",
	"items": {"type": "string"}}, {"$ref": "#/components/schemas/User"}, {"type": "object", "properties": {"self": {"$ref":
	"#/components/schemas/Organization"}}}, {"oneOf": [{"type": "string"}, {"type": "integer"}]}, {},
	{"type": "string", "nullable": true}, {"type": "object", "additionalProperties": {"type": "string"}}]`

// mutatedOnce returns a document with one change: of a schema twice out of three times.
func mutatedOnce(t *testing.T, text []byte, seed uint64) []byte {
	t.Helper()
	var root map[string]any
	var put []any
	if err := json.Unmarshal(text, &root); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal([]byte(schemasToPut), &put); err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(seed, 2))
	all := documentParts(root["paths"])
	isOther := func(p documentPart) bool { return p.key != "schema" && p.key != "items" }
	schemas := slices.DeleteFunc(slices.Clone(all), isOther)
	switch one := all[random.IntN(len(all))]; random.IntN(3) {
	case 0:
		delete(one.in, one.key)
	case 1:
		schemas[random.IntN(len(schemas))].set(put[random.IntN(len(put))])
	default:
		schemas[random.IntN(len(schemas))].set(schemas[random.IntN(len(schemas))].value)
	}
	out, err := json.Marshal(root)
	if err != nil {
		t.Fatal(err)
	}
	return out
}
