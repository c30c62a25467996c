package wire

import (
	"cmp"
	"context"
	"errors"
	"math"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"testing"
)

// allocated is how many bytes f allocates, those that it drops again included.
func allocated(f func()) int64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return int64(after.TotalAlloc - before.TotalAlloc)
}

// filled repeats a part between begin and end up to size bytes. A % in it becomes
// a number that is another one each time.
func filled(begin, part, end string, size int) []byte {
	doc := append(make([]byte, 0, size+len(part)+len(end)+20), begin...)
	before, after, numbered := strings.Cut(part, "%")
	for n := 0; len(doc) < size; n++ {
		doc = append(doc, before...)
		if numbered {
			doc = strconv.AppendInt(doc, int64(n), 10)
		}
		doc = append(doc, after...)
	}
	return append(doc, end...)
}

// lists has lists of everything that takes more memory than room on the wire.
type lists struct {
	Ints    []int
	Nested  [][]int
	Items   []item
	Texts   []string
	Large   map[string]Large
	Pointer *lists
}

// Large is a value that a map does not hold itself.
type Large struct {
	Room [200]byte
	item
}

var listsFields = Fields{List: []Field{
	{Key: "ints", Type: &ListOf, Item: &Field{Type: &Int}},
	{Key: "nested", Type: &ListOf, Item: &Field{Type: &ListOf, Item: &Field{Type: &Int}}},
	{Key: "items", Type: &ListOf, Item: &Field{Type: &Value}},
	{Key: "texts", Type: &ListOf, Item: &Field{Type: &String}},
	{Key: "large", Type: &MapOf, Item: &Field{Type: &Value}},
	{Key: "pointer", Type: &PointerTo},
}}

func (v *lists) UnmarshalWire(dec *Decoder) error {
	dec.Fields(&listsFields, nil, &v.Ints, &v.Nested, &v.Items, &v.Texts, &v.Large, &v.Pointer)
	return dec.Err()
}

// bombs are documents that would decode into many times their size.
var bombs = []struct {
	name             string
	begin, part, end string
	into             func() Unmarshaler
	refused          bool
	size             int // 0 is 4 MiB
}{
	{"objects", "[{}", ",{}", "]", asPage, true, 0},
	{"nulls", "[null", ",null", "]", asPage, true, 0},
	{"objects behind a large one", `[{"id":"` + strings.Repeat("x", 1<<20) + `"}`, ",{}", "]", asPage, true, 0},
	{"objects in an object", `{"parts":[{}`, ",{}", "]}", asItem, true, 0},
	{"objects in objects", `[{}`, `,{"parts":[{}]}`, "]", asPage, true, 0},
	{"entries", `{"by_key":{"":{}`, `,"%":{}`, "}}", asItem, true, 0},
	{"entries of one key", `{"by_key":{"":{}`, `,"a":{}`, "}}", asItem, false, 0},
	{"maps of one entry", `[{}`, `,{"by_key":{"a":null}}`, "]", asPage, true, 0},
	{"large entries", `{"large":{"":{}`, `,"%":{}`, "}}", asLists, true, 0},
	{"unknown fields", `{"":0`, `,"%":0`, "}", asItem, true, 0},
	{"objects with an unknown field", `[{}`, `,{"x":0}`, "]", asPage, true, 0},
	{"numbers", `{"ints":[0`, ",0", "]}", asLists, false, 0},
	{"lists of a number", `{"nested":[[]`, ",[0]", "]}", asLists, true, 0},
	{"empty lists", `{"nested":[[]`, ",[]", "]}", asLists, true, 0},
	{"empty strings", `{"texts":[""`, `,""`, "]}", asLists, true, 0},
	{"short strings", `{"texts":[""`, `,"a"`, "]}", asLists, false, 0},
	{"bytes that are not UTF-8", `{"id":"`, "\xff", `"}`, asItem, true, 20 << 20},
	{"escapes", `{"id":"`, `\n`, `"}`, asItem, false, 0},
	{"escapes, each in a string of its own", `[{}`, `,{"id":"\n"}`, `]`, asPage, true, 0},
	{
		"large strings and small ones", `[{}`, `,{"id":"` + strings.Repeat("x", 1020) + `"},{"id":"a"}`, `]`, asPage,
		false, 0,
	},
	{"a pointer that is set again", `{"pointer":null`, `,"pointer":{},"pointer":null`, "}", asLists, false, 0},
	{"a list that is filled again", `{"ints":null`, `,"ints":[0,0,0,0],"ints":null`, "}", asLists, false, 0},
	{"one unknown value", `{"later":[0`, ",0", "]}", asItem, false, 0},
	{"the same unknown value", `{"a":0`, `,"a":[` + strings.Repeat("0,", 1000) + `0]`, "}", asItem, false, 0},
}

