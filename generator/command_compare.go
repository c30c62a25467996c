package generator

import (
	"encoding/json"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/evaluate"
)

// diff is the command that compares two versions of an API.
func (c *commandLine) diff() *cobra.Command {
	job := diffJob{}
	command := &cobra.Command{
		Use:   "diff OLD NEW",
		Short: "Compare two versions of an API, and advise on the version of the SDK",
		Long: `Diff says what differs between two versions of an API, what each difference does to
programs that use the SDK and to requests, and which step of the version the next
release needs. It prints Markdown, or with -json one object, and exits with 1 if
there is a difference.

OLD and NEW are OpenAPI documents, folders of descriptions, or git revisions: in
v1.2.0 it is the folder that -spec names, in v1.2.0:api/spec another folder or a
document.`,
		Args: cobra.ExactArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			job.Old, job.New, job.JSON = args[0], args[1], c.asJSON
			found, err := job.run(cmd.Context(), c.stdout, evaluate.Load)
			switch {
			case err != nil:
				return c.failed(cmd.Context(), err)
			case found > 0:
				return exitCode(1)
			}
			return nil
		},
	}
	command.Flags().StringVar(&job.Spec, "spec", "./spec", "`DIR` of the description in a git revision")
	return command
}

// conform is the command that compares a description with a document.
func (c *commandLine) conform() *cobra.Command {
	job := conformJob{}
	command := &cobra.Command{
		Use:   "conform FILE",
		Short: "Compare a description with an OpenAPI document",
		Long: `Conform says field by field what a description lacks, adds or says otherwise than an
OpenAPI document, with the positions in both, and exits with 1 if it is anything
that the list of exceptions does not have.

The list has deliberate deviations, * in them standing for any text, and behind
each its reason in indented lines.`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			job.Document = args[0]
			found, err := job.run(cmd.Context(), c.describe)
			for _, d := range found {
				if err := c.deviates(d); err != nil {
					return c.failed(cmd.Context(), err)
				}
			}
			if err != nil {
				return c.failed(cmd.Context(), err)
			}
			if len(found) > 0 {
				return exitCode(1)
			}
			return nil
		},
	}
	command.Flags().StringVar(&job.Spec, "spec", "./spec", "`DIR` of the package that holds the description")
	command.Flags().StringVar(&job.Exceptions, "exceptions", "",
		"`FILE` with deliberate deviations (default: conformance.txt in the folder of the description)")
	return command
}

// deviates prints a deviation, or with -json a line.
func (c *commandLine) deviates(d deviation) error {
	if !c.asJSON {
		_, err := fmt.Fprintf(c.stdout, "%s\n\t%s  %s\n", d.Message, d.Document, d.Description)
		return err
	}
	text, err := json.Marshal(d)
	if err == nil {
		_, err = fmt.Fprintln(c.stdout, string(text))
	}
	return err
}
