package importer

import (
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/openapi"
)

// Half of a pair of surrogates is no character: the account says that it was read as
// another, and says nothing of a pair, or of that character itself.
func TestHalfOfAPair(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]int{
		`\ud83d`: 1, `\udc00x`: 1, `\ud83d\ufffd`: 1, `\ud83d\ude00`: 0, `\uFFFD`: 0, "\ufffd": 0,
	} {
		t.Run(text, func(t *testing.T) {
			t.Parallel()
			document := `{"openapi": "3.0.3", "paths": {"/a": {"get": {"parameters": [
				{"name": "e", "in": "query", "schema": {"type": "string", "enum": ["` + text + `", "x"]}}]}}}}`
			doc, err := openapi.Parse("openapi.json", []byte(document), openapi.Limits{})
			if err != nil {
				t.Fatal(err)
			}
			imported, err := Convert(doc, Options{})
			if err != nil {
				t.Fatal(err)
			}
			got := 0
			for _, l := range imported.Account {
				if l.Kind == Approximated && l.Why == "half of a pair of surrogates is read as U+FFFD" {
					got++
				}
			}
			if got != want {
				t.Errorf("%d lines say it, not %d", got, want)
			}
		})
	}
}
