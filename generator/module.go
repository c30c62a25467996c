package generator

import (
	"errors"
	"fmt"
	"go/version"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"golang.org/x/mod/modfile"
	"golang.org/x/mod/module"
)

// neededGo is the language version of the output and of the engines, which is
// the one of this repository's go.mod.
const neededGo = "1.26"

// goModule is a module on the disk.
type goModule struct {
	dir  string // absolute
	file string // its go.mod
	path string
	goes string // its Go version
}

// moduleOf returns the module that contains a folder, which need not exist yet,
// or nil.
func moduleOf(folder string) (*goModule, error) {
	dir, err := realPath(folder)
	if err != nil {
		return nil, err
	}
	for {
		m := &goModule{dir: dir, file: filepath.Join(dir, "go.mod")}
		data, err := os.ReadFile(m.file)
		if err == nil {
			return m, m.parse(data)
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return nil, nil
		}
		dir = parent
	}
}

// realPath returns the absolute path, without symbolic links if the folder
// exists.
func realPath(folder string) (string, error) {
	dir, err := filepath.Abs(folder)
	if err != nil {
		return "", err
	}
	if target, err := filepath.EvalSymlinks(dir); err == nil {
		return target, nil
	}
	return dir, nil
}

func (m *goModule) parse(data []byte) error {
	file, err := modfile.ParseLax(m.file, data, nil)
	if err != nil {
		return err
	}
	if file.Module == nil {
		return fmt.Errorf("%s declares no module", m.file)
	}
	m.path = file.Module.Mod.Path
	if file.Go != nil {
		m.goes = file.Go.Version
	}
	return nil
}

// isNewEnough returns an error if the module's Go version is older than the
// output requires.
func (m *goModule) isNewEnough() error {
	if version.Compare(version.Lang("go"+m.goes), "go"+neededGo) >= 0 {
		return nil
	}
	says := "go " + m.goes
	if m.goes == "" {
		says = "no Go version"
	}
	return fmt.Errorf("%s says %s, and the output needs go %s: run \"go mod edit -go=%[3]s.0\" in %[4]s", m.file, says, neededGo, m.dir)
}

// importPath returns the import path of a folder of the module.
func (m *goModule) importPath(folder string) (string, error) {
	dir, err := realPath(folder)
	if err != nil {
		return "", err
	}
	below, err := filepath.Rel(m.dir, dir)
	if err != nil {
		return "", err
	}
	importPath := path.Join(m.path, filepath.ToSlash(below))
	return importPath, module.CheckImportPath(importPath)
}

// contradicted returns the error for a -module that differs from the one in
// go.mod.
func (m *goModule) contradicted(asked, declared, folder string) error {
	otherwise := fmt.Sprintf("or, for a module of its own, run \"go mod init %s\" in %s first", asked, folder)
	if declared == m.path {
		otherwise = fmt.Sprintf("or run \"go mod edit -module=%s\" in %s first", asked, m.dir)
	}
	return fmt.Errorf("-module %s: by %s the import path of %s is %s: leave -module out, %s", asked, m.file, folder, declared, otherwise)
}
