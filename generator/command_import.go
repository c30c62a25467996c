package generator

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/importrun"
)

// importing is the command that makes a description of an OpenAPI document.
func (c *commandLine) importing() *cobra.Command {
	var job importrun.Job
	command := &cobra.Command{
		Use:   "import FILE",
		Short: "Print a description of what an OpenAPI document describes",
		Long: `Import reads an OpenAPI document, 3.0 or 3.1, in YAML or JSON, and writes a package
of Go literals that you edit from then on. Files that exist are never overwritten.
The account beside them lists what the description says otherwise than the document.

With -older it brings what changed from that document to FILE into the description
that you have edited since.`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			job.File = args[0]
			return c.did(cmd.Context(), func(ctx context.Context) (int, error) {
				return job.Run(ctx, c.stdout, c.stderr)
			})
		},
	}
	flags := command.Flags()
	flags.StringArrayVar(&job.Options.Tags, "tag", nil, "take the operations with the tag `NAME`; may be repeated")
	flags.StringArrayVar(&job.Options.Paths, "path", nil,
		"take those of `PATH` and of the paths below it; may be repeated")
	flags.StringArrayVar(&job.Options.Operations, "operation", nil, "take the one with this `ID`; may be repeated")
	flags.StringArrayVar(&job.Options.Except, "except", nil,
		"leave out the resource of the package `NAME`; may be repeated")
	flags.StringVar(&job.Names, "names", "", "take Go names from `FILE`, by JSON pointer")
	flags.StringVar(&job.Out, "out", "spec", "write into `DIR`")
	flags.StringVar(&job.Options.Package, "package", "", "call the package `NAME` (default: as the folder)")
	flags.StringVar(&job.Account, "account", "",
		"write the account to `FILE`, - is stdout (default: "+importrun.AccountFile+" in the folder)")
	flags.BoolVar(&job.Strict, "strict", false, "write nothing and exit with 1 if anything would be dropped")
	flags.StringVar(&job.Older, "older", "", "bring in what changed since the document `FILE`, and only print that")
	flags.BoolVar(&job.Write, "write", false, "with -older, write what does not conflict")
	return command
}

// did runs what returns an exit code of its own, with progress on a terminal.
func (c *commandLine) did(ctx context.Context, work func(context.Context) (int, error)) error {
	var code int
	err := c.working(ctx, func(ctx context.Context) (err error) {
		code, err = work(ctx)
		return err
	})
	if err != nil {
		return c.failed(ctx, err)
	}
	if code != 0 {
		return exitCode(code)
	}
	return nil
}

// pluralized returns a number and a noun with the verb that fits: "1 difference is".
func pluralized(n int, what string) string {
	if n == 1 {
		return fmt.Sprintf("1 %s is", what)
	}
	return fmt.Sprintf("%d %ss are", n, what)
}
