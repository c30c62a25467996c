package wire

import "testing"

// keyed is an object that is none without its key, with others in it.
type keyed struct {
	Key    string
	Within *keyed
	List   []keyed
}

var keyedFields = Fields{List: []Field{
	{Key: "a key", Type: &String},
	{Key: "within", Type: &PointerTo},
	{Key: "list", Type: &ListOf, Item: &Field{Type: &Value}},
}}

func (v *keyed) UnmarshalWire(dec *Decoder) error {
	dec.Fields(&keyedFields, nil, &v.Key, &v.Within, &v.List)
	return dec.Require("a key", v.Key != "")
}

// TestRequire holds that only what a response is has to have its key.
func TestRequire(t *testing.T) {
	t.Parallel()
	const missing = `response["a key"]: missing or empty at byte `
	for _, test := range []struct{ doc, response, page string }{
		{`{"a key":"k"}`, "", "response: want an array, found an object at byte 0"},
		{`{}`, missing + "2", "response: want an array, found an object at byte 0"},
		{`{"a key":""}`, missing + "12", "response: want an array, found an object at byte 0"},
		{
			`{"a key":"k","within":{"within":{}},"list":[{},null]}`, "",
			"response: want an array, found an object at byte 0",
		},
		{
			`{"within":{"a key":"k"},"list":[{"a key":"k"}]}`, missing + "47",
			"response: want an array, found an object at byte 0",
		},
		{
			`{"list":[{"a key":7}]}`, `response.list[0]["a key"]: want a string, found a number at byte 18`,
			"response: want an array, found an object at byte 0",
		},
		{`[]`, "response: want an object, found an array at byte 0", ""},
		{`[{"a key":"k","within":{},"list":[{}]}]`, "response: want an object, found an array at byte 0", ""},
		{
			`[{"a key":"k"},{}]`, "response: want an object, found an array at byte 0",
			`response[1]["a key"]: missing or empty at byte 17`,
		},
		{
			`[null]`, "response: want an object, found an array at byte 0",
			`response[0]["a key"]: missing or empty at byte 5`,
		},
	} {
		t.Run(test.doc, func(t *testing.T) {
			t.Parallel()
			doc := []byte(test.doc)
			if got := text(DecodeResponse(t.Context(), doc, new(keyed))); got != test.response {
				t.Errorf("as a response:\ngot  %s\nwant %s", got, test.response)
			}
			list, err := DecodePage[keyed](t.Context(), doc, 9)
			if got := text(err); got != test.page || err != nil && list != nil {
				t.Errorf("as a page:\ngot  %s\nwant %s", got, test.page)
			}
		})
	}
}

// TestRequireAsksNothingElsewhere decodes what is no response, each time with the
// memory of a decoder that has just refused one.
func TestRequireAsksNothingElsewhere(t *testing.T) {
	t.Parallel()
	for name, decode := range map[string]func() error{
		"Decode":    func() error { return Decode([]byte(`{}`), new(keyed)) },
		"Unmarshal": func() error { return Unmarshal([]byte(`{}`), new(keyed)) },
		"DecodeSlice": func() error {
			_, err := DecodeSlice[keyed]([]byte(`[{},null]`))
			return err
		},
	} {
		for range 20 {
			if DecodeResponse(t.Context(), []byte(`{}`), new(keyed)) == nil {
				t.Error("a response without its key passes")
			}
			if _, err := DecodePage[keyed](t.Context(), []byte(`[{}]`), 0); err == nil {
				t.Error("an item without its key passes")
			}
			if err := decode(); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}

// text returns the text of an error, empty for none.
func text(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}
