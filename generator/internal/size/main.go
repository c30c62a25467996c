// Command size measures what an SDK of the size of a whole API costs: to
// generate, and to build. It writes an invented API of 200 endpoints and 211
// models into a temporary module, and prints a table.
//
//	go run ./internal/size          # from the generator's folder; with nothing else running
//	go run ./internal/size -rival   # oapi-codegen on the same API, in the same run
//
// Builds begin with a cache that holds the standard library and nothing else.
package main

import (
	"flag"
	"fmt"
	"os"
)

func main() {
	withRival := flag.Bool("rival", false, "measure oapi-codegen too, which needs the module proxy")
	keep := flag.Bool("keep", false, "leave the temporary folder, and print its name")
	flag.Parse()
	if err := run(*withRival, *keep); err != nil {
		fmt.Fprintln(os.Stderr, "size:", err)
		os.Exit(1)
	}
}

func run(withRival, keep bool) error {
	dir, err := os.MkdirTemp("", "size")
	if err != nil {
		return err
	}
	if keep {
		fmt.Println(dir)
	} else {
		defer func() { _ = os.RemoveAll(dir) }()
	}
	own, err := newOwn(dir)
	if err != nil {
		return err
	}
	if err := own.measure(); err != nil {
		return err
	}
	if withRival {
		return measureRival(dir)
	}
	return nil
}
