package generator

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/mod/module"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/importer"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/importrun"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/scaffold"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/write"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// initJob lays out an SDK: `sdkgen init DIR`.
type initJob struct {
	Dir     string // of the SDK
	Module  string // to declare where there is none
	OpenAPI string // document to begin with; empty begins with a small API
	Options importer.Options
}

// initialize is the command that begins an SDK.
func (c *commandLine) initialize() *cobra.Command {
	job := initJob{Dir: "."}
	command := &cobra.Command{
		Use:   "init [DIR]",
		Short: "Begin an SDK: a description to edit, and what generates and tests its SDK",
		Long: `Init lays out an SDK in a folder, by default the working directory: a small
description to edit, or that of an OpenAPI document; a line for "go generate"; a test
that uses the fake. In a module it adds sdkgen and what the output needs to go.mod;
elsewhere it makes a module first. Nothing is overwritten.

Then "go generate" writes the SDK, and "go test ./..." tests it.`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				job.Dir = args[0]
			}
			return c.did(cmd.Context(), func(ctx context.Context) error { return job.run(ctx, c.stdout) })
		},
	}
	command.Flags().StringVar(&job.Module, "module", "", "make a module with this `PATH`, where there is none")
	command.Flags().StringVar(&job.OpenAPI, "openapi", "", "begin with the OpenAPI document `FILE`")
	command.Flags().StringArrayVar(&job.Options.Tags, "tag", nil,
		"of the document, take the operations with the tag `NAME`; may be repeated")
	command.Flags().StringArrayVar(&job.Options.Paths, "path", nil,
		"of the document, take the operations of `PATH` and of what is below it; may be repeated")
	return command
}

func (j initJob) run(ctx context.Context, out io.Writer) error {
	home, err := moduleOf(j.Dir)
	if err != nil {
		return err
	}
	if err := j.allowed(home); err != nil {
		return err
	}
	sdk, err := j.sdk(home)
	if err != nil {
		return err
	}
	files, err := j.files(sdk)
	if err != nil {
		return err
	}
	if err := write.Place(ctx, j.Dir, files, nil); err != nil {
		return err
	}
	if err := j.imported(ctx, out); err != nil {
		return j.undone(files, err)
	}
	if err := j.require(ctx, home, sdk); err != nil {
		if j.OpenAPI != "" {
			err = errors.Join(err, os.RemoveAll(j.spec()))
		}
		return j.undone(files, err)
	}
	for _, f := range files {
		fmt.Fprintln(out, "written", path.Join(filepath.ToSlash(j.Dir), f.Path))
	}
	next := "go generate && go test ./..."
	if filepath.Clean(j.Dir) != "." {
		next = "cd " + j.Dir + " && " + next
	}
	fmt.Fprintln(out, "next:", next)
	return nil
}

// allowed reports what speaks against the flags.
func (j initJob) allowed(home *goModule) error {
	switch {
	case j.OpenAPI == "" && len(j.Options.Tags)+len(j.Options.Paths) > 0:
		return errors.New("-tag and -path choose from a document: name it with -openapi")
	case home == nil && j.Module == "":
		return fmt.Errorf("%s is in no module: name the one to make with -module", j.Dir)
	case home != nil && j.Module != "":
		return fmt.Errorf("-module %s: %s is in the module %s already, of %s", j.Module, j.Dir, home.path, home.file)
	case home != nil:
		return home.isNewEnough()
	}
	if err := module.CheckPath(j.Module); err != nil {
		return fmt.Errorf("-module: %w", err)
	}
	return nil
}

// sdk returns what the files are adapted to.
func (j initJob) sdk(home *goModule) (scaffold.SDK, error) {
	if home == nil {
		return scaffold.SDK{ImportPath: j.Module}, nil
	}
	importPath, err := home.importPath(j.Dir)
	if err != nil || importPath == home.path {
		return scaffold.SDK{ImportPath: home.path}, err
	}
	return scaffold.SDK{ImportPath: importPath, Flags: "-out ."}, nil // by default it is the root of the module
}

