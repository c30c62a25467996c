package generator

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// commandLine is the command line of a generator.
type commandLine struct {
	name           string
	describe       describer // of what -spec names
	stdout, stderr io.Writer
	asJSON         bool
}

// exitCodes are explained at the end of the help.
const exitCodes = `Flags may begin with one dash or with two.

Exit codes:
  0    done, and no differences found
  1    the description is invalid, the run failed, or differences were found
  2    invalid flags or arguments
  130  ended by SIGINT, 143 by SIGTERM; nothing was written`

// exitCode is the error of a command that has said what there is to say.
type exitCode int

// Error returns a text that nobody reads.
func (c exitCode) Error() string { return fmt.Sprintf("exit code %d", int(c)) }

// run executes a command line and returns the exit code.
func (c *commandLine) run(ctx context.Context, args []string) int {
	root := c.root()
	root.SetArgs(withTwoDashes(args))
	root.SetOut(c.stdout)
	root.SetErr(c.stderr)
	err := root.ExecuteContext(ctx)
	var code exitCode
	switch {
	case err == nil:
		return 0
	case errors.As(err, &code):
		return int(code)
	}
	fmt.Fprintf(c.stderr, "%s: %v: see %[1]s -help\n", c.name, err)
	return 2
}

// root is the command without a name, which generates.
func (c *commandLine) root() *cobra.Command {
	root := c.generate()
	root.Use = c.name
	root.Short = "Write a Go SDK from the description of an API"
	root.Long = `Sdkgen writes a Go SDK from the description of an API, which is a Go package.
Without a command it generates.

` + exitCodes
	root.SilenceErrors, root.SilenceUsage = true, true
	root.PersistentFlags().BoolVar(&c.asJSON, "json", false, "print each message on stdout as a line of JSON")
	root.AddCommand(c.generate(), c.check(), c.initialize(), c.importDocument(), c.exporting(), c.conform(), c.diff(),
		c.version())
	return root
}

func (c *commandLine) version() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version",
		Args:  cobra.NoArgs,
		Run: func(*cobra.Command, []string) {
			fmt.Fprintf(c.stdout, "sdkgen %s %s %s/%s\n", dsl.Release, runtime.Version(), runtime.GOOS, runtime.GOARCH)
		},
	}
}

// did runs work with progress on a terminal, and says why it failed.
func (c *commandLine) did(ctx context.Context, work func(context.Context) error) error {
	if err := c.working(ctx, work); err != nil {
		return c.importFailed(ctx, err)
	}
	return nil
}

// withTwoDashes writes long flags as the library reads them. The flags of the go
// command, and of sdkgen, are written with one.
func withTwoDashes(args []string) []string {
	out := []string{} // not nil, for which the library takes those of the process
	for i, arg := range args {
		if arg == "--" {
			return append(out, args[i:]...)
		}
		name, _, _ := strings.Cut(strings.TrimPrefix(arg, "-"), "=")
		if strings.HasPrefix(arg, "-") && len(name) > 1 && !strings.HasPrefix(name, "-") {
			arg = "-" + arg
		}
		out = append(out, arg)
	}
	return out
}

// isTerminal reports whether text is shown to a person who sees it as it comes. The
// null device is a device of characters too.
func isTerminal(w io.Writer) bool {
	file, ok := w.(*os.File)
	if !ok || os.Getenv("TERM") == "dumb" {
		return false
	}
	info, err := file.Stat()
	if err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return false
	}
	null, err := os.Stat(os.DevNull)
	return err != nil || !os.SameFile(info, null)
}
