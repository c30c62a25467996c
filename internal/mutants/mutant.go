package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// mutant is a mistake in one place of a file.
type mutant struct {
	name  string
	file  string   // below the root of the repository
	old   string   // the original text, which occurs once in the file
	new   string   // the mistake
	tests []string // the packages whose tests must detect it
	// emitted means that only generated tests count: hand-written ones are left
	// out.
	emitted bool
}

// all are the mutants, those of the output first.
var all = slices.Concat(emitted(), engines)

// tolerated are mutants that survive, with the reason why they may.
var tolerated = map[string]string{
	"enum: known values cost memory": "it changes what decoding costs, not what it gives",
}

// apply returns the file with the mistake in it.
func (m *mutant) apply(root string) ([]byte, error) {
	data, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(m.file)))
	if err != nil {
		return nil, err
	}
	if n := strings.Count(string(data), m.old); n != 1 {
		return nil, fmt.Errorf("%s: what it changes is there %d times, not once:\n%s", m.file, n, m.old)
	}
	return []byte(strings.Replace(string(data), m.old, m.new, 1)), nil
}
