package call

import "iter"

// Pages yields the items of one page after the other, from offset on, limit at a
// time. It ends after a page that is short or empty, and when the consumer
// stops. A page whose items all have the keys of the page before, in the same
// order, is passed over once, because as many items created in the meantime move
// the page before to the next offset; another such page ends it, because a server
// that ignores offsets sends nothing else. An error is yielded once, with a zero
// item, and ends it.
func Pages[T any](offset, limit int, key func(*T) string, page func(offset, limit int) ([]T, error)) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var before []T
		for at, passed := offset, false; ; at += limit {
			items, err := page(at, limit)
			if err != nil {
				var zero T
				yield(zero, err)
				return
			}
			repeated := len(items) > 0 && sameKeys(items, before, key)
			switch {
			case repeated && passed:
				return
			case !repeated && !yieldAll(items, yield):
				return
			case len(items) == 0 || len(items) < limit:
				return
			}
			before, passed = items, repeated
		}
	}
}

// yieldAll reports whether the consumer wants more.
func yieldAll[T any](items []T, yield func(T, error) bool) bool {
	for i := range items {
		if !yield(items[i], nil) {
			return false
		}
	}
	return true
}

func sameKeys[T any](a, b []T, key func(*T) string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if key(&a[i]) != key(&b[i]) {
			return false
		}
	}
	return true
}
