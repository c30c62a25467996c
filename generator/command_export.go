package generator

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/check"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/exporter"
)

// export is the command that writes a description as an OpenAPI document.
func (c *commandLine) export() *cobra.Command {
	var spec, format, out string
	var options exporter.Options
	command := &cobra.Command{
		Use:   "export",
		Short: "Print the description as an OpenAPI document",
		Long: `Export writes the description as an OpenAPI document. What OpenAPI has no words for
is in keys that begin with x-sdkgen-, so that an import gives the description
back. What the document says otherwise is listed on stderr.`,
		Example: `  sdkgen export -out openapi.yaml
  sdkgen export -openapi 3.0 -format json`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if format != "yaml" && format != "json" {
				return fmt.Errorf("-format %q is not one of yaml and json", format)
			}
			if options.Version != "3.1" && options.Version != "3.0" {
				return fmt.Errorf("-openapi %q is not one of 3.1 and 3.0", options.Version)
			}
			options.JSON = format == "json"
			text, account, err := c.document(cmd.Context(), spec, options)
			if err == nil {
				err = c.deliver(out, text)
			}
			if err != nil {
				return c.failed(cmd.Context(), err)
			}
			for _, line := range account {
				c.say(c.stderr, message{Kind: "note", File: line.Where + ":", Message: line.What})
			}
			return nil
		},
	}
	flags := command.Flags()
	flags.StringVar(&spec, "spec", "./spec", "`DIR` of the package that holds the description")
	flags.StringVar(&format, "format", "yaml", "`FORMAT` of the document: yaml or json")
	flags.StringVar(&options.Version, "openapi", "3.1", "`VERSION` of OpenAPI: 3.1 or 3.0")
	flags.StringVar(&out, "out", "", "write to `FILE`, in place of what it has (default: stdout)")
	return command
}

// document reads and checks a description, and exports it.
func (c *commandLine) document(
	ctx context.Context, spec string, options exporter.Options,
) (text []byte, account exporter.Account, err error) {
	err = c.working(ctx, func(ctx context.Context) error {
		d, err := c.describe(ctx, spec)
		if err != nil {
			return err
		}
		if problems := check.Check(d.API, d.Source); len(problems) > 0 {
			return Problems(problems)
		}
		text, account, err = exporter.Export(d.API, options)
		return err
	})
	return text, account, err
}

// deliver writes a document to a file as a whole, or to stdout.
func (c *commandLine) deliver(out string, text []byte) error {
	if out == "" {
		_, err := c.stdout.Write(text)
		return err
	}
	file, err := os.CreateTemp(filepath.Dir(out), ".export-*")
	if err != nil {
		return err
	}
	_, err = file.Write(text)
	err = errors.Join(err, file.Chmod(0o644), file.Close())
	if err == nil {
		err = os.Rename(file.Name(), out)
	}
	if err != nil {
		return errors.Join(err, os.Remove(file.Name()))
	}
	return nil
}
