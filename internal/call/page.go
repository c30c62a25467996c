package call

import (
	"bytes"
	"context"
	"fmt"
	"hash/maphash"
	"iter"
	"net/http"

	"github.com/seed-e19c5fb5/clerk-go/internal/weblink"
)

// Page is one page of a long list. Its fields are those of the public type, into
// which it is converted.
type Page[T any] struct {
	Items  []T
	Total  *int        // number of items on all pages; nil if the API does not return it
	Next   string      // cursor or URL of the next page; empty on the last page, and for other forms of paging
	Header http.Header // of the response
	Body   []byte      // as received, decompressed
}

// ReadPage is like [Read] for a page: read sets its items and what the response
// says about further pages.
func ReadPage[T any, O Option](ctx context.Context, e *Engine, r *Request, opts []O, read func(*Answer, *Page[T])) (*Page[T], error) {
	return Read(ctx, e, r, opts, func(a *Answer) *Page[T] {
		p := &Page[T]{Header: a.x.engine.key.RedactHeader(a.x.header), Body: bytes.Clone(a.x.cleanBytes())}
		read(a, p)
		return p
	})
}

// Cursor returns the cursor of the last item, or "" if there are none.
func Cursor[T any](items []T, cursor func(*T) string) string {
	if len(items) == 0 {
		return ""
	}
	return cursor(&items[len(items)-1])
}

// NextLink returns the URL of the next page from the Link header, or "" on the
// last page. A URL with another origin than the base URL fails the call, because
// the request would be sent without the key, to another server.
func (a *Answer) NextLink() string {
	text, ok := weblink.Target(a.x.header.Values("Link"), "next")
	if !ok {
		return ""
	}
	target, err := a.x.resolve(text)
	if err == nil && !a.x.engine.baseURL.Holds(target) {
		err = errForeign
	}
	if err != nil {
		a.failf("the next page in header Link %w", err)
		return ""
	}
	return a.x.engine.key.Redact(target.String())
}

// PagesByCursor yields the items of all pages. It requests the first page with
// cursor, and every other page with the Next of the previous one. It stops after
// a page without Next, or when the consumer stops. It yields an error if a Next
// repeats, and after 100 consecutive pages without an item, because such an
// iteration would never end. An error is yielded once, with a zero item, and
// ends the iteration. The cursor may be a URL, as returned by [Answer.NextLink].
func PagesByCursor[T any](op *Operation, cursor string, page func(cursor string) (*Page[T], error)) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		seed := maphash.MakeSeed()
		seen := map[uint64]bool{maphash.String(seed, cursor): true}
		for empty, next := 0, cursor; ; {
			p, err := page(next)
			switch {
			case err != nil:
				yieldError(err, yield)
				return
			case !yieldAll(p.Items, yield) || p.Next == "":
				return
			}
			if empty++; len(p.Items) > 0 {
				empty = 0
			}
			hash := maphash.String(seed, p.Next)
			switch {
			case seen[hash]:
				yieldError(fmt.Errorf("%s: the response repeats a next page", op.Name), yield)
				return
			case empty == mostEmpty:
				yieldError(fmt.Errorf("%s: %d consecutive pages are empty but name a next page", op.Name, empty), yield)
				return
			}
			seen[hash], next = true, p.Next
		}
	}
}

// mostEmpty is the number of consecutive pages that may be empty: some APIs
// apply filters after paging.
const mostEmpty = 100

// PagesByOffset yields the items of all pages, starting at offset, with limit
// items per page. If pages contain the total number of items, it stops after the
// last one, and otherwise after a short page. It also stops after an empty page,
// and when the consumer stops. Repeated pages are handled as in [Pages]; without
// a key, pages are compared as received. An error is yielded once, with a zero
// item, and ends the iteration.
func PagesByOffset[T any](offset, limit int, key func(*T) string, page func(offset, limit int) (*Page[T], error)) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		pages := counted[T]{key: key, size: limit, seen: offset}
		for more := true; more; {
			p, err := page(pages.seen, limit)
			more = pages.pass(p, err, yield)
		}
	}
}

// PagesByNumber is like [PagesByOffset] for numbered pages. It starts with page
// number; first is the number of the first page of all. A size of 0 means
// unknown.
func PagesByNumber[T any](number, first, size int, key func(*T) string, page func(number int) (*Page[T], error)) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		pages := counted[T]{key: key, size: size, seen: (number - first) * size, lost: size == 0 && number != first}
		for n, more := number, true; more; n++ {
			p, err := page(n)
			more = pages.pass(p, err, yield)
		}
	}
}

// counted is the state of an iteration over pages that do not name the next
// page.
type counted[T any] struct {
	key    func(*T) string // nil if items have none
	size   int             // of a full page; 0 if unknown
	seen   int             // items up to now, those before the first page included
	lost   bool            // seen lacks those
	before *Page[T]
	passed bool // the page before was passed over
}

// pass yields the items of a page, and reports whether to request another one.
func (c *counted[T]) pass(p *Page[T], err error, yield func(T, error) bool) bool {
	if err != nil {
		yieldError(err, yield)
		return false
	}
	repeated := c.before != nil && c.same(p, c.before)
	switch {
	case repeated && c.passed:
		return false
	case !repeated && !yieldAll(p.Items, yield):
		return false
	}
	c.before, c.passed = p, repeated
	c.seen += len(p.Items)
	switch {
	case len(p.Items) == 0:
		return false
	case p.Total != nil && !c.lost:
		return c.seen < *p.Total
	}
	return len(p.Items) >= c.size
}

func (c *counted[T]) same(a, b *Page[T]) bool {
	if c.key == nil {
		return len(a.Items) > 0 && bytes.Equal(a.Body, b.Body)
	}
	return len(a.Items) > 0 && sameKeys(a.Items, b.Items, c.key)
}

func yieldError[T any](err error, yield func(T, error) bool) {
	var none T
	yield(none, err)
}
