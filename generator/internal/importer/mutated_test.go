package importer

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"testing"

	"go.yaml.in/yaml/v3"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/check"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/openapi"
)

// TestMutated imports documents of which parts are missing, exchanged, or of another
// kind: each is refused by the reader, or becomes a description that the checks accept
// and that can be printed.
func TestMutated(t *testing.T) {
	if testing.Short() || underRace {
		t.Skip("it imports 20 large documents: run without -short and -race")
	}
	t.Parallel()
	text, err := os.ReadFile("../../testdata/openapi/2021-02-05.yml")
	if err != nil {
		t.Fatal(err)
	}
	var whole map[string]any
	if err := yaml.Unmarshal(text, &whole); err != nil {
		t.Fatal(err)
	}
	keepEvery(whole["paths"].(map[string]any), 10)
	some, err := json.Marshal(whole)
	if err != nil {
		t.Fatal(err)
	}
	imported := 0
	seeds := []uint64{75, 144, 145, 423, 487} // had choices with cases that cannot be
	for seed := range uint64(15) {
		seeds = append(seeds, seed)
	}
	for _, seed := range seeds {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			doc, err := openapi.Parse("mutated.json", mutated(t, some, seed), openapi.Limits{})
			if err != nil {
				return
			}
			imported++
			result, err := Convert(doc, Options{})
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range check.Check(result.API, nil) {
				t.Error(p)
			}
			if _, err := result.Files("spec"); err != nil {
				t.Error(err)
			}
		})
	}
	if imported < 10 {
		t.Errorf("only %d documents were imported", imported)
	}
}

// keepEvery leaves each nth path.
func keepEvery(paths map[string]any, n int) {
	for i, path := range slices.Sorted(maps.Keys(paths)) {
		if i%n != 0 {
			delete(paths, path)
		}
	}
}

// slot is a place of a document.
type slot struct {
	in  map[string]any
	key string
	of  []any
	at  int
}

func (s slot) get() any {
	if s.in != nil {
		return s.in[s.key]
	}
	return s.of[s.at]
}

func (s slot) set(value any) {
	if s.in != nil {
		s.in[s.key] = value
		return
	}
	s.of[s.at] = value
}

// slots returns the places below a value, in an order that does not change.
func slots(v any) []slot {
	var out []slot
	switch v := v.(type) {
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			out = append(append(out, slot{in: v, key: key}), slots(v[key])...)
		}
	case []any:
		for i := range v {
			out = append(append(out, slot{of: v, at: i}), slots(v[i])...)
		}
	}
	return out
}

// strange are values that stand where others are expected.
const strange = `[null, true, 1.5, -1, "x", "", [], {}, ["a", 1, null], {"type": "object"},
	{"type": ["string", "null"]}, {"type": [1, "string"]}, {"$ref": "#/components/schemas/User"}]`

// mutated returns a document with twenty changes.
func mutated(t *testing.T, text []byte, seed uint64) []byte {
	t.Helper()
	var root map[string]any
	var odd []any
	if err := json.Unmarshal(text, &root); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal([]byte(strange), &odd); err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(seed, 1))
	all := append(slots(root["paths"]), slots(root["components"])...)
	for range 20 {
		s := all[random.IntN(len(all))]
		switch random.IntN(3) {
		case 0:
			delete(s.in, s.key)
		case 1:
			s.set(odd[random.IntN(len(odd))])
		default:
			copied, err := json.Marshal(all[random.IntN(len(all))].get())
			var value any
			if err == nil && len(copied) < 20_000 && json.Unmarshal(copied, &value) == nil {
				s.set(value)
			}
		}
	}
	out, err := json.Marshal(root)
	if err != nil {
		t.Fatal(err)
	}
	return out
}
