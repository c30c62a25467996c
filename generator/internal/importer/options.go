package importer

import (
	"slices"
	"strings"
)

// Options choose what an import takes, and how it calls that.
type Options struct {
	// The operations that are taken: those with one of the tags, with one of the
	// ids, and those of the paths and of the paths below them. All three empty are all
	// operations. Only the models that they reach are taken with them.
	Tags, Paths, Operations []string
	Except                  []string          // packages of resources to leave out, such as those that exist already
	Names                   map[string]string // Go names by JSON pointer, as [ReadNames] reads them
	Package                 string            // the name of the printed package; empty is "spec"

	// Keys that may be left out, so that they do not count as dropped: "links", or with
	// * at the end all that begin so, such as "x-internal-*".
	Ignore []string
}

// picks returns whether only a part of the operations is taken.
func (o Options) picks() bool { return len(o.Tags)+len(o.Paths)+len(o.Operations) > 0 }

// ignores returns whether a key does not matter.
func (o Options) ignores(key string) bool {
	return slices.ContainsFunc(o.Ignore, func(pattern string) bool {
		begin, several := strings.CutSuffix(pattern, "*")
		return key == pattern || several && strings.HasPrefix(key, begin)
	})
}
