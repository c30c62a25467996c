package wire

import "testing"

// word is a text that decodes itself.
type word struct{ text string }

func (w *word) UnmarshalWire(d *Decoder) error {
	d.String(&w.text)
	return d.Err()
}

// found is what is at a path of a document.
type found struct {
	word
	path []string
}

func (f *found) UnmarshalWire(d *Decoder) error {
	d.At(&f.word, f.path...)
	return d.Err()
}

func TestAt(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		document string
		path     []string
		want     string
		says     string
	}{
		"itself":          {`"a"`, nil, "a", ""},
		"a member":        {`{"x": [1, {"error": 2}], "error":"a", "y": null}`, []string{"error"}, "a", ""},
		"deeper":          {`{"error": {"x": {}, "code" : "a"}, "code": "b"}`, []string{"error", "code"}, "a", ""},
		"an escaped key":  {`{"err\u006fr":"a"}`, []string{"error"}, "a", ""},
		"not there":       {`{"code":"b"}`, []string{"error"}, "", ""},
		"nothing deeper":  {`{"error":{}}`, []string{"error", "code"}, "", ""},
		"null on the way": {`{"error":null}`, []string{"error", "code"}, "", ""},
		"empty":           {`{}`, []string{"error"}, "", ""},
		"the last counts": {`{"error":"a","error":"b"}`, []string{"error"}, "b", ""},
		"text on the way": {
			`{"error":"a"}`, []string{"error", "code"}, "", "response.error: want an object, found a string at byte 9",
		},
		"of another kind": {
			`{"error":{"code":7}}`, []string{"error", "code"}, "",
			"response.error.code: want a string, found a number at byte 17",
		},
		"no object": {`["a"]`, []string{"error"}, "", "response: want an object, found an array at byte 0"},
		"cut off": {
			`{"error":"a"`, []string{"error"}, "a", "response: unexpected end, want \",\" or \"}\" at byte 12",
		},
		"broken elsewhere": {
			`{"x":[1,],"error":"a"}`, []string{"error"}, "", "response.x: unexpected ']', want a value at byte 8",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := found{path: test.path}
			err := Decode([]byte(test.document), &f)
			if f.text != test.want {
				t.Errorf("%q, not %q", f.text, test.want)
			}
			if test.says == "" && err != nil || test.says != "" && (err == nil || err.Error() != test.says) {
				t.Errorf("%v, not %s", err, test.says)
			}
		})
	}
}
