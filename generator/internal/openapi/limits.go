package openapi

import "fmt"

// Limits bound what a document may cost. A field that is zero takes its default.
type Limits struct {
	MaxBytes   int // the sizes of all files, added up
	MaxFiles   int // files, the named one included
	MaxNodes   int // keys and values of all files
	MaxAliased int // keys and values that stand where YAML aliases and merge keys name them
	MaxDepth   int // maps and lists inside each other
}

// The defaults of [Limits]. The worst YAML texts below them took 10 s and 1.5 GB on
// two cores; the largest public documents stay below half of each limit.
const (
	DefaultMaxBytes   = 64 << 20
	DefaultMaxFiles   = 10_000
	DefaultMaxNodes   = 4_000_000
	DefaultMaxAliased = 100_000
	DefaultMaxDepth   = 300
)

// withDefaults returns the limits without zeros.
func (l Limits) withDefaults() Limits {
	for _, field := range []struct {
		value *int
		or    int
	}{
		{&l.MaxBytes, DefaultMaxBytes},
		{&l.MaxFiles, DefaultMaxFiles},
		{&l.MaxNodes, DefaultMaxNodes},
		{&l.MaxAliased, DefaultMaxAliased},
		{&l.MaxDepth, DefaultMaxDepth},
	} {
		if *field.value == 0 {
			*field.value = field.or
		}
	}
	return l
}

// budget is what is left of the limits while a document is read.
type budget struct {
	limits                       Limits
	bytes, files, nodes, aliased int
}

// newBudget returns the whole of the limits.
func newBudget(l Limits) *budget { return &budget{limits: l.withDefaults()} }

// spend adds to a sum, and returns the broken rule, or "".
func spend(sum *int, n, most int, what string) string {
	if n > most-*sum {
		return fmt.Sprintf("the document has more than %d %s, which is the limit", most, what)
	}
	*sum += n
	return ""
}

// takeBytes counts the size of a file.
func (b *budget) takeBytes(n int) string { return spend(&b.bytes, n, b.limits.MaxBytes, "bytes") }

// takeFile counts a file.
func (b *budget) takeFile() string { return spend(&b.files, 1, b.limits.MaxFiles, "files") }

// takeNodes counts keys and values.
func (b *budget) takeNodes(n int) string {
	return spend(&b.nodes, n, b.limits.MaxNodes, "keys and values")
}

// takeAliased counts keys and values that stand in the place of an alias.
func (b *budget) takeAliased(n int) string {
	return spend(&b.aliased, n, b.limits.MaxAliased, "keys and values in the places of YAML aliases")
}

// deep returns the broken rule if a depth is too large, or "".
func (b *budget) deep(depth int) string {
	if depth > b.limits.MaxDepth {
		return fmt.Sprintf("maps and lists are more than %d deep inside each other, which is the limit",
			b.limits.MaxDepth)
	}
	return ""
}
