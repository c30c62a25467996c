package generator

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// watchedFiles are the Go files that a description is made of: those below its
// folder, and those of the packages of its module that they import.
type watchedFiles struct {
	folder  string
	home    *goModule // nil without a go.mod
	imports map[string]importsOf
}

// stamp tells a version of a file from another.
type stamp struct {
	changed time.Time
	size    int64
}

// importsOf are the folders that a version of a file imports from its module.
type importsOf struct {
	stamp   stamp
	folders []string
}

func newWatchedFiles(folder string) (*watchedFiles, error) {
	absolute, err := realPath(folder) // as the folders of imports are written
	if err != nil {
		return nil, err
	}
	home, err := moduleOf(folder)
	return &watchedFiles{folder: absolute, home: home, imports: map[string]importsOf{}}, err
}

// stamps are the versions of the files.
func (w *watchedFiles) stamps() (map[string]stamp, error) {
	found := map[string]stamp{}
	err := filepath.WalkDir(w.folder, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		return w.add(found, name)
	})
	return found, err
}

// add adds a file, if it is Go and no test, and the files of the packages that it
// imports.
func (w *watchedFiles) add(found map[string]stamp, name string) error {
	_, known := found[name]
	if known || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
		return nil
	}
	info, err := os.Stat(name)
	if err != nil {
		return err
	}
	now := stamp{info.ModTime(), info.Size()}
	found[name] = now
	read, ok := w.imports[name]
	if !ok || read.stamp != now {
		read = importsOf{now, w.imported(name)}
		w.imports[name] = read
	}
	for _, folder := range read.folders {
		entries, _ := os.ReadDir(folder) // none if it does not exist yet
		for _, entry := range entries {
			if err := w.add(found, filepath.Join(folder, entry.Name())); err != nil {
				return err
			}
		}
	}
	return nil
}

// imported returns the folders of the packages of the module that a file imports.
// A file that does not parse imports what can be read of it.
func (w *watchedFiles) imported(name string) (folders []string) {
	file, _ := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
	if file == nil || w.home == nil {
		return nil
	}
	for _, spec := range file.Imports {
		path, _ := strconv.Unquote(spec.Path.Value)
		if inside, ok := strings.CutPrefix(path+"/", w.home.path+"/"); ok {
			folders = append(folders, filepath.Join(w.home.dir, filepath.FromSlash(inside)))
		}
	}
	return folders
}
