// Package starter contains the files that a new SDK begins with: the description of
// a to-do API, the generator with it, and a test that uses the fake.
package starter

import (
	"embed"
	"errors"
	"fmt"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

//go:embed all:module
var sources embed.FS

// Files returns the files of an SDK with an import path, by their paths below its
// folder, with slashes.
func Files(importPath string) map[string]string {
	files := map[string]string{}
	words := strings.NewReplacer("MODULE", importPath, "PACKAGE", packageName(importPath))
	err := fs.WalkDir(sources, "module", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := sources.ReadFile(name)
		files[strings.TrimSuffix(strings.TrimPrefix(name, "module/"), ".txt")] = words.Replace(string(data))
		return err
	})
	if err != nil {
		panic(err) // embedded files exist
	}
	return files
}

var version = regexp.MustCompile(`^v\d+$`)

// packageName derives a name from the last element of an import path that is not
// a major version: "todo" for "example.com/to-do/v2".
func packageName(importPath string) string {
	if version.MatchString(path.Base(importPath)) {
		importPath = path.Dir(importPath)
	}
	name := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, strings.ToLower(path.Base(importPath)))
	name = strings.TrimLeft(name, "0123456789")
	if name == "" || token.IsKeyword(name) || name == "main" {
		return "todo"
	}
	return name
}

// Write writes the files of Files into a folder, which it makes. If the folder
// holds Go files or one of the files, the error names them, and nothing is written.
// The function undo removes what was written.
func Write(dir string, files map[string]string) (undo func(), err error) {
	if there := inTheWay(dir, files); len(there) > 0 {
		return nil, fmt.Errorf("%s is not empty: it holds %s, and nothing is overwritten: choose another folder", dir,
			strings.Join(there, ", "))
	}
	var made []string
	undo = func() {
		for _, name := range slices.Backward(made) {
			_ = os.Remove(name) // folders that hold something else stay
		}
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		full := filepath.Join(dir, filepath.FromSlash(name))
		folders, err := makeFolders(filepath.Dir(full))
		made = append(made, folders...)
		if err == nil {
			made = append(made, full)
			err = os.WriteFile(full, []byte(files[name]), 0o644)
		}
		if err != nil {
			undo()
			return nil, err
		}
	}
	return undo, nil
}

// inTheWay returns the files in a folder that keep new ones out.
func inTheWay(dir string, files map[string]string) (there []string) {
	inside, _ := filepath.Glob(filepath.Join(dir, "*.go"))
	for _, name := range inside {
		there = append(there, filepath.Base(name))
	}
	for name := range files {
		if _, err := os.Lstat(filepath.Join(dir, filepath.FromSlash(name))); err == nil {
			there = append(there, name)
		}
	}
	slices.Sort(there)
	return slices.Compact(there)
}

// makeFolders makes a folder and those above it, and returns the ones that were not
// there, from the outermost.
func makeFolders(dir string) (made []string, err error) {
	if _, err := os.Stat(dir); !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	made, err = makeFolders(filepath.Dir(dir))
	if err != nil {
		return made, err
	}
	return append(made, dir), os.Mkdir(dir, 0o755)
}
