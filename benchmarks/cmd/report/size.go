package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// size is what a program that lists sessions costs before it does anything.
type size struct {
	name       string
	bytes      int64 // stripped
	cold, warm time.Duration
	packages   int // beyond the standard library
	modules    int
	init       time.Duration // of all packages
	initAllocs int
}

// sizes measures the programs in hello, the one without an SDK first.
func sizes(r *release) ([]size, error) {
	dir, err := os.MkdirTemp("", "hello")
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	var list []size
	for _, name := range []string{"nethttp", "sdk", "official"} {
		s, err := measure(r, name, dir)
		if err != nil {
			return nil, err
		}
		list = append(list, s)
	}
	return list, nil
}

func measure(r *release, name, dir string) (size, error) {
	s := size{name: name}
	binary, cache := filepath.Join(dir, name), filepath.Join(dir, name+"-cache")
	var err error
	if s.cold, err = build(r, name, binary, cache); err != nil {
		return s, err
	}
	if s.warm, err = build(r, name, binary, cache); err != nil {
		return s, err
	}
	info, err := os.Stat(binary)
	if err != nil {
		return s, err
	}
	s.bytes = info.Size()
	if s.packages, s.modules, err = dependencies(r, name); err != nil {
		return s, err
	}
	s.init, s.initAllocs, err = initCost(binary)
	return s, err
}

// build builds a program with a build cache of its own.
func build(r *release, name, binary, cache string) (time.Duration, error) {
	cmd := exec.Command("go", "build", "-trimpath", "-ldflags", "-s -w", "-o", binary, "./hello/"+name)
	cmd.Env = r.environ("GOCACHE=" + cache)
	start := time.Now()
	if out, err := cmd.CombinedOutput(); err != nil {
		return 0, fmt.Errorf("building %s: %w\n%s", name, err, out)
	}
	return time.Since(start), nil
}

// dependencies counts the packages and modules beyond the standard library and
// the program itself.
func dependencies(r *release, name string) (packages, modules int, err error) {
	out, err := r.command("go", "list", "-deps", "-f", "{{if not .Standard}}{{.ImportPath}} {{.Module.Path}}{{end}}",
		"./hello/"+name)
	if err != nil {
		return 0, 0, err
	}
	seen := map[string]bool{}
	for line := range strings.Lines(string(out)) {
		path, module, _ := strings.Cut(strings.TrimSpace(line), " ")
		if path == "" || strings.Contains(path, "/benchmarks/") {
			continue
		}
		packages++
		seen[module] = true
	}
	return packages, len(seen), nil
}

// initCost adds up what the runtime traces of package initialisation, the best
// of several starts.
func initCost(binary string) (time.Duration, int, error) {
	best, allocs := time.Duration(0), 0
	for range 20 {
		cmd := exec.Command(binary)
		cmd.Env = append(os.Environ(), "GODEBUG=inittrace=1")
		var trace bytes.Buffer
		cmd.Stderr = &trace
		if err := cmd.Run(); err != nil {
			return 0, 0, err
		}
		clock, n := initTrace(trace.String())
		if best == 0 || clock < best {
			best, allocs = clock, n
		}
	}
	return best, allocs, nil
}

// initTrace sums lines such as
//
//	init net/http @0.9 ms, 0.013 ms clock, 4000 bytes, 25 allocs
func initTrace(trace string) (time.Duration, int) {
	var clock time.Duration
	var allocs int
	for line := range strings.Lines(trace) {
		f := strings.Fields(line)
		if len(f) < 10 || f[0] != "init" {
			continue
		}
		if ms, err := strconv.ParseFloat(f[4], 64); err == nil {
			clock += time.Duration(ms * float64(time.Millisecond))
		}
		if n, err := strconv.Atoi(f[len(f)-2]); err == nil {
			allocs += n
		}
	}
	return clock, allocs
}
