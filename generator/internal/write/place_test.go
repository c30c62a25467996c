package write

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// placed are files of a person.
var placed = []File{{"a.go", []byte("package a\n")}, {"b/b.go", []byte("package b\n")}}

func TestPlace(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "new", "folder")
	if err := Place(t.Context(), dir, placed, nil); err != nil {
		t.Fatal(err)
	}
	sameTree(t, map[string]string{"a.go": "package a\n", "b/": "", "b/b.go": "package b\n"}, tree(t, dir))
}

// TestPlaceOverwritesNothing holds that one file which exists keeps all from being
// written, whatever it is.
func TestPlaceOverwritesNothing(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name  string
		make  func(name string) error
		files map[string][]byte
	}{
		{"a file", func(name string) error { return os.WriteFile(name, nil, 0o600) }, nil},
		{"a folder", func(name string) error { return os.Mkdir(name, 0o700) }, nil},
		{"a link to nothing", func(name string) error { return os.Symlink("none", name) }, nil},
		{
			"a file that changed", func(name string) error { return os.WriteFile(name, []byte("mine"), 0o600) },
			map[string][]byte{"a.go": []byte("yours")},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			if err := test.make(filepath.Join(dir, "a.go")); err != nil {
				t.Skip(err)
			}
			err := Place(t.Context(), dir, placed, test.files)
			want := filepath.Join(dir, "a.go") + " exists, and is not overwritten"
			if err == nil || err.Error() != want {
				t.Errorf("got %v, want %s", err, want)
			}
			if left, err := os.ReadDir(dir); err != nil || len(left) != 1 {
				t.Errorf("the folder has %v, %v", left, err)
			}
		})
	}
}

// TestPlaceNamesEach holds that every file which exists is named.
func TestPlaceNamesEach(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	put(t, dir, map[string]string{"a.go": "mine", "b/b.go": "mine"})
	err := Place(t.Context(), dir, placed, nil)
	if err == nil || strings.Count(err.Error(), "exists") != 2 {
		t.Errorf("got %v", err)
	}
	sameTree(t, map[string]string{"a.go": "mine", "b/": "", "b/b.go": "mine"}, tree(t, dir))
}

// TestPlaceOver replaces what is still as it was read.
func TestPlaceOver(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	put(t, dir, map[string]string{"a.go": "mine"})
	if err := Place(t.Context(), dir, placed, map[string][]byte{"a.go": []byte("mine")}); err != nil {
		t.Fatal(err)
	}
	sameTree(t, map[string]string{"a.go": "package a\n", "b/": "", "b/b.go": "package b\n"}, tree(t, dir))
}

// TestPlaceInterrupted holds that a run which ends early leaves nothing.
func TestPlaceInterrupted(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "new")
	ctx, cancel := context.WithCancelCause(t.Context())
	stop := errors.New("stop")
	cancel(stop)
	if err := Place(ctx, dir, placed, nil); !errors.Is(err, stop) {
		t.Errorf("got %v", err)
	}
	if _, err := os.Stat(dir); err == nil {
		t.Errorf("the folder is there: %v", tree(t, dir))
	}
}
