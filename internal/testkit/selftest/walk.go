package selftest

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// Walk is an iterator of the client C over items T, whose pages are counted or
// name the next one.
type Walk[C, T any] struct {
	Example                        string // whose response is a page: "List.active"
	Query                          string // of the arguments of All, escaped
	Offset, Number, Cursor, Size   string // query parameters, empty where the rule has none
	First                          int    // number of the first page
	DefaultSize                    int    // 0 when it is not known
	Linked                         bool   // pages name the next one in the header Link
	Items, Total, Next, From, More string // members, with dots between those of members; From is a field of an item
	Key                            string // field that tells items apart
	All                            func(ctx context.Context, client C) iter.Seq2[T, error]
	KeyOf                          func(item T) string // nil where nothing tells items apart

	item json.RawMessage
	size int // of a page of the server
}

// walkPages is how many pages there are, the last of which is short.
const walkPages = 3

// Run walks through several pages, and past a server whose pages never end.
func (w Walk[C, T]) Run(t *testing.T, client func(base http.RoundTripper) (C, error)) {
	t.Parallel()
	if err := w.readItem(); err != nil {
		t.Fatal(err)
	}
	w.size = max(w.DefaultSize, 2)
	check(t, "to the end", func(t *testing.T) error { return w.toTheEnd(t.Context(), client) })
	check(t, "the same page again", func(t *testing.T) error { return w.again(t.Context(), client) })
}

// count is the number of items on all pages.
func (w *Walk[C, T]) count() int { return w.size*(walkPages-1) + 1 }

// toTheEnd checks which pages are asked for, and which items come out.
func (w *Walk[C, T]) toTheEnd(ctx context.Context, client func(http.RoundTripper) (C, error)) error {
	b := &base{}
	b.answer = func(n int, r request) answer {
		if n == 2*walkPages {
			return answer{status: http.StatusNotFound} // it would go on for ever
		}
		return w.page(w.position(r.url.Query()), r.url)
	}
	c, err := client(b)
	if err != nil {
		return err
	}
	var got, want []string
	n := 0
	for item, err := range w.All(ctx, c) {
		if err != nil {
			return err
		}
		if n++; w.KeyOf != nil {
			got, want = append(got, w.KeyOf(item)), append(want, key(n-1))
		}
	}
	if n != w.count() || !slices.Equal(got, want) {
		return fmt.Errorf("%d items of %d: %q", n, w.count(), got)
	}
	return w.asked(b)
}

// asked checks the queries of the pages.
func (w *Walk[C, T]) asked(b *base) error {
	sent := b.requests()
	least := walkPages
	if w.From != "" && w.More == "" || w.Number != "" && w.DefaultSize == 0 && w.Total == "" {
		least++ // an empty page says that there are no more
	}
	if len(sent) != least {
		return fmt.Errorf("%d pages were asked for, not %d", len(sent), least)
	}
	for i, r := range sent {
		query := r.url.Query()
		if at := w.position(query); at != min(i*w.size, w.count()) {
			return fmt.Errorf("page %d was asked for by %s, which begins at item %d", i, r.url.RawQuery, at)
		}
		for _, name := range []string{w.Offset, w.Number, w.Cursor, w.Size, "walked"} {
			query.Del(name)
		}
		if query.Encode() != w.Query {
			return fmt.Errorf("page %d was asked for by %s besides\nwant %s", i, query.Encode(), w.Query)
		}
	}
	return nil
}

// position is the item at which a page begins that is asked for by query.
func (w *Walk[C, T]) position(query url.Values) int {
	number := func(name string) int { n, _ := strconv.Atoi(query.Get(name)); return n }
	switch {
	case w.Offset != "":
		return number(w.Offset)
	case w.Number != "":
		return min((number(w.Number)-w.First)*w.size, w.count())
	case w.Linked:
		return number("walked")
	case query.Get(w.Cursor) == "":
		return 0
	}
	last, _ := strconv.Atoi(strings.TrimPrefix(query.Get(w.Cursor), key(0)[:len(key(0))-1]))
	return last + 1
}

// page is the answer with the items from a position on.
func (w *Walk[C, T]) page(from int, asked *url.URL) answer {
	to := min(from+w.size, w.count())
	list := []json.RawMessage{}
	for i := from; i < to; i++ {
		list = append(list, w.itemNumber(i))
	}
	a := answer{header: http.Header{}}
	more := to < w.count()
	if w.Linked && more {
		next := *asked
		query := next.Query()
		query.Set("walked", strconv.Itoa(to))
		next.RawQuery = query.Encode()
		a.header.Set("Link", "<"+next.String()+`>; rel="next"`)
	}
	if w.Items == "" {
		a.body = encoded(list)
		return a
	}
	members := map[string]any{}
	setMember(members, w.Items, list)
	setMember(members, w.Total, w.count())
	setMember(members, w.More, more)
	if more {
		setMember(members, w.Next, key(to-1))
	}
	a.body = encoded(members)
	return a
}

// setMember sets a member of members; an empty path is none.
func setMember(members map[string]any, path string, value any) {
	name, rest, nested := strings.Cut(path, ".")
	switch {
	case path == "":
	case !nested:
		members[name] = value
	default:
		inside, _ := members[name].(map[string]any)
		if inside == nil {
			inside = map[string]any{}
		}
		setMember(inside, rest, value)
		members[name] = inside
	}
}

func encoded(value any) string {
	text, err := json.Marshal(value)
	if err != nil {
		panic("selftest: " + err.Error()) // it is made of what was read
	}
	return string(text)
}

// itemNumber is the item of the example, with what makes it another one: its key,
// a member that nobody knows, or its text.
func (w *Walk[C, T]) itemNumber(i int) json.RawMessage {
	name := json.RawMessage(strconv.Quote(key(i)))
	var item map[string]json.RawMessage
	if json.Unmarshal(w.item, &item) != nil {
		if w.item[0] == '"' {
			return name
		}
		return w.item
	}
	for _, field := range []string{w.Key, w.From, "walked"} {
		if field != "" {
			item[field] = name
		}
	}
	return json.RawMessage(encoded(item))
}

// again checks that a server that sends the same page for ever does not keep the
// iterator going.
func (w *Walk[C, T]) again(ctx context.Context, client func(http.RoundTripper) (C, error)) error {
	b := &base{}
	b.answer = func(n int, r request) answer {
		if n == 2*mostSame {
			return answer{status: http.StatusNotFound}
		}
		first := *r.url
		first.RawQuery = w.Query
		return w.page(0, &first)
	}
	c, err := client(b)
	if err != nil {
		return err
	}
	for _, err := range w.All(ctx, c) {
		if err != nil {
			break
		}
	}
	if n := len(b.requests()); n > mostSame {
		return fmt.Errorf("%d pages were asked for, all of them the same", n)
	}
	return nil
}

// mostSame is how many pages may be asked for before it is plain that they are
// all the same, or behind the last of the total.
const mostSame = 4

// readItem takes the first item of the example.
func (w *Walk[C, T]) readItem() error {
	body, err := exampleBody("testdata/wire", w.Example)
	if err != nil {
		return err
	}
	raw := json.RawMessage(body)
	for name := range strings.SplitSeq(w.Items, ".") {
		if name == "" {
			continue
		}
		var members map[string]json.RawMessage
		if err := json.Unmarshal(raw, &members); err != nil {
			return err
		}
		raw = members[name]
	}
	var items []json.RawMessage
	if err := json.Unmarshal(raw, &items); err != nil {
		return err
	}
	if len(items) == 0 {
		return fmt.Errorf("example %s has no item", w.Example)
	}
	w.item = items[0]
	return nil
}
