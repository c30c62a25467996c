package check

import (
	"fmt"
	"go/token"
	"slices"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/locate"
)

// Problem is a problem of a description.
type Problem struct {
	Position token.Position // has no line if the source is not known
	Where    string         // the described part: `sessions.List: query "limit"`
	Rule     string         // the violated rule: "default 0 is outside 1..499"
}

// String returns the problem on one line, as compilers print theirs.
func (p Problem) String() string {
	if !p.Position.IsValid() {
		return p.Where + ": " + p.Rule
	}
	return fmt.Sprintf("%s: %s: %s", p.Position, p.Where, p.Rule)
}

// sorted orders problems by position and omits duplicates.
// Problems at one position, or without any, stay in the order of their finding.
func sorted(problems []Problem) []Problem {
	var out []Problem
	seen := map[Problem]bool{}
	for _, p := range problems {
		if !seen[p] {
			seen[p] = true
			out = append(out, p)
		}
	}
	slices.SortStableFunc(out, func(a, b Problem) int { return locate.ComparePositions(a.Position, b.Position) })
	return out
}
