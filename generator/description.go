package generator

import (
	"context"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/check"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/evaluate"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/locate"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// describer returns the description in the package of a folder.
type describer func(ctx context.Context, spec string) (evaluate.Description, error)

// given returns the description that a program was compiled with. Only its source
// is read.
func given(api dsl.API) describer {
	return func(ctx context.Context, spec string) (evaluate.Description, error) {
		source, err := sourceOf(ctx, api, spec)
		return evaluate.Description{API: api, Source: source}, err
	}
}

// compiled compiles and runs the package of the description.
func compiled(ctx context.Context, spec string) (evaluate.Description, error) {
	d, err := evaluate.Load(ctx, ".", spec)
	var broken *evaluate.CompileError
	if err != nil && !errors.As(err, &broken) {
		err = unread(spec, err)
	}
	return d, err
}

// unread returns the error for a description that could not be read, with advice
// about the environment.
func unread(spec string, err error) error {
	text := words(err)
	if help := environmentRemedy(text); help != "" {
		text += ": " + help
	}
	return fmt.Errorf("-spec %s: loading the package that declares the description: %s", spec, text)
}

// sourceOf loads the package of a description, for the positions of problems. It
// must be the package that declares the description: for a program that passes
// its own API and forgets -spec, the positions would be those of another.
func sourceOf(ctx context.Context, api dsl.API, spec string) (*locate.Source, error) {
	source, err := check.Load(ctx, ".", spec)
	if err != nil {
		return nil, unread(spec, err)
	}
	if declares(source, api) {
		return source, nil
	}
	for _, name := range source.Descriptions() {
		if other, err := source.Rooted(name); err == nil && declares(other, api) {
			return other, nil
		}
	}
	there, _ := source.Text(locate.Root(api).Field("Name"))
	return nil, fmt.Errorf("-spec %s: the package there describes %q%s, and the description to generate from is "+
		"%q%s: name the package that declares it with -spec",
		spec, there, withResources(written(source, api)), api.Name, withResources(resourceNames(api)))
}

// declaredIn returns the function that names the files of the description, as paths in its module.
func (t target) declaredIn(source *locate.Source) func(*locate.Place) string {
	home, err := moduleOf(t.spec)
	return func(p *locate.Place) string {
		importPath, name := source.File(p)
		if err == nil && home != nil {
			importPath = strings.TrimPrefix(strings.TrimPrefix(importPath, home.path), "/")
		}
		return path.Join(importPath, name)
	}
}

// declares reports whether a description can be the one that a source declares:
// it has the same name, and one of the resources.
func declares(source *locate.Source, api dsl.API) bool {
	if name, known := source.Text(locate.Root(api).Field("Name")); known && name != api.Name {
		return false
	}
	there, own := written(source, api), resourceNames(api)
	return len(there) == 0 || len(own) == 0 ||
		slices.ContainsFunc(own, func(name string) bool { return slices.Contains(there, name) })
}

// written returns the resources that a source declares, if they are literals.
func written(source *locate.Source, api dsl.API) []string {
	names, _ := source.Texts(locate.Root(api).Field("Resources"), "Name")
	return names
}

func resourceNames(api dsl.API) []string {
	var names []string
	for _, r := range api.Resources {
		if r != nil {
			names = append(names, r.Name)
		}
	}
	return names
}

func withResources(names []string) string {
	if len(names) == 0 {
		return ""
	}
	return " with " + strings.Join(names, ", ")
}