func (j initJob) files(sdk scaffold.SDK) ([]write.File, error) {
	texts, err := sdk.Base()
	if err != nil {
		return nil, err
	}
	if j.OpenAPI == "" {
		todo, err := sdk.Todo()
		if err != nil {
			return nil, err
		}
		maps.Copy(texts, todo)
	}
	var files []write.File
	for _, name := range slices.Sorted(maps.Keys(texts)) {
		files = append(files, write.File{Path: name, Data: texts[name]})
	}
	return files, nil
}

func (j initJob) spec() string { return filepath.Join(j.Dir, "spec") }

// imported writes the description of the document, if there is one.
func (j initJob) imported(ctx context.Context, out io.Writer) error {
	if j.OpenAPI == "" {
		return nil
	}
	if _, err := os.Stat(j.spec()); err == nil {
		return fmt.Errorf("%s exists already, and the description of %s belongs there", j.spec(), j.OpenAPI)
	}
	job := importrun.Job{File: j.OpenAPI, Out: j.spec(), Options: j.Options}
	_, err := job.Run(ctx, out, out)
	return err
}

// require makes the module, and adds what the description, go generate and the tests
// of the output need. If that fails, go.mod and go.sum are as they were.
func (j initJob) require(ctx context.Context, home *goModule, sdk scaffold.SDK) (err error) {
	dir := j.Dir
	if home != nil {
		dir = home.dir
	}
	before := kept(dir, "go.mod", "go.sum")
	defer func() {
		if err != nil {
			err = errors.Join(err, before.restore())
		}
	}()
	if home == nil {
		if err := goDo(ctx, dir, "mod", "init", sdk.ImportPath); err != nil {
			return err
		}
	}
	const own = "github.com/seed-e19c5fb5/clerk-go"
	const tool = own + "/generator/cmd/sdkgen"
	for _, args := range [][]string{
		{"get", own + "@v" + dsl.Release, own + "/generator@v" + dsl.Release, httpmock + "@" + httpmockVersion},
		{"mod", "edit", "-tool", tool},
		{"list", "-mod=mod", "-deps", tool}, // adds what the tool needs
	} {
		if err := goDo(ctx, dir, args...); err != nil {
			return err
		}
	}
	return nil
}

// goDo runs a go command. Its error is what the command says, with advice.
func goDo(ctx context.Context, dir string, args ...string) error {
	command := exec.CommandContext(ctx, "go", args...)
	command.Dir = dir
	said, err := command.CombinedOutput()
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil:
		return context.Cause(ctx)
	}
	text := strings.TrimSpace(string(said))
	if text == "" {
		text = err.Error()
	}
	if help := environmentRemedy(text); help != "" {
		text += ": " + help
	}
	return fmt.Errorf("go %s: %s; nothing was written", strings.Join(args, " "), text)
}

// undone removes the files of a run that failed.
func (j initJob) undone(files []write.File, err error) error {
	for _, f := range files {
		name := filepath.Join(j.Dir, filepath.FromSlash(f.Path))
		err = errors.Join(err, os.Remove(name))
		_ = os.Remove(filepath.Dir(name)) // if it is empty now
	}
	return err
}

// originals are files as they were; nil is one that did not exist.
type originals map[string][]byte

func kept(dir string, names ...string) originals {
	o := originals{}
	for _, name := range names {
		file := filepath.Join(dir, name)
		o[file], _ = os.ReadFile(file)
	}
	return o
}

func (o originals) restore() (err error) {
	for file, data := range o {
		if data != nil {
			err = errors.Join(err, os.WriteFile(file, data, 0o644))
		} else if removed := os.Remove(file); !errors.Is(removed, os.ErrNotExist) {
			err = errors.Join(err, removed)
		}
	}
	return err
}
