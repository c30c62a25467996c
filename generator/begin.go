package generator

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/starter"
)

// repositoryPath is the import path of this repository.
const repositoryPath = "github.com/seed-e19c5fb5/clerk-go"

const initHelp = `usage: %s init [-module PATH] [DIR]

Init lays out an SDK for a to-do API in DIR, by default in the working directory: a
description to edit, the generator with it, and a test. It overwrites nothing.

`

// runInit is the command init: it lays out a new SDK in a folder, and in a new
// module unless a module contains the folder.
func runInit(ctx context.Context, name string, args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet(name+" init", flag.ContinueOnError)
	flags.SetOutput(stderr)
	module := flags.String("module", "", "import `PATH` of a new module; not needed within a module")
	flags.Usage = func() {
		fmt.Fprintf(stderr, initHelp, name)
		flags.PrintDefaults()
	}
	if err := flags.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return 0
		}
		return 2
	}
	if flags.NArg() > 1 {
		fmt.Fprintf(stderr, "%s: unexpected argument %q: init takes one folder\n", name, flags.Arg(1))
		return 2
	}
	dir := "."
	if flags.NArg() == 1 {
		dir = flags.Arg(0)
	}
	if err := begin(ctx, dir, *module); err != nil {
		fmt.Fprintln(stderr, "sdkgen:", unwritten(err, dir))
		return 1
	}
	fmt.Fprintf(stdout, "An SDK of a to-do API is laid out in %s. Next, in that folder:\n\n"+
		"\tgo generate     # writes the SDK that spec/ describes\n\tgo test ./...   # tries it\n", dir)
	return 0
}

// begin lays out an SDK in a folder. After an error the folder is as it was.
func begin(ctx context.Context, dir, module string) error {
	t, err := newTarget(Options{Out: dir, Module: module})
	if err != nil {
		return err
	}
	files := starter.Files(t.module)
	home, err := moduleOf(dir)
	if err != nil {
		return err
	}
	if home == nil {
		files["go.mod"] = "module " + t.module + "\n\ngo " + neededGo + ".0\n"
		home = &goModule{dir: dir}
	}
	restore, err := keep(filepath.Join(home.dir, "go.mod"), filepath.Join(home.dir, "go.sum"))
	if err != nil {
		return err
	}
	undo, err := starter.Write(dir, files)
	if err != nil {
		return err
	}
	if err := require(ctx, dir); err != nil {
		undo()
		return errors.Join(err, restore())
	}
	return nil
}

// keep returns a function that brings files back to what they are now.
func keep(names ...string) (restore func() error, err error) {
	before := map[string][]byte{}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil && !os.IsNotExist(err) {
			return nil, err
		}
		before[name] = data
	}
	return func() error {
		var errs []error
		for name, data := range before {
			if data != nil {
				errs = append(errs, os.WriteFile(name, data, 0o644))
			} else if err := os.Remove(name); !os.IsNotExist(err) {
				errs = append(errs, err)
			}
		}
		return errors.Join(errs...)
	}, nil
}

// require adds what the new SDK imports to the go.mod of its module.
func require(ctx context.Context, dir string) error {
	version := ownVersion()
	args := []string{
		"get", repositoryPath + "@" + version, repositoryPath + "/generator@" + version,
		httpmock + "@" + httpmockVersion,
	}
	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	if err != nil {
		lines := strings.TrimSpace(string(out))
		return fmt.Errorf("go %s: %w: nothing was left in %s: mend what the go command says, and run this again\n%s",
			strings.Join(args, " "), err, dir, lines)
	}
	return nil
}

// ownVersion returns the version of the generator that runs, or "latest" for one
// that was built from its sources.
func ownVersion() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "latest"
	}
	for _, m := range append(info.Deps, &info.Main) {
		if m.Path == repositoryPath+"/generator" && m.Replace == nil && strings.HasPrefix(m.Version, "v") {
			return m.Version
		}
	}
	return "latest"
}
