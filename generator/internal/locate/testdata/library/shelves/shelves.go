// Package shelves is a part of the description in a package below it.
package shelves

import . "github.com/seed-e19c5fb5/clerk-go/generator/internal/locate/testdata/vocabulary"

// Other is referred to from above.
var Other = &Shelf{Name: /*in other*/ "other", Label: /*dot converted*/ Label("O")}

// Lost is not.
var Lost = &Shelf{Name: "Lost and found"}
