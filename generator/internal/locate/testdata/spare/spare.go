// Package spare is a description whose names are all written out.
package spare

import v "github.com/seed-e19c5fb5/clerk-go/generator/internal/locate/testdata/vocabulary"

// Library is the description.
var Library = v.Library{Name: "spare", Shelves: append([]*v.Shelf{first, pool[1]}, &v.Shelf{Name: "last"})}

var first = &v.Shelf{Name: "first"}

var pool = []*v.Shelf{nil, {Name: "pooled", Label: "L"}}
