package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"time"
)

// workers is how many mutants are tried at a time.
const workers = 2

// runner tests mutants.
type runner struct {
	root    string // of the repository
	temp    string // folder for temporary files
	verbose bool
	out     io.Writer
}

func newRunner(root string, verbose bool, out io.Writer) (*runner, error) {
	root, err := filepath.Abs(root)
	if err != nil {
		return nil, err
	}
	if _, err := os.Stat(filepath.Join(root, "internal", "mutants", "runner.go")); err != nil {
		return nil, fmt.Errorf("%s is not the root of the repository: %w", root, err)
	}
	temp, err := os.MkdirTemp("", "mutants")
	return &runner{root: root, temp: temp, verbose: verbose, out: out}, err
}

func (r *runner) close() { os.RemoveAll(r.temp) }

// run tests the mutants, prints the result of each, and reports whether all are
// as expected.
func (r *runner) run(ctx context.Context, chosen []mutant) bool {
	fine := true
	counts := map[verdict]int{}
	for _, result := range r.tryAll(ctx, sound(chosen)) {
		if result.verdict != survived {
			fmt.Fprintf(r.out, "without a mutant the tests of %s fail:\n%s\n", strings.Join(result.tests, ", "), result.says)
			fine = false
		}
	}
	if !fine || ctx.Err() != nil {
		return false
	}
	for _, result := range r.tryAll(ctx, chosen) {
		counts[result.verdict]++
		fine = fine && result.expected()
	}
	fmt.Fprintf(r.out, "%d mutants: %d killed, %d survived, %d not tried\n", len(chosen), counts[killed], counts[survived], counts[broken])
	return fine && ctx.Err() == nil
}

// sound returns mutants without a mistake, one for each choice of tests.
func sound(chosen []mutant) []mutant {
	var list []mutant
	seen := map[string]bool{}
	for _, m := range chosen {
		key := fmt.Sprint(m.tests, m.emitted)
		if !seen[key] {
			seen[key] = true
			list = append(list, mutant{tests: m.tests, emitted: m.emitted})
		}
	}
	return list
}

// verdict is the result of a mutant.
type verdict string

const (
	killed   verdict = "killed"
	survived verdict = "SURVIVED"
	broken   verdict = "NOT TRIED" // it does not fit the code, or does not build
)

type result struct {
	mutant
	verdict verdict
	says    string
}

// expected reports whether the mutant was killed, or survived and is tolerated.
func (r *result) expected() bool {
	_, may := tolerated[r.name]
	return r.verdict == killed && !may || r.verdict == survived && may
}

// tryAll tests mutants, a few at a time, and prints the results of those that
// have a name.
func (r *runner) tryAll(ctx context.Context, mutants []mutant) []result {
	results := make([]result, len(mutants))
	next := make(chan int)
	var group sync.WaitGroup
	var output sync.Mutex
	for range workers {
		group.Go(func() {
			for i := range next {
				results[i] = r.try(ctx, mutants[i])
				output.Lock()
				r.say(&results[i])
				output.Unlock()
			}
		})
	}
	for i := range mutants {
		next <- i
	}
	close(next)
	group.Wait()
	return results
}

func (r *runner) say(result *result) {
	if result.name == "" {
		return
	}
	note := ""
	switch reason, may := tolerated[result.name]; {
	case result.verdict == killed:
		note = failedTest(result.says)
	case result.verdict == survived && may:
		note = "tolerated: " + reason
	}
	fmt.Fprintf(r.out, "%-9s %s: %s\n", result.verdict, result.name, note)
	if r.verbose || result.verdict == broken {
		fmt.Fprintln(r.out, indented(result.says))
	}
}

// limit bounds the time of one mutant's tests.
const limit = 3 * time.Minute

// try runs the tests of one mutant.
func (r *runner) try(ctx context.Context, m mutant) result {
	overlay, err := r.overlay(m)
	if err != nil {
		return result{m, broken, err.Error()}
	}
	args := []string{"test", "-overlay", overlay, "-vet=off", "-count=1", "-short", "-failfast", "-timeout", limit.String()}
	cmd := exec.CommandContext(ctx, "go", append(args, m.packages()...)...)
	cmd.Dir = r.root
	cmd.WaitDelay = time.Second
	out, err := cmd.CombinedOutput()
	says := string(out)
	switch {
	case ctx.Err() != nil:
		return result{m, broken, "interrupted"}
	case err == nil:
		return result{m, survived, says}
	case strings.Contains(says, "[build failed]") || strings.Contains(says, "[setup failed]") || !strings.Contains(says, "FAIL"):
		return result{m, broken, says}
	}
	return result{m, killed, says}
}

var failure = regexp.MustCompile(`(?m)^\s*--- FAIL: (\S+)|^panic: (.*)`)

// failedTest returns the name of a test that failed, the innermost of the first one
// that is printed.
func failedTest(says string) string {
	found := failure.FindAllStringSubmatch(says, -1)
	name := ""
	for _, f := range found {
		if !strings.HasPrefix(f[1]+f[2], name) {
			break
		}
		name = f[1] + f[2]
	}
	return name
}

func indented(text string) string {
	return "\t" + strings.ReplaceAll(strings.TrimSpace(text), "\n", "\n\t")
}
