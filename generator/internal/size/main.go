// Command size measures what an SDK of the size of a whole API costs: to
// generate, and to build. It writes an invented API of 200 endpoints and 211
// models into a temporary module, and prints a table.
//
//	go run ./internal/size          # from the generator's folder; with nothing else running
//	go run ./internal/size -rival   # oapi-codegen on the same API, in the same run
//	go run ./internal/size -watch   # only how soon "sdkgen -watch" follows a change; on Linux
//
// Builds begin with a cache that holds the standard library and nothing else.
package main

import (
	"flag"
	"fmt"
	"os"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/wholeapi"
)

func main() {
	withRival := flag.Bool("rival", false, "measure oapi-codegen too, which needs the module proxy")
	watching := flag.Bool("watch", false, "measure how soon sdkgen -watch follows a change")
	keep := flag.Bool("keep", false, "leave the temporary folder, and print its name")
	flag.Parse()
	measure := size
	if *watching {
		measure = measureWatching
	} else if *withRival {
		measure = sizeAndRival
	}
	if err := run(measure, *keep); err != nil {
		fmt.Fprintln(os.Stderr, "size:", err)
		os.Exit(1)
	}
}

// run measures in a temporary folder.
func run(measure func(dir string) error, keep bool) error {
	dir, err := os.MkdirTemp("", "size")
	if err != nil {
		return err
	}
	if keep {
		fmt.Println(dir)
	} else {
		defer func() { _ = os.RemoveAll(dir) }()
	}
	return measure(dir)
}

func size(dir string) error {
	own, err := newOwn(dir, wholeapi.API())
	if err != nil {
		return err
	}
	return own.measure()
}

func sizeAndRival(dir string) error {
	if err := size(dir); err != nil {
		return err
	}
	return measureRival(dir)
}
