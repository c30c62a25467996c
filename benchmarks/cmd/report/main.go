// Report runs the benchmarks with two releases of Go and writes the results to
// docs/performance.md. From that page it draws the charts docs/speed*.svg, and
// writes the part of the README between <!-- benchmarks --> and
// <!-- /benchmarks -->. Run it in the folder of the benchmarks:
//
//	go run ./cmd/report
//
// With -redraw it draws the charts from the stored page and measures nothing:
//
//	go run ./cmd/report -redraw
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
	count := flag.Int("count", 10, "number of runs of each benchmark")
	benchtime := flag.String("benchtime", "1s", "duration of a run")
	names := flag.String("releases", "go1.27.4,go1.26.8", "releases of Go; the README shows the first")
	raw := flag.String("raw", "", "use the output of an earlier run in `FILES`, one for each release")
	redraw := flag.Bool("redraw", false, "measure nothing; update the README and its charts from docs/performance.md")
	root := flag.String("root", "..", "`DIR` of the repository")
	flag.Parse()
	var err error
	if !*redraw {
		err = measureAll(*count, *benchtime, *names, *raw, *root)
	}
	if err == nil {
		err = publish(*root)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "report:", err)
		os.Exit(1)
	}
}

// measureAll runs the benchmarks and writes docs/performance.md.
func measureAll(count int, benchtime, names, raw, root string) error {
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
	return os.WriteFile(filepath.Join(root, "docs", "performance.md"), []byte(text), 0o644)
}

// publish draws the charts of docs/performance.md and shows them in the README.
func publish(root string) error {
	page, err := os.ReadFile(filepath.Join(root, "docs", "performance.md"))
	if err != nil {
		return err
	}
	s, err := readPage(string(page))
	if err != nil {
		return err
	}
	for _, look := range themes {
		svg, err := chart(s, look)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(root, "docs", look.file), svg, 0o644); err != nil {
			return err
		}
	}
	return writeBlock(filepath.Join(root, "README.md"), readmeBlock(s))
}

// benchmarks runs all benchmarks on one processor, so that the work of the
// garbage collector counts. It runs each of them once with each release before
// the next round, so that other load on the machine affects all of them alike.
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
		return fmt.Errorf("-raw has %d files for %d releases", len(files), len(releases))
	}
	for i, r := range releases {
		var err error
		if r.output, err = os.ReadFile(files[i]); err != nil {
			return err
		}
	}
	return nil
}

// benchstat returns the comparison of all clients by golang.org/x/perf.
func benchstat(r *release) (string, error) {
	file := r.binary() + ".txt"
	if err := os.WriteFile(file, r.output, 0o644); err != nil {
		return "", err
	}
	defer func() { _ = os.Remove(file) }()
	out, err := r.command("go", "tool", "benchstat", "-col", "/client", "-row", ".name", file)
	return string(bytes.ReplaceAll(out, []byte(file), []byte("sdk"))), err
}
