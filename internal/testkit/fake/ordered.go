package fake

import (
	"cmp"
	"slices"
)

// ordered is a list of records, oldest first, so that a new one goes to the end.
type ordered []*record

func older(a, b *record) int {
	return cmp.Or(cmp.Compare(a.born, b.born), cmp.Compare(a.seq, b.seq))
}

func (o *ordered) insert(r *record) {
	i, _ := slices.BinarySearchFunc(*o, r, older)
	*o = slices.Insert(*o, i, r)
}

func (o *ordered) remove(r *record) {
	if i, found := slices.BinarySearchFunc(*o, r, older); found {
		*o = slices.Delete(*o, i, i+1)
	}
}
