package openapi

import "iter"

// Keys returns the keys of a map in the order of the document, without a mark.
func (n *Node) Keys() iter.Seq[string] {
	return func(yield func(string) bool) {
		if n.Kind() != Map {
			return
		}
		for i := 0; i < len(n.children); i += 2 {
			if !yield(n.children[i].text) {
				return
			}
		}
	}
}