// page is a document that is a list, as DecodePage decodes it.
type page []item

func (p *page) UnmarshalWire(dec *Decoder) error {
	for l := NewList(dec, (*[]item)(p)); l.Next(); {
		dec.Value(l.Item())
		dec.texts.next()
	}
	return dec.Err()
}

func asPage() Unmarshaler  { return new(page) }
func asItem() Unmarshaler  { return new(item) }
func asLists() Unmarshaler { return new(lists) }

// TestDecodingStaysWithinItsBudget measures what decoding allocates, and holds it
// against what was charged for it.
func TestDecodingStaysWithinItsBudget(t *testing.T) {
	for _, bomb := range bombs {
		t.Run(bomb.name, func(t *testing.T) {
			doc := filled(bomb.begin, bomb.part, bomb.end, cmp.Or(bomb.size, 4<<20))
			d, v := newDecoder(doc), bomb.into()
			took := allocated(func() { d.Value(v) })
			most := budget(len(doc))
			charged := most - d.left
			err := d.finish(root)
			if refused := err != nil &&
				strings.Contains(err.Error(),
					"takes more memory than the "); strconv.IntSize == 64 && refused != bomb.refused ||
				err != nil && !refused {
				t.Errorf("refused: %t, want %t: %v", refused, bomb.refused, err)
			}
			if took > charged+charged/4+64<<10 || took > most+most/8 {
				t.Errorf("%d bytes were allocated and %d charged, of a budget of %d", took, charged, most)
			}
		})
	}
}

func TestBudgetErrors(t *testing.T) {
	t.Parallel()
	doc := filled(`{"parts":[{"by_key":{"k":{"parts":[{}`, ",{}", "]}}}]}", 1<<20)
	err := Decode(doc, new(item))
	// How large items are decides whether the list or an item in it is too much.
	want := regexp.MustCompile(`^response\.parts\[0\]\.by_key\.k\.parts(\[\d+\])?: takes more memory than the ` +
		`22020126 bytes that a document of 1048582 may at byte \d+$`)
	if err == nil || !want.MatchString(err.Error()) {
		t.Errorf("got  %v\nwant %s", err, want)
	}
}

// TestSparseDocumentsDecode has what tests and servers send that leave out most
// fields.
func TestSparseDocumentsDecode(t *testing.T) {
	t.Parallel()
	for name, doc := range map[string][]byte{
		"a mock":              []byte(`[{"id":"sess_1"}]`),
		"50,000 short ones":   filled(`[{"id":"a"}`, `,{"id":"a"}`, "]", 50_000*11),
		"20,000 unknown keys": filled(`[{"id":"a"}`, `,{"id":"a","later %":true,"even later":[1]}`, "]", 10_000*40),
		"10 MiB, half used":   filled(`[{"id":"a"}`, `,{"id":"`+strings.Repeat("x", 30)+`"}`, "]", 10<<20),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if list, err := DecodeSlice[item](doc); err != nil || len(list) == 0 {
				t.Errorf("%d bytes: %v", len(doc), err)
			}
		})
	}
}

