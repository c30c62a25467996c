package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// module is a module that is measured.
type module struct {
	dir    string
	caches string // folder for build caches
	cache  string // the build cache; empty for the user's
}

// command runs a program in the module, outside any workspace.
func (m *module) command(name string, args ...string) (string, error) {
	cmd := exec.Command(name, args...)
	cmd.Dir = m.dir
	cmd.Env = append(os.Environ(), "GOWORK=off", "GOFLAGS=-mod=mod")
	if m.cache != "" {
		cmd.Env = append(cmd.Env, "GOCACHE="+m.cache)
	}
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("%s %s: %w\n%s", name, strings.Join(args, " "), err, stderr.Bytes())
	}
	return string(out), nil
}

// timed returns the duration of f; an error ends the program, because there is
// nothing to measure.
func (m *module) timed(f func() error) time.Duration {
	start := time.Now()
	if err := f(); err != nil {
		fmt.Fprintln(os.Stderr, "size:", err)
		os.Exit(1)
	}
	return time.Since(start)
}

func row(what string, took time.Duration) {
	fmt.Printf("%-40s %8.2f s\n", what, took.Seconds())
}

// lines counts the lines of the files that match.
func (m *module) lines(pattern string) (lines, files int, err error) {
	paths, err := filepath.Glob(filepath.Join(m.dir, pattern))
	if err != nil {
		return 0, 0, err
	}
	for _, p := range paths {
		text, err := os.ReadFile(p)
		if err != nil {
			return 0, 0, err
		}
		lines += bytes.Count(text, []byte("\n"))
	}
	return lines, len(paths), nil
}

// build is a row of the table: packages that are built after those of the rows
// before.
type build struct {
	name     string
	packages []string
}

// builds fills a cache with the standard library, and then builds one row after
// the other.
func (m *module) builds(rows []build) error {
	var err error
	if m.cache, err = os.MkdirTemp(m.caches, "cache"); err != nil {
		return err
	}
	if _, err := m.command("go", "build", "std"); err != nil {
		return err
	}
	for _, b := range rows {
		row(b.name, m.timed(func() error {
			_, err := m.command("go", append([]string{"build"}, b.packages...)...)
			return err
		}))
	}
	return nil
}
