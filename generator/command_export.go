package generator

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/check"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/exporter"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/write"
)

// exporting is the command that writes the description as an OpenAPI document.
func (c *commandLine) exporting() *cobra.Command {
	var spec, format, version, out string
	command := &cobra.Command{
		Use:   "export",
		Short: "Write the description as an OpenAPI document",
		Long: `Export writes the description as an OpenAPI document, and on stderr what the document
says otherwise than the description, or cannot say.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			options := exporter.Options{Version: version, JSON: format == "json"}
			if format != "yaml" && format != "json" {
				return fmt.Errorf("-format %q is neither yaml nor json", format)
			}
			if version != "3.1" && version != "3.0" {
				return fmt.Errorf("-openapi %q is neither 3.1 nor 3.0", version)
			}
			return c.did(cmd.Context(), func(ctx context.Context) error {
				return c.export(ctx, spec, out, options)
			})
		},
	}
	flags := command.Flags()
	flags.StringVar(&spec, "spec", "./spec", "`DIR` of the package that holds the description")
	flags.StringVar(&format, "format", "yaml", "`FORMAT` of the document: yaml or json")
	flags.StringVar(&version, "openapi", "3.1", "`VERSION` of OpenAPI: 3.1, or 3.0 for 3.0.3")
	flags.StringVar(&out, "out", "", "write to `FILE`, in place of one that exists (default: stdout)")
	return command
}

func (c *commandLine) export(ctx context.Context, spec, out string, options exporter.Options) error {
	d, err := c.describe(ctx, spec)
	if err != nil {
		return err
	}
	if problems := check.Check(d.API, d.Source); len(problems) > 0 {
		return Problems(problems)
	}
	document, account, err := exporter.Export(d.API, options)
	if err != nil {
		return err
	}
	for _, line := range account {
		c.say(c.stderr, message{Kind: "note", File: line.Where, Message: line.What})
	}
	if out == "" {
		_, err = c.stdout.Write(document)
		return err
	}
	return write.Report(ctx, out, document)
}
