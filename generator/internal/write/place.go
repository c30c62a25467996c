package write

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// ExistsError reports files that a run would have overwritten.
type ExistsError struct {
	Dir   string
	Paths []string
}

// Error names each file.
func (e *ExistsError) Error() string {
	lines := make([]string, len(e.Paths))
	for i, p := range e.Paths {
		lines[i] = filepath.Join(e.Dir, filepath.FromSlash(p)) + " exists, and is not overwritten"
	}
	return strings.Join(lines, "\n")
}

// Place writes files that belong to a person from then on: all of them, or none. It
// overwrites a file only if its content is still what over has of it; the others that
// exist are an [*ExistsError]. They are not in the manifest, and no run removes them.
func Place(ctx context.Context, dir string, files []File, over map[string][]byte) error {
	_, err := os.Stat(dir)
	isNew := errors.Is(err, fs.ErrNotExist)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	err = place(ctx, root, files, over)
	if err != nil && isNew {
		_ = os.Remove(dir)
	}
	return err
}

// place is Place in a folder that exists.
func place(ctx context.Context, root *os.Root, files []File, over map[string][]byte) error {
	unlock, err := lock(ctx, root, true)
	if err != nil {
		return err
	}
	defer unlock()
	if err := repair(root); err != nil {
		return err
	}
	var exist []string
	for _, f := range files {
		current, err := root.ReadFile(filepath.FromSlash(f.Path))
		was, replace := over[f.Path]
		switch {
		case errors.Is(err, fs.ErrNotExist) && !replace:
			if _, err := root.Lstat(f.Path); err == nil {
				exist = append(exist, f.Path) // a symbolic link to nothing
			}
		case !replace, err == nil && !bytes.Equal(current, was):
			exist = append(exist, f.Path)
		case err != nil:
			return fmt.Errorf("reading %s: %w", f.Path, err)
		}
	}
	if exist != nil {
		slices.Sort(exist)
		return &ExistsError{Dir: root.Name(), Paths: exist}
	}
	return apply(root, Changes{Write: files}, func(string) error { return context.Cause(ctx) })
}
