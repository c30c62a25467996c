package generator

import (
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/check"
)

// Problems are the problems of a description, in the order of their positions.
type Problems []check.Problem

// Error lists the problems, one on each line, as compilers do:
//
//	spec/sessions.go:42:3: sessions.List: query "limit": default 0 is outside 1..499
func (p Problems) Error() string {
	lines := make([]string, len(p))
	for i, problem := range p {
		lines[i] = problem.String()
	}
	return strings.Join(lines, "\n")
}
