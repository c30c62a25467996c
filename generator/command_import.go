package generator

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/importrun"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/openapi"
)

// importDocument is the command that makes a description of an OpenAPI document.
func (c *commandLine) importDocument() *cobra.Command {
	var job importrun.Job
	command := &cobra.Command{
		Use:   "import FILE",
		Short: "Print the description of an OpenAPI document",
		Long: `Import reads an OpenAPI document, 3.0 or 3.1, in YAML or JSON, and writes its
description as Go literals that belong to you from then on. Files that exist are
never overwritten. Beside them it writes an account of what the description says
otherwise than the document.

With -older it compares a newer document with the description of an older one,
and lists what changed; with -write it also writes what does not conflict.`,
		Example: `  sdkgen import openapi.yaml
  sdkgen import -tag Users -tag Organizations openapi.yaml
  sdkgen import -older 2021-02-05.yml 2026-05-12.yml`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			job.File = args[0]
			code, err := job.Run(cmd.Context(), c.stdout, c.stderr)
			switch {
			case err != nil:
				return c.importFailed(cmd.Context(), err)
			case code != 0:
				return exitCode(code)
			}
			return nil
		},
	}
	flags := command.Flags()
	flags.StringArrayVar(&job.Options.Tags, "tag", nil, "take the operations with the tag `NAME`; may be repeated")
	flags.StringArrayVar(&job.Options.Paths, "path", nil,
		"take the operations of `PATH` and of what is below it; may be repeated")
	flags.StringArrayVar(&job.Options.Operations, "operation", nil,
		"take the operation with this `ID`; may be repeated")
	flags.StringArrayVar(&job.Options.Except, "except", nil,
		"leave out the resource of the package `NAME`; may be repeated")
	flags.StringArrayVar(&job.Options.Ignore, "ignore", nil,
		"let `KEY` be left out, such as links, x-internal or x-acme-*; may be repeated")
	flags.StringVar(&job.Names, "names", "", "read Go names by JSON pointer from `FILE`")
	flags.StringVar(&job.Out, "out", "spec", "write into `DIR`")
	flags.StringVar(&job.Options.Package, "package", "", "`NAME` of the package (default: that of the folder)")
	flags.StringVar(&job.Account, "account", "",
		"write the account to `FILE`, or to stdout if it is - (default: import-account.txt in the folder)")
	flags.BoolVar(&job.Strict, "strict", false, "write nothing and exit with 1 if anything would be dropped")
	flags.StringVar(&job.Older, "older", "", "compare with the description of this older document in `FILE`")
	flags.BoolVar(&job.Write, "write", false, "with -older, write what does not conflict")
	return command
}

// importFailed says why an import failed: a document has places of its own.
func (c *commandLine) importFailed(ctx context.Context, err error) error {
	var one *openapi.Error
	var several openapi.Problems
	switch {
	case errors.As(err, &several):
	case errors.As(err, &one) && one.At.Line > 0:
		several = openapi.Problems{one}
	default:
		return c.failed(ctx, err)
	}
	for _, p := range several {
		c.say(c.stderr, message{
			Kind: "problem", File: p.At.File, Line: p.At.Line, Column: p.At.Column, Message: p.Text,
		})
	}
	return exitCode(1)
}
