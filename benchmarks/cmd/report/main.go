// Report runs the benchmarks with two releases of Go and writes what they show:
// docs/performance.md, and the table in the README between <!-- benchmarks -->
// and <!-- /benchmarks -->. Run it in the folder of the benchmarks:
//
//	go run ./cmd/report
package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

func main() {
	count := flag.Int("count", 10, "how often all benchmarks are run")
	benchtime := flag.String("benchtime", "1s", "how long one run takes")
	names := flag.String("releases", "go1.27.4,go1.26.8", "the releases of Go, the one that the README shows first")
	raw := flag.String("raw", "", "use the output of an earlier run in `FILES`, one for each release")
	root := flag.String("root", "..", "`DIR` of the repository")
	flag.Parse()
	if err := report(*count, *benchtime, *names, *raw, *root); err != nil {
		fmt.Fprintln(os.Stderr, "report:", err)
		os.Exit(1)
	}
}

// report goes from running to writing.
func report(count int, benchtime, names, raw, root string) error {
	releases := newReleases(names)
	if err := benchmarks(releases, count, benchtime, raw); err != nil {
		return err
	}
	for _, r := range releases {
		var err error
		if r.results, err = parse(r.output); err != nil {
			return fmt.Errorf("%s: %w", r.name, err)
		}
		if r.sizes, err = sizes(r); err != nil {
			return err
		}
	}
	stat, err := benchstat(releases[0])
	if err != nil {
		return err
	}
	command := fmt.Sprintf("go run ./cmd/report -count %d -benchtime %s", count, benchtime)
	text := page(releases, stat, command, count)
	if err := os.WriteFile(filepath.Join(root, "docs", "performance.md"), []byte(text), 0o644); err != nil {
		return err
	}
	return writeTable(filepath.Join(root, "README.md"), shortTable(releases[0], command))
}

// benchmarks runs all benchmarks on one processor, so that the work of the
// garbage collector counts. It goes through all of them, with all releases,
// before it starts over, so that what else the machine does falls on everyone
// alike.
func benchmarks(releases []*release, count int, benchtime, raw string) error {
	if raw != "" {
		return readRaw(releases, strings.Split(raw, ","))
	}
	for _, r := range releases {
		defer func() { _ = os.Remove(r.binary()) }()
		if _, err := r.command("go", "test", "-c", "-o", r.binary(), "."); err != nil {
			return err
		}
	}
	for range count {
		for _, r := range releases {
			out, err := r.command(r.binary(), "-test.run", "^$", "-test.bench", ".", "-test.cpu", "1", "-test.benchtime", benchtime)
			if err != nil {
				return err
			}
			r.output = append(r.output, out...)
		}
	}
	return nil
}

func readRaw(releases []*release, files []string) error {
	if len(files) != len(releases) {
		return fmt.Errorf("there are %d files for %d releases", len(files), len(releases))
	}
	for i, r := range releases {
		var err error
		if r.output, err = os.ReadFile(files[i]); err != nil {
			return err
		}
	}
	return nil
}

// benchstat is the comparison of all clients by golang.org/x/perf.
func benchstat(r *release) (string, error) {
	file := r.binary() + ".txt"
	if err := os.WriteFile(file, r.output, 0o644); err != nil {
		return "", err
	}
	defer func() { _ = os.Remove(file) }()
	out, err := r.command("go", "tool", "benchstat", "-col", "/client", "-row", ".name", file)
	return string(bytes.ReplaceAll(out, []byte(file), []byte("sdk"))), err
}
