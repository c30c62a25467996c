package generator

import (
	"fmt"
	"slices"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/emit"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/write"
)

// Parts of the output that can be left out, for [Options.Without].
const (
	// Tests are the packages for the tests of users, with stubs and fakes, and the
	// tests of the output itself. Without them the output imports only the standard
	// library.
	Tests = "tests"
	// Reference is the page README.md of each resource.
	Reference = "reference"
)

// Parts returns what can be left out, sorted.
func Parts() []string { return []string{Reference, Tests} }

// partsOf returns the parts that a flag names, separated by commas; "none" is a
// list without entries.
func partsOf(text string) ([]string, error) {
	if text == "none" {
		return []string{}, nil
	}
	parts := strings.Split(text, ",")
	return parts, unknownPart("-without", parts)
}

// partsWithout returns the parts that a run into dir leaves out, sorted: those
// that are asked for, or else those that the last run left out.
func partsWithout(asked []string, dir string) ([]string, error) {
	if asked == nil {
		recorded, err := write.Without(dir, emit.Header)
		if err != nil {
			return nil, err
		}
		return recorded, unknownPart(write.Manifest, recorded)
	}
	parts := slices.Sorted(slices.Values(asked))
	return slices.Compact(parts), unknownPart("-without", parts)
}

// unknownPart returns an error for a part that does not exist.
func unknownPart(place string, parts []string) error {
	for _, part := range parts {
		if !slices.Contains(Parts(), part) {
			return fmt.Errorf("%s: %q is no part that can be left out: those are %s", place, part,
				strings.Join(Parts(), ", "))
		}
	}
	return nil
}