// TestPage counts the items of a page.
func TestPage(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name        string
		items, most int
		refused     bool
	}{
		{"as many as may be", 3, 3, false},
		{"one more", 4, 3, true},
		{"many more", 1 << 20, 3, true},
		{"one too many of one", 2, 1, true},
		{"none", 0, 1, false},
		{"a full page", 400, 400, false},
		{"any number", 1000, 0, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			doc := "[" + strings.TrimSuffix(strings.Repeat(`{"id":"a"},`, test.items), ",") + "]"
			list, err := DecodePage[item](t.Context(), []byte(doc), test.most)
			if !test.refused {
				if err != nil || len(list) != test.items || test.most > 0 && cap(list) > test.most {
					t.Errorf("%d items, room for %d, %v", len(list), cap(list), err)
				}
				return
			}
			want := "response: more than " + strconv.Itoa(test.most) +
				" items, which is the most that was asked for or is documented, at byte " +
				strconv.Itoa(1+11*test.most)
			if err == nil || err.Error() != want || list != nil {
				t.Errorf("got  %v\nwant %s", err, want)
			}
		})
	}
}

// impatient is a context that is done after it was asked so many times.
type impatient struct {
	context.Context
	asked, patience int
}

func (c *impatient) Err() error {
	if c.asked++; c.asked > c.patience {
		return context.DeadlineExceeded
	}
	return nil
}

// TestDecodingEndsWithItsContext has documents that take long in different ways.
func TestDecodingEndsWithItsContext(t *testing.T) {
	t.Parallel()
	for name, doc := range map[string][]byte{
		"a list in an object": filled(`{"id":"a","parts":[{}`, ",{}", "]}", 1<<16),
		"entries":             filled(`{"id":"a","by_key":{"":{}`, `,"%":{}`, "}}", 1<<16),
		"unknown fields":      filled(`{"id":"a","":0`, `,"%":0`, "}", 1<<16),
		"an unknown list":     filled(`{"id":"a","later":[0`, ",0", "]}", 1<<16),
		"an unknown object":   filled(`{"id":"a","later":{"":0`, `,"%":0`, "}}", 1<<16),
		"lists in lists": []byte(`{"id":"a","later":` + strings.Repeat("[", 9000) + strings.Repeat("]", 9000) +
			`}`),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for patience := range 3 {
				err := DecodeResponse(&impatient{t.Context(), 0, patience}, doc, new(item))
				var broken *Error
				if !errors.Is(err, context.DeadlineExceeded) || !errors.As(err, &broken) {
					t.Fatalf("patience %d: %v", patience, err)
				}
				if most := (patience + 1) * stepsPerLook *
					12; broken.Offset > most || !strings.Contains(err.Error(), "context deadline exceeded") {
					t.Errorf("patience %d: it went on to byte %d, want at most %d: %v", patience, broken.Offset, most,
						err)
				}
			}
			if err := DecodeResponse(&impatient{t.Context(), 0, math.MaxInt}, doc, new(item)); err != nil {
				t.Errorf("with patience: %v", err)
			}
		})
	}
	long := filled(`[{"id":"a"}`, `,{"id":"a"}`, "]", 1<<16)
	if list, err := DecodePage[item](&impatient{t.Context(), 0, 1}, long,
		0); list != nil || !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("a page: %d items, %v", len(list), err)
	}
}

// TestPathsOfErrorsAreShort has an error deep in a document: what its path takes
// must not grow with the square of the depth.
func TestPathsOfErrorsAreShort(t *testing.T) {
	const depth = 4900
	doc := []byte(strings.Repeat(`{"parts":[`, depth) + "7" + strings.Repeat("]}", depth))
	var err error
	took := allocated(func() { err = Decode(doc, new(item)) })
	want := ("response" + strings.Repeat(".parts[0]", depth))[:shownOfPath] +
		"…: want an object, found a number at byte 49000"
	if err == nil || err.Error() != want {
		t.Errorf("got  %v\nwant %s", err, want)
	}
	if took > 4<<20 {
		t.Errorf("%d bytes were allocated for a document of %d", took, len(doc))
	}
}
