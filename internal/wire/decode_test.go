package wire

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"unsafe"
)

// item is a struct with a codec as it is generated.
type item struct {
	ID    string
	At    int64
	Size  float64
	Live  bool
	Parts []item
	ByKey map[string]item
	Extra map[string]json.RawMessage
}

var itemFields = Fields{List: []Field{
	{Key: "id", Type: &String},
	{Key: "at", Type: &Int64},
	{Key: "size", Type: &Float64},
	{Key: "live", Type: &Bool},
	{Key: "parts", Type: &ListOf, Item: &Field{Type: &Value}},
	{Key: "by_key", Type: &MapOf, Item: &Field{Type: &Value}},
}}

func (v *item) UnmarshalWire(dec *Decoder) error {
	dec.Fields(&itemFields, &v.Extra, &v.ID, &v.At, &v.Size, &v.Live, &v.Parts, &v.ByKey)
	return dec.Err()
}

func TestErrors(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("9", 50)
	for doc, want := range map[string]string{
		``:                                      `response: empty body at byte 0`,
		" \n":                                   `response: empty body at byte 2`,
		`null`:                                  `response: unexpected null at byte 0`,
		`[]`:                                    `response: want an object, found an array at byte 0`,
		`"x"`:                                   `response: want an object, found a string at byte 0`,
		`?`:                                     `response: unexpected '?', want an object at byte 0`,
		`{} {}`:                                 `response: trailing data at byte 3`,
		`{"id":7}`:                              `response.id: want a string, found a number at byte 6`,
		`{"id":"a`:                              `response.id: unexpected end in a string at byte 8`,
		`{"id":"\q"}`:                           `response.id: invalid escape in a string at byte 7`,
		"{\"id\":\"\n\"}":                       `response.id: unescaped control character '\n' in a string at byte 7`,
		`{"id":"a","at":1e400}`:                 `response.at: number 1e400 is not an integer at byte 15`,
		`{"at":9223372036854775808}`:            `response.at: number 9223372036854775808 out of range at byte 6`,
		`{"at":` + long + `}`:                   `response.at: number of 50 bytes out of range at byte 6`,
		`{"at":01}`:                             `response.at: malformed number at byte 6`,
		`{"at":0123456789}`:                     `response.at: malformed number at byte 6`,
		`{"at":-0123456789}`:                    `response.at: malformed number at byte 6`,
		`{"size":00.5}`:                         `response.size: malformed number at byte 8`,
		`{"size":1e400}`:                        `response.size: number 1e400 out of range at byte 8`,
		`{"live":tru}`:                          `response.live: invalid literal, want true at byte 8`,
		`{"live":"true"}`:                       `response.live: want a boolean, found a string at byte 8`,
		`{"parts":[{},{"at":"x"}]}`:             `response.parts[1].at: want a number, found a string at byte 19`,
		`{"by_key":{"a b":{"at":[]}}}`:          `response.by_key["a b"].at: want a number, found an array at byte 23`,
		`{"later":{"a":[1,}]}`:                  `response.later: unexpected '}', want a value at byte 17`,
		`{"id":"a" "at":1}`:                     `response: unexpected '"', want "," or "}" at byte 10`,
		`{"id":"a",}`:                           `response: unexpected '}', want a key at byte 10`,
		`{"id" "a"}`:                            `response: unexpected '"', want ":" at byte 6`,
		`{"id":"a"`:                             `response: unexpected end, want "," or "}" at byte 9`,
		strings.Repeat("[", 3):                  `response: want an object, found an array at byte 0`,
		`{"x":` + strings.Repeat("[", maxDepth): `response.x: nesting deeper than 10000 at byte 10004`,
	} {
		err := Decode([]byte(doc), new(item))
		if err == nil || err.Error() != want {
			t.Errorf("%.60s:\n got %v\nwant %s", doc, err, want)
		}
	}
}

// TestSurrogates has escapes that stand for one half of a character.
func TestSurrogates(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		`\ud83d\ude00`:       "\U0001f600",
		`\ud83d\u0041`:       "\ufffdA",
		`\ud83dA`:            "\ufffdA",
		`\ud83d\ud83d\ude00`: "\ufffd\U0001f600",
		`\ude00\ud83d`:       "\ufffd\ufffd",
		`\ud83d\n`:           "\ufffd\n",
		`\ud83d`:             "\ufffd",
	} {
		var got item
		if err := Decode([]byte(`{"id":"`+in+`"}`), &got); err != nil || got.ID != want {
			t.Errorf("%s reads as %q, %v, want %q", in, got.ID, err, want)
		}
	}
}

func TestErrorInList(t *testing.T) {
	t.Parallel()
	doc := "[" + strings.Repeat(`{"at":1},`, 17) + `{"size":1e400}]`
	list, err := DecodeSlice[item]([]byte(doc))
	const want = `response[17].size: number 1e400 out of range at byte 162`
	if err == nil || err.Error() != want || list != nil {
		t.Errorf("%v, %v, want %s", list, err, want)
	}
	if err := Unmarshal([]byte(`{"at":""}`), new(item)); err.Error() != "at: want a number, found a string at byte 6" {
		t.Error(err)
	}
}

func TestDepth(t *testing.T) {
	t.Parallel()
	nested := func(n int) []byte { return []byte(`{"x":` + strings.Repeat("[", n) + strings.Repeat("]", n) + `}`) }
	for _, n := range []int{1, maxDepth - 1, maxDepth} {
		err := Decode(nested(n), new(item))
		var v map[string]any
		if want := json.Unmarshal(nested(n), &v); (err == nil) != (want == nil) {
			t.Errorf("%d deep: %v, encoding/json says %v", n, err, want)
		}
	}
}

func TestStringsDoNotAliasTheDocument(t *testing.T) {
	t.Parallel()
	doc := []byte(`[{"id":"first","x":"y"},{"id":"second \u00e9"},{"id":"` + strings.Repeat("long ", 200) + `"}]`)
	list, err := DecodeSlice[item](doc)
	if err != nil {
		t.Fatal(err)
	}
	before := fmt.Sprint(list)
	for i := range doc {
		doc[i] = '#'
	}
	if _, err := DecodeSlice[item]([]byte(`[{"id":"another one"},{"id":"and more"}]`)); err != nil {
		t.Fatal(err)
	}
	if after := fmt.Sprint(list); after != before {
		t.Errorf("%s became %s", before, after)
	}
}

func TestListGrowsFromAnHonestGuess(t *testing.T) {
	t.Parallel()
	for _, items := range []int{0, 1, 2, 3, 100, 5000} {
		doc := "[" + strings.TrimSuffix(strings.Repeat(`{"id":"0123456789"},`, items), ",") + "]"
		list, err := DecodeSlice[item]([]byte(doc))
		if err != nil || len(list) != items || list == nil {
			t.Fatalf("%d items: %d, %v", items, len(list), err)
		}
		if waste := cap(list) - items; waste > items/4+8 {
			t.Errorf("%d items: room for %d", items, cap(list))
		}
	}
	// Two small items and a large one: the guess is far too high.
	doc := `[{},{},{"id":"` + strings.Repeat("x", 1<<20) + `"}]`
	list, err := DecodeSlice[item]([]byte(doc))
	if err != nil || cap(list)*int(unsafe.Sizeof(item{})) > 9*len(doc) {
		t.Errorf("room for %d items in a document of %d bytes, %v", cap(list), len(doc), err)
	}
}
