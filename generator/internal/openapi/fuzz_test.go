package openapi

import "testing"

// FuzzParse reads any text as both formats: there is a document, or an error with a
// place in the file. Whatever was read can be walked, and read a second time.
func FuzzParse(f *testing.F) {
	for _, text := range []string{
		head, head + "a: {$ref: '#/paths'}\nb: &b {<<: {c: d}}\ne: [*b, *b]\n", bomb(3), mergeBomb(5),
		`{"openapi":"3.1.0","paths":{"/a":{"get":{"x":[1,2.50,null,true,"\ud83d\ude00"]}}}}`,
		head + "a: |\n  text\n? b\n: !!str 1\n", "swagger: '2.0'", "---\n" + head + "...\n---\n",
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		for _, name := range []string{"a.yaml", "a.json"} {
			d, err := Parse(name, text, small)
			if err != nil {
				checkError(t, err)
				continue
			}
			if again, err := Parse(name, text, small); err != nil || outline(again.Root) != outline(d.Root) {
				t.Errorf("the text was read differently the second time: %v", err)
			}
			walk(t, d, d.Root)
			if unread := d.Unread(); len(unread) > 0 {
				t.Errorf("%s was walked, and is not read", unread[0].Pointer())
			}
		}
	})
}

// checkError checks that an error is ours and names the file.
func checkError(t *testing.T, err error) {
	problems, several := err.(Problems)
	if one, ok := err.(*Error); ok {
		problems = Problems{one}
	} else if !several {
		t.Fatalf("%T: %v", err, err)
	}
	for _, p := range problems {
		if p.At.File == "" || p.Text == "" || (p.At.Line == 0) != (p.At.Column == 0) {
			t.Errorf("%+v has no place", p)
		}
	}
}

// walk reads all below a node, and follows its references.
func walk(t *testing.T, d *Document, n *Node) {
	if at := n.At(); at.Line < 1 || at.Column < 1 {
		t.Errorf("%s is at %s", n.Pointer(), at)
	}
	if n.reference() != nil {
		d.Deref(n) // must end
	}
	for key, value := range n.Entries() {
		if n.Get(key.Text()) != value {
			t.Errorf("%s is not found by its key", value.Pointer())
		}
		walk(t, d, value)
	}
	for _, item := range n.Items() {
		walk(t, d, item)
	}
}
