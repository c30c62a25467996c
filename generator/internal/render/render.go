package render

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"path"
	"runtime"
	"sync"

	"golang.org/x/tools/imports"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/layout"
)

// Source is a file to render: Go that prints itself, or text.
type Source struct {
	Path string // below the root of the module, with slashes
	Go   interface{ Render(io.Writer) error }
	Text string
	// Optional leaves a Go file out that no other file needs.
	Optional bool
}

// File is a rendered file.
type File struct {
	Path string
	Data []byte
}

// Render prints and formats every source and type-checks the Go files. The
// module is the import path that Path is relative to; dir is a folder from which
// the go command finds the packages that the output imports. If they cannot be
// loaded, the error is a [*LoadError]; every other error is a mistake in the
// sources. Optional sources that no other one needs are left out.
func Render(ctx context.Context, sources []Source, module, dir string) ([]File, error) {
	return new(Cache).Render(ctx, sources, module, dir)
}

// Render is the function [Render], which does not do again what an earlier run
// with the cache has done, and this one needs unchanged. Only one run at a time
// may use the cache; nil keeps nothing.
func (c *Cache) Render(ctx context.Context, sources []Source, module, dir string) ([]File, error) {
	if c == nil {
		c = new(Cache)
	}
	c.startFor(module, dir)
	files, err := c.formatted(sources, module)
	if err != nil {
		return nil, err
	}
	needed, err := c.typeCheck(ctx, files, module, dir, func(i int) bool { return !sources[i].Optional })
	if err != nil {
		return nil, err
	}
	var out []File
	for i, f := range files {
		if s := sources[i]; !s.Optional || needed[f.Path] {
			out = append(out, f)
		}
	}
	return out, nil
}

// localPrefix guards imports.LocalPrefix, which is one for the whole process.
var localPrefix sync.Mutex

// formatted prints and formats every source, many at a time.
func (c *Cache) formatted(sources []Source, module string) ([]File, error) {
	localPrefix.Lock()
	defer localPrefix.Unlock()
	imports.LocalPrefix = module
	files := make([]File, len(sources))
	errs := make([]error, len(sources))
	limit := make(chan struct{}, runtime.GOMAXPROCS(0))
	var wait sync.WaitGroup
	for i, s := range sources {
		wait.Go(func() {
			limit <- struct{}{}
			defer func() { <-limit }()
			files[i], errs[i] = c.rendered(s)
		})
	}
	wait.Wait()
	c.texts.forget()
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return files, nil
}

// rendered is a rendered source.
func (c *Cache) rendered(s Source) (File, error) {
	f, err := printed(s)
	if err != nil || s.Go == nil {
		return f, err
	}
	raw := sha256.Sum256(f.Data)
	if data, ok := c.texts.get(raw); ok {
		return File{Path: s.Path, Data: data}, nil
	}
	data, err := imports.Process(path.Base(s.Path), f.Data, &imports.Options{
		FormatOnly: true, Comments: true, TabIndent: true, TabWidth: 8,
	})
	if err == nil {
		data, err = layout.Fit(data)
	}
	if err != nil {
		return File{}, fmt.Errorf("%s cannot be formatted: %w", s.Path, err)
	}
	c.texts.put(raw, data)
	return File{Path: s.Path, Data: data}, nil
}
