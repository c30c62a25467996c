// Command release writes the modules of this repository, as they are at a
// revision, into a folder that serves as a module proxy. The files are those that
// the go command would take from tags at that revision.
//
//	go run ./internal/release -out /tmp/tree -version v0.1.0 # from the generator's folder
//	GOPROXY=file:///tmp/tree,… GONOSUMDB=… go get …@v0.1.0
//
// It prints the tag and the hash of each module, as they are in go.sum.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
)

func main() {
	var r release
	out := flag.String("out", "", "write the modules below `DIR`")
	flag.StringVar(&r.version, "version", "", "release them as `VERSION`, such as v0.1.0")
	flag.StringVar(&r.revision, "revision", "HEAD", "take the files of this `REVISION`")
	flag.StringVar(&r.root, "root", "..", "`DIR` of the repository")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := r.write(ctx, *out, os.Stdout)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "release:", err)
		os.Exit(1)
	}
}
