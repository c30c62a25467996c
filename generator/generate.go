package generator

import (
	"context"
	"fmt"
	"slices"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/check"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/emit"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/expect"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/fakeplan"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/locate"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/origin"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/progress"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/render"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/resolve"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/sample"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/write"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// Options defines the location of the description and of the output. The zero
// value means the module of the working directory.
type Options struct {
	Spec   string // folder of the package that declares the description; "./spec" if empty
	Out    string // folder that is written into; the root of the module of the working directory if empty
	Module string // import path of that folder; if empty, the go.mod in or above it determines it
	Check  bool   // compare only, write nothing
	Force  bool   // overwrite and remove generated files that were edited by hand
	// Without names parts of the output that are left out, of [Parts]. The manifest
	// keeps them: nil leaves out what the last run into the folder left out, and a
	// list without entries nothing.
	Without []string

	kept *render.Cache // of earlier runs; nil keeps nothing
}

// Result lists the changes of a run, or with Options.Check the changes that it
// would make: paths relative to the output folder, with slashes, sorted.
type Result struct {
	Written, Kept, Removed []string
	// Edited lists the files of Written and Removed that were edited by hand
	// since they were generated.
	Edited []string
}

// UpToDate reports whether there was nothing to write and nothing to remove.
func (r *Result) UpToDate() bool { return len(r.Written)+len(r.Removed) == 0 }

// Generate writes the SDK that api describes. If the description is invalid, the
// error is [Problems]. After any error the folder is unchanged. A run that is
// killed while it writes may leave the folder incomplete; the next run restores
// it first. With Options.Check such a folder is an error, because nothing may be
// written.
func Generate(api dsl.API, options Options) (*Result, error) {
	return generate(context.Background(), given(api), options)
}

// generate is Generate with a context, for a description that is still to be read.
func generate(ctx context.Context, describe describer, options Options) (*Result, error) {
	target, err := newTarget(options)
	if err != nil {
		return nil, err
	}
	if !options.Check {
		if err := write.Repair(ctx, target.dir); err != nil {
			return nil, unwritten(err, target.dir)
		}
	}
	progress.Stage(ctx, "reading the description in "+target.spec)
	d, err := describe(ctx, target.spec)
	if err != nil {
		return nil, err
	}
	progress.Stage(ctx, "generating")
	return target.write(ctx, d.API, d.Source, options.Check)
}

// write runs the stages in their order.
func (t target) write(ctx context.Context, api dsl.API, source *locate.Source, compareOnly bool) (*Result, error) {
	if problems := check.Check(api, source); len(problems) > 0 {
		return nil, Problems(problems)
	}
	sdk, err := planned(api, t.module)
	if err != nil {
		return nil, err
	}
	sdk.Without = plan.Without{
		Tests: slices.Contains(t.form.Without, Tests), Reference: slices.Contains(t.form.Without, Reference),
	}
	origin.Mark(sdk, api, t.declaredIn(source))
	engines, err := engineSources(t.module)
	if err != nil {
		return nil, err
	}
	files, err := t.kept.Render(ctx, append(sourcesOf(emit.Files(sdk)), engines...), t.module, t.importer)
	if err != nil {
		return nil, explained(err)
	}
	t.form.Header = emit.Header
	bring := write.Update
	if compareOnly {
		bring = write.Check
	}
	changes, err := bring(ctx, t.dir, wanted(files), t.form)
	if err != nil {
		return nil, unwritten(err, t.dir)
	}
	return resultOf(changes), nil
}

// planned returns the plan for a checked description, with the fakes and the
// expectations of the generated tests.
func planned(api dsl.API, module string) (*plan.SDK, error) {
	description := reading.Read(reading.Complete(api))
	sample.Complete(description)
	sdk := resolve.Resolve(description, module)
	fakeplan.Add(sdk, description)
	if err := expect.Add(sdk, description); err != nil {
		return nil, fmt.Errorf("expectations of the emitted tests: %w", err)
	}
	return sdk, nil
}

func sourcesOf(files []emit.File) []render.Source {
	var sources []render.Source
	for _, f := range files {
		s := render.Source{Path: f.Path, Text: f.Text}
		if f.Code != nil {
			s.Go = f.Code
		}
		sources = append(sources, s)
	}
	return sources
}

func wanted(files []render.File) []write.File {
	var out []write.File
	for _, f := range files {
		out = append(out, write.File(f))
	}
	return out
}

func resultOf(c write.Changes) *Result {
	r := &Result{Kept: c.Keep, Removed: c.Remove, Edited: c.Edited}
	for _, f := range c.Write {
		r.Written = append(r.Written, f.Path)
	}
	for _, paths := range [][]string{r.Written, r.Kept, r.Edited} {
		slices.Sort(paths)
	}
	return r
}
