package main

import (
	"os"
	"path/filepath"
	"testing"
)

const root = "../.."

// TestMutantsFit finds the mutants that the code has left behind.
func TestMutantsFit(t *testing.T) {
	t.Parallel()
	names := map[string]bool{}
	for _, m := range all {
		t.Run(m.name, func(t *testing.T) {
			if _, err := m.apply(root); err != nil {
				t.Error(err)
			}
			if names[m.name] {
				t.Error("duplicate name")
			}
			names[m.name] = true
			if m.old == m.new || len(m.tests) == 0 {
				t.Error("it changes nothing, or has no tests")
			}
			for _, name := range m.tests {
				if _, err := os.Stat(filepath.Join(root, name)); err != nil {
					t.Error(err)
				}
			}
		})
	}
	for name := range tolerated {
		if !names[name] {
			t.Errorf("%q is tolerated, and there is no such mutant", name)
		}
	}
}

// TestOverlay leaves out tests that are written by hand, and only these.
func TestOverlay(t *testing.T) {
	t.Parallel()
	r := &runner{root: root, temp: t.TempDir()}
	hidden := map[string]string{}
	if err := r.leaveOut(hidden, "sessions"); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]bool{"example_test.go": true, "main_test.go": true, "wire_test.go": false, "params_test.go": false} {
		t.Run(name, func(t *testing.T) {
			if _, got := hidden[filepath.Join(root, "sessions", name)]; got != want {
				t.Errorf("%s is hidden: %t", name, got)
			}
		})
	}
	if err := r.leaveOut(hidden, "internal/wire"); err == nil {
		t.Error("a package without emitted tests has some")
	}
}

func TestFailedTest(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ says, want string }{
		"one":    {"--- FAIL: TestA (0.00s)\n    a_test.go:1: no\nFAIL\n", "TestA"},
		"nested": {"--- FAIL: TestA (0.00s)\n    --- FAIL: TestA/b (0.00s)\n    --- FAIL: TestA/c (0.00s)\n", "TestA/b"},
		"panic":  {"panic: test timed out after 1s\n", "test timed out after 1s"},
		"none":   {"FAIL", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := failedTest(test.says); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}
