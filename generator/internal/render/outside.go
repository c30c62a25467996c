package render

import (
	"context"
	"errors"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"slices"
	"time"

	"golang.org/x/tools/go/packages"
)

// outside are packages that the output imports and does not contain, and the
// versions of the files that decide what they are.
type outside struct {
	packages map[string]*types.Package // by import path; nil before they are loaded
	methods  map[string]bool           // of their interfaces
	asked    []string
	versions map[string]version
}

// version tells a version of a file from another. The zero value is no file.
type version struct {
	changed time.Time
	size    int64
}

func versionOf(file string) version {
	info, err := os.Stat(file)
	if err != nil {
		return version{}
	}
	return version{info.ModTime(), info.Size()}
}

// load loads packages by the compiler's export data, with the go command in dir,
// unless they are loaded already and none of those files has changed.
func (o *outside) load(ctx context.Context, fset *token.FileSet, asked []string, dir string) error {
	if o.packages != nil && slices.Equal(o.asked, asked) && o.isCurrent() {
		return nil
	}
	*o = outside{}
	loaded := outside{packages: map[string]*types.Package{}, asked: asked, versions: moduleFiles(dir)}
	if len(asked) > 0 {
		if err := loaded.add(ctx, fset, dir); err != nil {
			return err
		}
	}
	loaded.methods = methodsOf(loaded.packages)
	*o = loaded
	return nil
}

func (o *outside) isCurrent() bool {
	for file, version := range o.versions {
		if versionOf(file) != version {
			return false
		}
	}
	return true
}

func (o *outside) add(ctx context.Context, fset *token.FileSet, dir string) error {
	loaded, err := packages.Load(&packages.Config{
		Context: ctx, Dir: dir, Fset: fset,
		Mode: packages.NeedName | packages.NeedFiles | packages.NeedTypes | packages.NeedExportFile,
	}, o.asked...)
	if err != nil {
		return &LoadError{Dir: dir, Err: err}
	}
	for _, p := range loaded {
		if len(p.Errors) > 0 {
			return &LoadError{Package: p.PkgPath, Dir: dir, Err: errors.New(oneLine(p.Errors[0].Msg))}
		}
		o.packages[p.PkgPath] = p.Types
		for _, file := range p.GoFiles {
			o.versions[file] = versionOf(file)
		}
	}
	for _, p := range o.asked {
		if o.packages[p] == nil || !o.packages[p].Complete() {
			return &LoadError{Dir: dir, Err: complaint(ctx, o.asked, dir)}
		}
	}
	return nil
}

// moduleFiles are the versions of the files from which the go command in a folder
// knows the versions of modules, whether they exist or not.
func moduleFiles(dir string) map[string]version {
	found := map[string]version{}
	at, err := filepath.Abs(dir)
	for err == nil {
		for _, name := range []string{"go.mod", "go.sum", "go.work", "go.work.sum"} {
			file := filepath.Join(at, name)
			found[file] = versionOf(file)
		}
		above := filepath.Dir(at)
		if above == at {
			break
		}
		at = above
	}
	return found
}
