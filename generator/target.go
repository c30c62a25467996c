package generator

import (
	"cmp"
	"fmt"

	"golang.org/x/mod/module"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/render"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/write"
)

// target contains the locations of the input and output of a run.
type target struct {
	spec     string
	dir      string
	module   string // import path of dir
	importer string // folder in which the go command finds the packages that the output imports
	form     write.Form
	kept     *render.Cache
}

// newTarget completes the options, and compares them with the go.mod of the
// output folder.
func newTarget(o Options) (target, error) {
	t := target{spec: cmp.Or(o.Spec, "./spec"), dir: o.Out, module: o.Module, importer: ".", kept: o.kept}
	t.form.Force = o.Force
	if o.Module != "" {
		if err := module.CheckImportPath(o.Module); err != nil {
			return t, fmt.Errorf("-module: %w", err)
		}
	}
	home, err := moduleOf(cmp.Or(o.Out, "."))
	if err != nil {
		return t, err
	}
	if home != nil {
		t.importer = home.dir
		if err := home.isNewEnough(); err != nil {
			return t, err
		}
	}
	switch {
	case o.Out == "" && home == nil:
		return t, fmt.Errorf("no go.mod in the working directory or above it: say where to write with -out")
	case o.Out == "":
		t.dir = home.dir
	}
	if home == nil && t.module == "" {
		return t, fmt.Errorf("no go.mod in %s or above it: say which import path it has with -module", t.dir)
	}
	if home != nil {
		declared, err := home.importPath(t.dir)
		if err != nil {
			return t, err
		}
		if t.module != "" && t.module != declared {
			return t, home.contradicted(t.module, declared, t.dir)
		}
		t.module = declared
	}
	t.form.Without, err = partsWithout(o.Without, t.dir)
	return t, err
}
