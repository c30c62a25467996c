package call

import "iter"

// Pages yields the items of all pages, starting at offset, with limit items per
// page. It stops after a short or empty page, or when the consumer stops. A page
// whose items have the same keys in the same order as the previous page is
// skipped once, because as many new items move the previous page to the next
// offset. A second such page ends the iteration, because a server that ignores
// offsets always sends the same page. An error is yielded once, with a zero item,
// and ends the iteration.
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

// yieldAll yields the items and reports whether the consumer continues.
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
