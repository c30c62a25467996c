// Package elsewhere is not below the description, but referred to by it.
package elsewhere

import "github.com/seed-e19c5fb5/clerk-go/generator/internal/locate/testdata/vocabulary"

// Outside is referred to.
var Outside = &vocabulary.Shelf{Name: /*in outside*/ "outside"}

// Unused is not, but not for the description to use either.
var Unused = &vocabulary.Shelf{Name: "unused"}
