package generator

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/render"
	"github.com/seed-e19c5fb5/clerk-go/spec"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// TestSmallChange inserts a field near the top of an object and counts the lines
// of Go that are added and removed: those of the field itself, and the one in
// which the fake lists all fields.
func TestSmallChange(t *testing.T) {
	object := spec.API.Resources[0].State.Of
	before := generated(t, spec.API)
	fields := object.Fields
	t.Cleanup(func() { object.Fields = fields })
	object.Fields = slices.Insert(slices.Clone(fields), 1,
		dsl.Field{Name: "nickname", Type: dsl.String{}, Optional: true, Nullable: true, Doc: "another name"})
	after := generated(t, spec.API)
	most := map[string]int{
		"models/fuzz_test.go":      1,
		"models/session.go":        2,
		"models/session_json.go":   17,
		"clerktest/description.go": 2,
	}
	changes := changedLines(t, before, after)
	for name, got := range changes {
		if strings.HasSuffix(name, ".go") && got > most[name] {
			t.Errorf("%s: %d lines are added or removed, more than %d", name, got, most[name])
		}
	}
	if changes["models/session_json.go"] == 0 {
		t.Error("nothing changes in the codec")
	}
}

// changedLines are how many lines were added or removed, for each file, as git
// counts them.
func changedLines(t *testing.T, before, after []render.File) map[string]int {
	t.Helper()
	dir := t.TempDir()
	for side, files := range map[string][]render.File{"a": before, "b": after} {
		for _, f := range files {
			name := filepath.Join(dir, side, f.Path)
			if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
				t.Fatal(err)
			}
			overwrite(t, name, string(f.Data))
		}
	}
	command := exec.CommandContext(t.Context(), "git", "diff", "--no-index", "--no-renames", "--numstat", "a", "b")
	command.Dir = dir
	out, _ := command.Output() // the status says that there are differences
	changes := map[string]int{}
	for line := range strings.Lines(string(out)) {
		var added, removed int
		var name string
		if _, err := fmt.Sscanf(line, "%d\t%d\t{a => b}/%s", &added, &removed, &name); err != nil {
			t.Fatalf("%q: %v", line, err)
		}
		changes[name] = added + removed
	}
	return changes
}
