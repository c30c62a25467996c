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
	Total  *int        // of items on all pages; nil when the API does not say
	Next   string      // cursor or URL of the next page; empty on the last one, and where pages have none
	Header http.Header // of the response
	Body   []byte      // as received, decompressed
}

// ReadPage is [Read] for a page: read sets its items and what is known of the
// rest.
func ReadPage[T any, O Option](ctx context.Context, e *Engine, r *Request, opts []O, read func(*Answer, *Page[T])) (*Page[T], error) {
	return Read(ctx, e, r, opts, func(a *Answer) *Page[T] {
		p := &Page[T]{Header: a.x.engine.key.RedactHeader(a.x.header), Body: bytes.Clone(a.x.cleanBytes())}
		read(a, p)
		return p
	})
}

// Cursor is the cursor behind the last of the items, and empty without any.
func Cursor[T any](items []T, cursor func(*T) string) string {
	if len(items) == 0 {
		return ""
	}
	return cursor(&items[len(items)-1])
}

// NextLink is the URL of the next page by the header Link, and empty on the last
// one. One with another origin than the base URL fails the call: it would be
// asked without the key, and what it answers is not the API's.
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

// PagesByCursor yields the items of one page after the other. The first one is
// asked for with cursor, and each other one with the Next of the page before. It
// ends after a page without Next, and when the consumer stops. A Next that came
// before is an error, and so are 100 pages in a row without an item: a server
// that does that would never end. An error is yielded once, with a zero item,
// and ends it. The cursor may be a URL, as [Answer.NextLink] returns it.
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
				yieldError(fmt.Errorf("%s: the response names a next page that came before", op.Name), yield)
				return
			case empty == mostEmpty:
				yieldError(fmt.Errorf("%s: %d pages in a row have no item, and name a next page", op.Name, empty), yield)
				return
			}
			seen[hash], next = true, p.Next
		}
	}
}

// mostEmpty is how many pages without items may come in a row: some APIs filter
// after they have cut their pages.
const mostEmpty = 100

// PagesByOffset yields the items of one page after the other, from offset on,
// limit at a time. Where pages say how many items there are in all, it ends behind
// the last of them, and elsewhere after a page that is short; in any case after
// one that is empty, and when the consumer stops. Pages that repeat are treated as
// in [Pages]; without a key they are compared as they came. An error is yielded
// once, with a zero item, and ends it.
func PagesByOffset[T any](offset, limit int, key func(*T) string, page func(offset, limit int) (*Page[T], error)) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		pages := counted[T]{key: key, size: limit, seen: offset}
		for more := true; more; {
			p, err := page(pages.seen, limit)
			more = pages.pass(p, err, yield)
		}
	}
}

// PagesByNumber is [PagesByOffset] for pages with numbers: it begins with number,
// where the first one that there is has the number first. A size of 0 is not
// known.
func PagesByNumber[T any](number, first, size int, key func(*T) string, page func(number int) (*Page[T], error)) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		pages := counted[T]{key: key, size: size, seen: (number - first) * size, lost: size == 0 && number != first}
		for n, more := number, true; more; n++ {
			p, err := page(n)
			more = pages.pass(p, err, yield)
		}
	}
}

// counted are pages of which the server does not say what follows.
type counted[T any] struct {
	key    func(*T) string // nil when items have none
	size   int             // of a full page; 0 when it is not known
	seen   int             // items up to now, those before the first page included
	lost   bool            // seen lacks those
	before *Page[T]
	passed bool // the page before was passed over
}

// pass yields the items of a page, and reports whether to ask for another one.
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
