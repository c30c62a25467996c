package benchmarks_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/internal/wire"
	"github.com/seed-e19c5fb5/clerk-go/models"
)

// TestCorpus runs the JSON parsing corpus of go-faster/jx, which the module cache
// has: each document as the whole body, as an item of a list, and inside a field
// that the model does not know. The model accepts what encoding/json accepts.
func TestCorpus(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob(filepath.Join(corpus(t), "*.json"))
	if err != nil || len(files) < 100 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		t.Run(strings.TrimSuffix(filepath.Base(file), ".json"), func(t *testing.T) {
			t.Parallel()
			checkBody(t, data)
			checkItem(t, data)
			checkUnknownField(t, data)
		})
	}
}

// corpus is where the documents are.
func corpus(t *testing.T) string {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), "go", "list", "-m", "-f", "{{.Dir}}",
		"github.com/go-faster/jx").Output()
	if err != nil {
		t.Fatal(err)
	}
	return filepath.Join(strings.TrimSpace(string(out)), "testdata", "test_parsing")
}

// fields is what encoding/json decodes a session into here: any object.
type fields map[string]json.RawMessage

func checkBody(t *testing.T, data []byte) {
	t.Helper()
	var want fields
	wanted := json.Unmarshal(data, &want) == nil && want != nil
	if err := wire.Decode(data, new(models.SessionTask)); (err == nil) != wanted && want["key"] == nil {
		t.Errorf("as the body: %v, but encoding/json: %t", err, wanted)
	}
}

func checkItem(t *testing.T, data []byte) {
	t.Helper()
	list := append(append([]byte("["), data...), ']')
	var want []fields
	wanted := json.Unmarshal(list, &want) == nil
	if items, err := wire.DecodeSlice[models.SessionTask](list); (err == nil) != wanted ||
		wanted && len(items) != len(want) {
		t.Errorf("as an item: %v, but encoding/json: %t", err, wanted)
	}
}

func checkUnknownField(t *testing.T, data []byte) {
	t.Helper()
	object := append(append([]byte(`{"key":"k","unknown":`), data...), '}')
	var want fields
	wanted := json.Unmarshal(object, &want) == nil
	var got models.SessionTask
	err := wire.Decode(object, &got)
	if (err == nil) != wanted {
		t.Fatalf("inside a field: %v, but encoding/json: %t", err, wanted)
	}
	if wanted && string(got.Extra["unknown"]) != string(want["unknown"]) {
		t.Errorf("inside a field: kept %q, encoding/json %q", got.Extra["unknown"], want["unknown"])
	}
}
