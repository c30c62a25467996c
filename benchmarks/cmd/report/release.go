package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// release is a release of Go, and what was measured with it.
type release struct {
	name    string // "go1.27.4"
	output  []byte // of the benchmarks
	results map[key]*result
	sizes   []size
}

func newReleases(names string) []*release {
	var list []*release
	for name := range strings.SplitSeq(names, ",") {
		list = append(list, &release{name: name})
	}
	return list
}

// binary is where the benchmarks are built.
func (r *release) binary() string {
	return filepath.Join(os.TempDir(), fmt.Sprintf("benchmarks-%d-%s.test", os.Getpid(), r.name))
}

// environ is the environment in which the go command is that release.
func (r *release) environ(more ...string) []string {
	return append(append(os.Environ(), "GOTOOLCHAIN="+r.name), more...)
}

// command runs a program and returns its output.
func (r *release) command(name string, args ...string) ([]byte, error) {
	cmd := exec.Command(name, args...)
	cmd.Env = r.environ()
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("%s %v with %s: %w\n%s", name, args, r.name, err, out)
	}
	return out, nil
}
