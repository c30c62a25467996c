// Command mutants shows that the tests can fail. It breaks the code of this
// repository in one place after the other, as a mistake would, and runs the tests
// that have to notice. It changes no file: the go command reads the broken ones
// through an overlay.
//
//	go run ./internal/mutants              # all of them, from the root of the repository
//	go run ./internal/mutants -run limit   # those whose name matches
//	go run ./internal/mutants -list
//
// It exits with 1 when a mutant survives that is not tolerated, or that is
// tolerated and dies, when one no longer fits the code or does not build, and when
// the tests fail without any.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"regexp"
	"slices"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("mutants", flag.ContinueOnError)
	flags.SetOutput(stderr)
	list := flags.Bool("list", false, "print the mutants, and run none")
	pattern := flags.String("run", "", "take the mutants whose name matches `REGEXP`")
	verbose := flags.Bool("v", false, "print what the tests say of each mutant")
	if err := flags.Parse(args); err != nil {
		return 2
	}
	wanted, err := regexp.Compile(*pattern)
	if err != nil {
		fmt.Fprintln(stderr, "mutants: -run:", err)
		return 2
	}
	chosen := slices.DeleteFunc(slices.Clone(all), func(m mutant) bool { return !wanted.MatchString(m.name) })
	if *list {
		for _, m := range chosen {
			fmt.Fprintf(stdout, "%s: %s\n", m.name, m.file)
		}
		return 0
	}
	r, err := newRunner(".", *verbose, stdout)
	if err != nil {
		fmt.Fprintln(stderr, "mutants:", err)
		return 1
	}
	defer r.close()
	if r.run(ctx, chosen) {
		return 0
	}
	return 1
}
