package call

import "iter"

// Pages yields the items of one page after the other, from offset on, limit at a
// time. It ends after a page that is short or empty, after one that begins with
// the same item as the page before, as a server that ignores offsets sends it,
// and when the consumer stops. An error is yielded once, with a zero item, and
// ends it. The key tells items apart.
func Pages[T any](offset, limit int, key func(*T) string, page func(offset, limit int) ([]T, error)) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		before, first := "", true
		for at := offset; ; at += limit {
			items, err := page(at, limit)
			if err != nil {
				var zero T
				yield(zero, err)
				return
			}
			if len(items) == 0 || !first && key(&items[0]) == before {
				return
			}
			before, first = key(&items[0]), false
			for i := range items {
				if !yield(items[i], nil) {
					return
				}
			}
			if len(items) < limit {
				return
			}
		}
	}
}
