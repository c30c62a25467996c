// Package library is a description that reaches its parts in every way that the
// tests know. A comment in front of an expression names it.
package library

import (
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/locate/testdata/elsewhere"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/locate/testdata/library/shelves"
	v "github.com/seed-e19c5fb5/clerk-go/generator/internal/locate/testdata/vocabulary"
)

// Main is the description.
var Main = /*library*/ v.Library{
	Name:/*name*/ "main",
	Shelves: /*list*/ []*v.Shelf{
		/*inline*/ {Name: "inline", Books: /*books*/ v.Books{
			/*novel*/ v.Novel{Title: /*title*/ "A", Pages: /*pages*/ new(100)},
			/*atlas*/ v.Atlas{Maps: []string{0: "world", 2: /*keyed*/ "moon"}},
		}},
		/*named*/ named,
		/*other package*/ shelves.Other,
		/*outside*/ elsewhere.Outside,
		/*made*/ made(),
		/*chosen*/ chosen(1),
		/*allocated*/ new( /*literal in new*/ v.Shelf{Name: /*in new*/ "new"}),
		/*aliased*/ (aliased),
		/*taken*/ pool[1],
		/*selected*/ holder.Shelf,
	},
	Rooms: map[string]v.Room{
		"cellar": /*unkeyed*/ {
			-1,
			/*second*/ "cold",
		},
		attic: {Floor: /*by constant*/ 3},
	},
}

const attic = "attic"

var aliased = named

var pool = []*v.Shelf{nil, {Name: /*in pool*/ "pooled"}}

type holding struct{ Shelf *v.Shelf }

var holder = holding{Shelf: &v.Shelf{Name: /*in holder*/ "held"}}

// made only returns.
func made() *v.Shelf {
	return &v.Shelf{Name: /*returned*/ "made"}
}

// chosen computes.
func chosen(i int) *v.Shelf {
	name := strings.Repeat("x", i)
	return &v.Shelf{Name: name}
}
