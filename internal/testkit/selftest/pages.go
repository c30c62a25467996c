package selftest

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"testing"
)

// Pages is an iterator of the client C over items T.
type Pages[C, T any] struct {
	Example       string // its response is a list of items: "List.active"
	Offset, Limit string // query parameters
	Key           string // in JSON, the field that identifies items
	DefaultLimit  int    // the size of a page unless the caller sets one
	OtherOffset   int    // that is allowed
	OtherLimit    int    // also valid
	Query         string // the rest of every request's query, escaped
	All           func(ctx context.Context, client C, offset, limit int) iter.Seq2[T, error]
	KeyOf         func(item T) string

	item map[string]json.RawMessage // of the example
}

// Run iterates over lists of two pages, and over one whose server ignores the
// offset.
func (p Pages[C, T]) Run(t *testing.T, client func(base http.RoundTripper) (C, error)) {
	t.Parallel()
	if err := p.readItem(); err != nil {
		t.Fatal(err)
	}
	run := func(name string, walk func(ctx context.Context, client C, b *base) error) {
		check(t, name, func(t *testing.T) error {
			b := &base{}
			c, err := client(b)
			if err != nil {
				return err
			}
			return walk(t.Context(), c, b)
		})
	}
	run("default limit", func(ctx context.Context, c C, b *base) error { return p.walk(ctx, c, b, 0, 0) })
	run("offset", func(ctx context.Context, c C, b *base) error { return p.walk(ctx, c, b, p.OtherOffset, 0) })
	run("limit", func(ctx context.Context, c C, b *base) error { return p.walk(ctx, c, b, 0, p.OtherLimit) })
	run("repeated page", p.repeated)
}

// walk checks which pages are requested, and which items are yielded.
func (p *Pages[C, T]) walk(ctx context.Context, client C, b *base, offset, limit int) error {
	size := limit
	if size == 0 {
		size = p.DefaultLimit
	}
	end := offset + 2*size
	b.answer = func(_ int, r request) answer {
		query := r.url.Query()
		from, _ := strconv.Atoi(query.Get(p.Offset))
		n, _ := strconv.Atoi(query.Get(p.Limit))
		return answer{body: p.items(from, min(from+n, end))}
	}
	got, err := p.keys(ctx, client, offset, limit)
	if err != nil {
		return err
	}
	var want []string
	for i := offset; i < end; i++ {
		want = append(want, key(i))
	}
	if !slices.Equal(got, want) {
		return fmt.Errorf("the items are %q\nwant %q", got, want)
	}
	return p.asked(b, offset, size)
}

// asked checks the queries of three pages, the last of which is empty.
func (p *Pages[C, T]) asked(b *base, offset, size int) error {
	var got, want []string
	for _, r := range b.requests() {
		query := r.url.Query()
		if query.Get(p.Offset) == "" {
			query.Set(p.Offset, "0")
		}
		got = append(got, query.Encode())
	}
	for page := range 3 {
		query, err := url.ParseQuery(p.Query)
		if err != nil {
			return err
		}
		query.Set(p.Offset, strconv.Itoa(offset+page*size))
		query.Set(p.Limit, strconv.Itoa(size))
		want = append(want, query.Encode())
	}
	if !slices.Equal(got, want) {
		return fmt.Errorf("asked for %q\nwant %q", got, want)
	}
	return nil
}

// repeated checks that the iteration ends, without repeating items, if the
// server sends the same page for every offset.
func (p *Pages[C, T]) repeated(ctx context.Context, client C, b *base) error {
	b.answer = func(n int, _ request) answer {
		if n == 10 {
			return answer{status: http.StatusNotFound}
		}
		return answer{body: p.items(0, p.DefaultLimit)}
	}
	got, err := p.keys(ctx, client, 0, 0)
	if err == nil && len(got) != p.DefaultLimit {
		err = fmt.Errorf("%d items come out of a page of %d that repeats", len(got), p.DefaultLimit)
	}
	return err
}

// keys returns the keys of all items.
func (p *Pages[C, T]) keys(ctx context.Context, client C, offset, limit int) ([]string, error) {
	var keys []string
	for item, err := range p.All(ctx, client, offset, limit) {
		if err != nil {
			return nil, err
		}
		keys = append(keys, p.KeyOf(item))
	}
	return keys, nil
}

// readItem reads the first item of the example, if there is one.
func (p *Pages[C, T]) readItem() error {
	body, err := exampleBody("testdata/wire", p.Example)
	if err != nil {
		return err
	}
	var items []map[string]json.RawMessage
	if err := json.Unmarshal([]byte(body), &items); err != nil {
		return err
	}
	p.item = map[string]json.RawMessage{}
	if len(items) > 0 {
		p.item = items[0]
	}
	return nil
}

// items returns a JSON array of items that differ only in their keys.
func (p *Pages[C, T]) items(from, to int) string {
	list := []map[string]json.RawMessage{}
	for i := from; i < to; i++ {
		item := maps.Clone(p.item)
		item[p.Key] = json.RawMessage(strconv.Quote(key(i)))
		list = append(list, item)
	}
	body, err := json.Marshal(list)
	if err != nil {
		panic("selftest: " + err.Error()) // what was read can be written
	}
	return string(body)
}

func key(i int) string { return "item-" + strconv.Itoa(i) }
