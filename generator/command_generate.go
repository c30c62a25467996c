package generator

import (
	"cmp"
	"context"
	"fmt"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// generate is the command that writes the SDK.
func (c *commandLine) generate() *cobra.Command {
	var options Options
	var verbose, again bool
	command := &cobra.Command{
		Use:   "generate",
		Short: "Write the SDK that a package describes",
		Long: `Generate checks the description and writes the SDK, or reports every problem with
its file, line and column and writes nothing.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if again {
				return c.watched(cmd.Context(), options, verbose)
			}
			return c.generated(cmd.Context(), options, verbose)
		},
	}
	addFlags(command.Flags(), &options, &verbose)
	command.Flags().BoolVar(&options.Force, "force", false, "overwrite generated files that were edited by hand")
	command.Flags().BoolVar(&again, "watch", false,
		"generate again whenever the description changes, until interrupted")
	command.Flags().BoolVar(&options.Check, "check", false, "do what the command check does")
	return command
}

// check is the command that compares, and writes nothing.
func (c *commandLine) check() *cobra.Command {
	options := Options{Check: true}
	var verbose bool
	command := &cobra.Command{
		Use:   "check",
		Short: "Compare the SDK with what a package describes",
		Long: `Check writes nothing. It names the files that generate would change, and exits with
1 if there are any.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return c.generated(cmd.Context(), options, verbose)
		},
	}
	addFlags(command.Flags(), &options, &verbose)
	return command
}

func addFlags(flags *pflag.FlagSet, options *Options, verbose *bool) {
	flags.StringVar(&options.Out, "out", "",
		"write into `DIR` (default: the root of the module of the working directory)")
	flags.StringVar(&options.Module, "module", "",
		"import `PATH` of that folder (default: as the go.mod in or above it says)")
	flags.StringVar(&options.Spec, "spec", "./spec", "`DIR` of the package that holds the description")
	flags.Func("without", "leave `PARTS` out, of reference,tests; none leaves out nothing (default: as the last run)",
		func(text string) (err error) {
			options.Without, err = partsOf(text)
			return err
		})
	flags.BoolVarP(verbose, "verbose", "v", false, "print what was written, kept and removed")
}

// generated runs the generator, and says what it did.
func (c *commandLine) generated(ctx context.Context, options Options, verbose bool) error {
	var result *Result
	err := c.working(ctx, func(ctx context.Context) (err error) {
		result, err = generate(ctx, c.describe, options)
		return err
	})
	if err != nil {
		return c.failed(ctx, err)
	}
	if verbose {
		c.list(c.stdout, "kept", result.Kept)
	}
	if options.Check {
		c.list(c.stderr, "differs", result.Written)
		c.list(c.stderr, "stale", result.Removed)
		if !result.UpToDate() {
			return exitCode(1)
		}
		return nil
	}
	if verbose {
		c.list(c.stdout, "written", result.Written)
		c.list(c.stdout, "removed", result.Removed)
	}
	for _, p := range result.Edited {
		c.say(c.stderr, message{Kind: "edited", File: p,
			Message: "was changed since it was generated; the change is lost"})
	}
	if home, err := moduleOf(cmp.Or(options.Out, ".")); home == nil && err == nil {
		c.say(c.stderr, message{Kind: "note", File: options.Out, Message: fmt.Sprintf(
			"has no go.mod yet: run go mod init %s and go mod tidy in it", options.Module)})
	}
	return nil
}
