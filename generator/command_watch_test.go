package generator

import (
	"context"
	"os"
	"path/filepath"
	"testing"
)

// TestWatch runs work at first, and then once for each change of a Go file.
func TestWatch(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	overwrite(t, filepath.Join(dir, "api.go"), "package spec\n")
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	changes := []func(){
		func() {
			overwrite(t, filepath.Join(dir, "note.txt"), "no Go")
			overwrite(t, filepath.Join(dir, "api.go"), "package spec // longer\n")
		},
		func() { overwrite(t, filepath.Join(dir, "new.go"), "package spec\n") },
		func() {
			if err := os.Remove(filepath.Join(dir, "new.go")); err != nil {
				t.Error(err)
			}
		},
		cancel,
	}
	runs := 0
	err := watch(ctx, dir, func(context.Context) {
		if runs < len(changes) {
			changes[runs]()
		}
		runs++
	})
	if err != nil || runs != len(changes) {
		t.Errorf("%d runs and %v, not %d", runs, err, len(changes))
	}
}

func TestWatchWithoutFolder(t *testing.T) {
	t.Parallel()
	err := watch(t.Context(), filepath.Join(t.TempDir(), "none"), func(context.Context) { t.Error("it runs") })
	if err == nil {
		t.Error("no error")
	}
}
