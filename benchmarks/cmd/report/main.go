// Report runs the benchmarks and writes what they show: docs/performance.md, and
// the table in the README between <!-- benchmarks --> and <!-- /benchmarks -->.
// Run it in the folder of the benchmarks:
//
//	go run ./cmd/report
package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

func main() {
	count := flag.Int("count", 10, "how often all benchmarks are run")
	benchtime := flag.String("benchtime", "1s", "how long one run takes")
	raw := flag.String("raw", "", "use the output of an earlier run in `FILE`")
	root := flag.String("root", "..", "`DIR` of the repository")
	flag.Parse()
	if err := report(*count, *benchtime, *raw, *root); err != nil {
		fmt.Fprintln(os.Stderr, "report:", err)
		os.Exit(1)
	}
}

// report goes from running to writing.
func report(count int, benchtime, raw, root string) error {
	output, err := benchmarks(count, benchtime, raw)
	if err != nil {
		return err
	}
	results, err := parse(output)
	if err != nil {
		return err
	}
	stat, err := benchstat(output)
	if err != nil {
		return err
	}
	sizes, err := sizes()
	if err != nil {
		return err
	}
	command := fmt.Sprintf("go run ./cmd/report -count %d -benchtime %s", count, benchtime)
	page := page(results, sizes, machine(output), stat, command, count)
	if err := os.WriteFile(filepath.Join(root, "docs", "performance.md"), []byte(page), 0o644); err != nil {
		return err
	}
	return writeTable(filepath.Join(root, "README.md"), shortTable(results, command))
}

// benchmarks runs all benchmarks on one processor, so that the work of the
// garbage collector counts. It goes through all of them before it starts over,
// so that what else the machine does falls on every client alike.
func benchmarks(count int, benchtime, raw string) ([]byte, error) {
	if raw != "" {
		return os.ReadFile(raw)
	}
	binary := filepath.Join(os.TempDir(), fmt.Sprintf("benchmarks-%d.test", os.Getpid()))
	defer func() { _ = os.Remove(binary) }()
	if _, err := command("go", "test", "-c", "-o", binary, "."); err != nil {
		return nil, err
	}
	var all []byte
	for range count {
		out, err := command(binary, "-test.run", "^$", "-test.bench", ".", "-test.cpu", "1", "-test.benchtime", benchtime)
		if err != nil {
			return nil, err
		}
		all = append(all, out...)
	}
	return all, nil
}

// benchstat is the comparison of all clients by golang.org/x/perf.
func benchstat(output []byte) (string, error) {
	file := filepath.Join(os.TempDir(), fmt.Sprintf("benchmarks-%d.txt", os.Getpid()))
	if err := os.WriteFile(file, output, 0o644); err != nil {
		return "", err
	}
	defer func() { _ = os.Remove(file) }()
	out, err := command("go", "tool", "benchstat", "-col", "/client", "-row", ".name", file)
	return string(bytes.ReplaceAll(out, []byte(file), []byte("sdk"))), err
}

func command(name string, args ...string) ([]byte, error) {
	cmd := exec.Command(name, args...)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("%s %v: %w\n%s", name, args, err, out)
	}
	return out, nil
}
