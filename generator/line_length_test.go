package generator

import (
	"bytes"
	"path"
	"path/filepath"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/layout"
)

// TestEmittedLines finds no line that is too long in the SDK, nor in what the descriptions of the
// goldens become.
func TestEmittedLines(t *testing.T) {
	for name, describe := range descriptions {
		t.Run(name, func(t *testing.T) {
			for _, f := range generated(t, describe()) {
				refuseLong(t, f.Path, f.Data)
			}
		})
	}
	t.Run("the SDK", func(t *testing.T) {
		for name := range listed(t) {
			refuseLong(t, name, read(t, filepath.Join(repository, name)))
		}
	})
}

// refuseLong reports the lines of a Go file that are too long.
func refuseLong(t *testing.T, name string, data []byte) {
	t.Helper()
	if path.Ext(name) != ".go" {
		return
	}
	lines := bytes.Split(data, []byte("\n"))
	for _, n := range layout.Long(data) {
		t.Errorf("%s:%d has more than %d columns: %s", name, n, layout.Width, lines[n-1])
	}
}
