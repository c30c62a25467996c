package main

import (
	"errors"
	"reflect"
	"strings"
	"testing"
)

func TestReadPage(t *testing.T) {
	t.Parallel()
	got := measuredPage(t)
	if got.command != "go run x" || got.release != "go1.27.4" || len(got.rows) != len(workloads) {
		t.Fatalf("%+v", got)
	}
	if want := (row{"Get, whole call", []float64{0.150, 1, 0, 0, 0, 0}}); !reflect.DeepEqual(got.rows[0], want) {
		t.Errorf("the first row is %v, want %v", got.rows[0], want)
	}
}

func TestReadPageRefuses(t *testing.T) {
	t.Parallel()
	sound := page([]*release{measured(t, "go1.27.4")}, "statistics", "go run x", 3)
	for name, test := range map[string]struct{ old, new, want string }{
		"no command":     {"Written by", "By", errNoRatios.Error()},
		"no table":       {"### Time, as a ratio", "### Time", errNoRatios.Error()},
		"a missing cell": {"| **0.150** | 1.000 |  |", "| **0.150** | 1.000 |", " has 6 cells, not 7"},
		"not a number":   {"**0.150**", "**fast**", `parsing "fast": invalid syntax`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if _, err := readPage(strings.Replace(sound, test.old, test.new,
				1)); err == nil || !strings.HasSuffix(err.Error(), test.want) {
				t.Errorf("%v, want %s", err, test.want)
			}
		})
	}
	if _, err := readPage(""); !errors.Is(err, errNoRatios) {
		t.Error(err)
	}
}
