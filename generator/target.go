package generator

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"golang.org/x/mod/modfile"
	"golang.org/x/mod/module"
)

// target is where a run reads from and writes to.
type target struct {
	spec   string
	dir    string
	module string
}

// newTarget fills in what the options leave open.
func newTarget(o Options) (target, error) {
	t := target{spec: cmp.Or(o.Spec, "./spec"), dir: o.Out, module: o.Module}
	if t.dir == "" {
		root, err := moduleRoot()
		if err != nil {
			return t, err
		}
		t.dir = root
	}
	if t.module == "" {
		path, err := modulePath(t.dir)
		if err != nil {
			return t, err
		}
		t.module = path
	}
	if err := module.CheckImportPath(t.module); err != nil {
		return t, fmt.Errorf("-module: %w", err)
	}
	return t, nil
}

// moduleRoot is the folder of the module that the working directory is in.
func moduleRoot() (string, error) {
	start, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for dir := start; ; {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir, nil
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return "", fmt.Errorf("no go.mod in %s or above it: say where to write with -out", start)
		}
		dir = parent
	}
}

// modulePath is the import path that a folder's go.mod declares.
func modulePath(dir string) (string, error) {
	name := filepath.Join(dir, "go.mod")
	data, err := os.ReadFile(name)
	if errors.Is(err, os.ErrNotExist) {
		return "", fmt.Errorf("%s does not exist: say which module is written into with -module", name)
	}
	if err != nil {
		return "", err
	}
	path := modfile.ModulePath(data)
	if path == "" {
		return "", fmt.Errorf("%s declares no module: say which one is written into with -module", name)
	}
	return path, nil
}
