package generator

import (
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/emit"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/render"
	"github.com/seed-e19c5fb5/clerk-go/internal"
)

// home is the import path of the folder whose engines are embedded.
const home = "github.com/seed-e19c5fb5/clerk-go/internal"

// engineSources are copies of the engines, for a module that cannot import them
// where they are, and their licence. Those that nothing in the output needs are left
// out. In their own module there is nothing to copy.
func engineSources(module string) ([]render.Source, error) {
	to := module + "/internal"
	if to == home {
		return nil, nil
	}
	c := &copier{from: home + "/", to: to + "/", seen: map[string]bool{}}
	for _, name := range emit.Engines() {
		if err := c.copy(name); err != nil {
			return nil, fmt.Errorf("copying the engine %s: %w", name, err)
		}
	}
	return append(c.sources, render.Source{Path: "internal/LICENSE", Text: internal.License}), nil
}

// copier copies engines and the engines that they import.
type copier struct {
	from, to string // prefixes of import paths
	seen     map[string]bool
	sources  []render.Source
}

func (c *copier) copy(engine string) error {
	if c.seen[engine] {
		return nil
	}
	c.seen[engine] = true
	files, err := fs.Glob(internal.Engines, engine+"/*.go")
	if err != nil {
		return err
	}
	if len(files) == 0 {
		return fmt.Errorf("there is no such engine")
	}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		if err := c.copyFile(name); err != nil {
			return err
		}
	}
	return nil
}

func (c *copier) copyFile(name string) error {
	data, err := fs.ReadFile(internal.Engines, name)
	if err != nil {
		return err
	}
	syntax, err := parser.ParseFile(token.NewFileSet(), name, data, parser.ImportsOnly)
	if err != nil {
		return err
	}
	text := string(data)
	for _, spec := range slices.Backward(syntax.Imports) {
		imported, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			return err
		}
		engine, ok := strings.CutPrefix(imported, c.from)
		if !ok {
			continue
		}
		text = strings.Replace(text, spec.Path.Value, strconv.Quote(c.to+engine), 1)
		if err := c.copy(engine); err != nil {
			return err
		}
	}
	c.sources = append(c.sources, render.Source{
		Path: path.Join("internal", name),
		Text: "// " + emit.Header + "\n\n" + text, Optional: true,
	})
	return nil
}
