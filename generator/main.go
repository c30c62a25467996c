package generator

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/write"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// Main is the main function of a generator: it parses the flags, writes the SDK
// that api describes, and exits with 0 on success, with 1 if the description is
// invalid, the run failed or -check found differences, and with 2 if the flags
// are invalid. SIGINT and SIGTERM end it with 130 and 143, and then nothing was
// written.
func Main(api dsl.API) {
	ctx, stop := untilSignal()
	code := run(ctx, api, os.Args[0], os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// run is Main without exiting the process.
func run(ctx context.Context, api dsl.API, name string, args []string, stdout, stderr io.Writer) int {
	if len(args) > 0 && args[0] == "init" {
		return runInit(ctx, name, args[1:], stdout, stderr)
	}
	var options Options
	var verbose bool
	flags := flag.NewFlagSet(name, flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.BoolVar(&options.Check, "check", false, "write nothing; exit with 1 and name the files that differ")
	flags.StringVar(&options.Out, "out", "",
		"write into `DIR` (default: the root of the module of the working directory)")
	flags.StringVar(&options.Module, "module", "",
		"import `PATH` of that folder (default: as the go.mod in or above it says)")
	flags.StringVar(&options.Spec, "spec", "./spec", "`DIR` of the package that holds the description")
	flags.BoolVar(&options.Force, "force", false, "overwrite generated files that were edited by hand")
	flags.Func("without", "leave `PARTS` out, of reference,tests; none leaves out nothing (default: as the last run)",
		func(text string) (err error) {
			options.Without, err = partsOf(text)
			return err
		})
	flags.BoolVar(&verbose, "v", false, "print what was written, kept and removed")
	if err := flags.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return 0
		}
		return 2
	}
	if flags.NArg() > 0 {
		fmt.Fprintf(stderr, "%s: unexpected argument %q: there are only flags\n", name, flags.Arg(0))
		return 2
	}
	result, err := generate(ctx, api, options)
	if err != nil {
		return report(ctx, stderr, err)
	}
	if verbose {
		list(stdout, "kept", result.Kept)
	}
	if options.Check {
		list(stderr, "differs", result.Written)
		list(stderr, "stale", result.Removed)
		if !result.UpToDate() {
			return 1
		}
		return 0
	}
	if verbose {
		list(stdout, "written", result.Written)
		list(stdout, "removed", result.Removed)
	}
	for _, p := range result.Edited {
		fmt.Fprintf(stderr, "%s was changed since it was generated; the change is lost\n", p)
	}
	if home, err := moduleOf(cmp.Or(options.Out, ".")); home == nil && err == nil {
		fmt.Fprintf(stderr, "%s has no go.mod yet: run go mod init %s and go mod tidy in it\n", options.Out,
			options.Module)
	}
	return 0
}

// report prints an error, and returns the exit code. Problems contain their own
// positions, so no prefix is printed.
func report(ctx context.Context, stderr io.Writer, err error) int {
	var undone *write.RollBackError
	if i, ok := context.Cause(ctx).(interruption); ok && !errors.As(err, &undone) {
		fmt.Fprintf(stderr, "sdkgen: %v; nothing was written\n", i)
		return i.exitCode()
	}
	var problems Problems
	if errors.As(err, &problems) {
		fmt.Fprintln(stderr, problems)
		fmt.Fprintf(stderr, "%s; nothing was written\n", counted(len(problems), "problem"))
		return 1
	}
	fmt.Fprintln(stderr, "sdkgen:", err)
	return 1
}

// counted returns a number and its noun: "1 problem", "2 problems".
func counted(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return fmt.Sprintf("%d %s", n, what)
}

func list(w io.Writer, what string, paths []string) {
	for _, p := range paths {
		fmt.Fprintf(w, "%s %s\n", what, p)
	}
}
