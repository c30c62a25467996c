package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/specprint"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// own is the SDK of this generator.
type own struct {
	module
}

// The lines of go.mod for the modules of this repository.
const modules = `
require (
	github.com/seed-e19c5fb5/clerk-go v0.0.0
	github.com/seed-e19c5fb5/clerk-go/generator v0.0.0
)

replace (
	github.com/seed-e19c5fb5/clerk-go => %s
	github.com/seed-e19c5fb5/clerk-go/generator => %s
)
`

const program = `package main

import (
	"example.com/whole/spec"
	"github.com/seed-e19c5fb5/clerk-go/generator"
)

func main() { generator.Main(spec.API) }
`

// newOwn writes a description and a program that generates from it.
func newOwn(dir string, api dsl.API) (*own, error) {
	repository, err := filepath.Abs("..")
	if err != nil {
		return nil, err
	}
	o := &own{module{dir: filepath.Join(dir, "whole"), caches: dir}}
	files, err := describe(api)
	if err != nil {
		return nil, err
	}
	files["gen/main.go"] = []byte(program)
	files["go.mod"] = fmt.Appendf(nil, "module example.com/whole\n\ngo 1.26.0\n"+modules, repository,
		filepath.Join(repository, "generator"))
	for name, text := range files {
		path := filepath.Join(o.dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return nil, err
		}
		if err := os.WriteFile(path, text, 0o644); err != nil {
			return nil, err
		}
	}
	_, err = o.command("go", "mod", "tidy")
	return o, err
}

// describe returns a description as Go source, a file for each resource.
func describe(api dsl.API) (map[string][]byte, error) {
	first := specprint.File{Path: "spec/api.go", Doc: "Package spec describes an invented API."}
	first.Declarations = append(first.Declarations,
		specprint.Declaration{Name: "API", Doc: "API is the description.", Value: api})
	files := []specprint.File{first}
	for _, r := range api.Resources {
		files = append(files, specprint.File{
			Path:         "spec/" + r.Name + ".go",
			Declarations: []specprint.Declaration{{Name: r.Name, Value: r}},
		})
	}
	shared := specprint.File{Path: "spec/shared.go", Declarations: specprint.Shared(api)}
	return specprint.Print("spec", append(files, shared))
}

// measure prints the rows of the table.
func (o *own) measure() error {
	row("generate, first time", o.timed(func() error { return o.generate() }))
	row("generate, nothing to change", o.timed(func() error { return o.generate() }))
	if err := os.RemoveAll(filepath.Join(o.dir, "models")); err != nil {
		return err
	}
	row("generate, all models anew", o.timed(func() error { return o.generate() }))
	for _, group := range []struct{ name, pattern string }{
		{"models", "models/*.go"}, {"all", "*/*.go"}, {"test packages", "*/*test/*.go"},
	} {
		lines, files, err := o.lines(group.pattern)
		if err != nil {
			return err
		}
		fmt.Printf("%-40s %8d lines in %d files\n", group.name, lines, files)
	}
	packages, err := o.command("go", "list", "./...")
	if err != nil {
		return err
	}
	var resources, tests []string // what they import is built with them
	for path := range strings.FieldsSeq(packages) {
		switch {
		case strings.HasSuffix(path, "/spec"), strings.HasSuffix(path, "/gen"), strings.Contains(path, "/internal/"):
		case strings.HasSuffix(path, "test"):
			tests = append(tests, path)
		default:
			resources = append(resources, path)
		}
	}
	return o.builds([]build{
		{"build models, cold", []string{"./models"}},
		{"build the resources", resources},
		{"build the test packages", tests},
	})
}

func (o *own) generate() error {
	_, err := o.command("go", "run", "./gen")
	return err
}
