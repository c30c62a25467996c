package generator

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/evaluate"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/locate"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// diff is the command that compares two versions of an API.
func (c *commandLine) diff() *cobra.Command {
	var job diffJob
	command := &cobra.Command{
		Use:   "diff OLD NEW",
		Short: "Tell what changes between two versions of an API, and the version that needs",
		Long: `Diff compares two versions of an API: OpenAPI documents, folders of descriptions, or
git revisions such as v1.2.0, v1.2.0:api/spec or HEAD~1:openapi.yaml. Each change is
shown with its effect on programs and on the wire, and the smallest step of the
version that is honest.`,
		Args: cobra.ExactArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			job.Old, job.New, job.JSON = args[0], args[1], c.asJSON
			return c.did(cmd.Context(), func(ctx context.Context) (int, error) {
				return 0, job.run(ctx, c.stdout, evaluated)
			})
		},
	}
	command.Flags().StringVar(&job.Spec, "spec", "./spec", "`DIR` of the description in a git revision")
	return command
}

// conform is the command that compares the description with a document.
func (c *commandLine) conform() *cobra.Command {
	var job conformJob
	command := &cobra.Command{
		Use:   "conform FILE",
		Short: "Compare the description with an OpenAPI document, field by field",
		Long: `Conform lists what the description lacks, says otherwise or adds, each with its place
in both. Deliberate deviations are in conformance.txt beside the description, each
with its reason; one that is listed there and does not exist is an error.`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			job.Document = args[0]
			return c.did(cmd.Context(), func(ctx context.Context) (int, error) {
				found, err := job.run(ctx, c.stdout, c.loaded)
				if err != nil || found == 0 {
					return 0, err
				}
				fmt.Fprintf(c.stderr, "%s not listed\n", pluralized(found, "deviation"))
				return 1, nil
			})
		},
	}
	flags := command.Flags()
	flags.StringVar(&job.Spec, "spec", "./spec", "`DIR` of the package that holds the description")
	flags.StringVar(&job.Exceptions, "exceptions", "",
		"`FILE` with deliberate deviations (default: conformance.txt in that folder)")
	return command
}

// loaded returns the description of the command line.
func (c *commandLine) loaded(ctx context.Context, _, pattern string) (dsl.API, *locate.Source, error) {
	d, err := c.describe(ctx, pattern)
	return d.API, d.Source, err
}

// evaluated compiles and runs the package of a description, which need not be that
// of the command line.
func evaluated(ctx context.Context, dir, pattern string) (dsl.API, *locate.Source, error) {
	d, err := evaluate.Load(ctx, dir, pattern)
	return d.API, d.Source, err
}

// did runs what returns an exit code of its own, with progress on a terminal.
func (c *commandLine) did(ctx context.Context, work func(context.Context) (int, error)) error {
	var code int
	err := c.working(ctx, func(ctx context.Context) (err error) {
		code, err = work(ctx)
		return err
	})
	if err != nil {
		return c.importFailed(ctx, err)
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
