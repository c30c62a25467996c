package openapi

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// parse reads a document of one file that has no mistakes.
func parse(t *testing.T, name, text string) *Document {
	t.Helper()
	d, err := Parse(name, []byte(text), Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// outline returns every node of a document: position, pointer, kind, text.
func outline(n *Node) string {
	var b strings.Builder
	var walk func(n *Node)
	walk = func(n *Node) {
		fmt.Fprintf(&b, "%d:%d %s %v %s\n", n.line, n.column, n.Pointer(), n.Kind(), n.Text())
		for _, child := range n.children {
			walk(child)
		}
	}
	walk(n)
	return strings.ReplaceAll(b.String(), " \n", "\n")
}

func TestPositions(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ name, file, text, want string }{
		{
			"YAML", "a.yaml",
			"openapi: 3.0.3 # no\npaths:\n  /a~b:\n    get: {tags: [ä, 'x'], b: no}\n  ? /c\n  : - null\n",
			`1:1 # a map
1:1 #/openapi a string openapi
1:10 #/openapi a string 3.0.3
2:1 #/paths a string paths
3:3 #/paths a map
3:3 #/paths/~1a~0b a string /a~b
4:5 #/paths/~1a~0b a map
4:5 #/paths/~1a~0b/get a string get
4:10 #/paths/~1a~0b/get a map
4:11 #/paths/~1a~0b/get/tags a string tags
4:17 #/paths/~1a~0b/get/tags a list
4:18 #/paths/~1a~0b/get/tags/0 a string ä
4:21 #/paths/~1a~0b/get/tags/1 a string x
4:27 #/paths/~1a~0b/get/b a string b
4:30 #/paths/~1a~0b/get/b a string no
5:5 #/paths/~1c a string /c
6:5 #/paths/~1c a list
6:7 #/paths/~1c/0 null null
`,
		},
		{
			"JSON", "a.json",
			"{\"openapi\" : \"3.1.0\",\n \"paths\":\n\t{\"ä\": [1.50,-2e+3], \"c\": {} ,\r\n\"d\":null,\"e\":true}}",
			`1:1 # a map
1:2 #/openapi a string openapi
1:14 #/openapi a string 3.1.0
2:2 #/paths a string paths
3:2 #/paths a map
3:3 #/paths/ä a string ä
3:8 #/paths/ä a list
3:9 #/paths/ä/0 a number 1.50
3:14 #/paths/ä/1 a number -2e+3
3:22 #/paths/c a string c
3:27 #/paths/c a map
4:1 #/paths/d a string d
4:5 #/paths/d null null
4:10 #/paths/e a string e
4:14 #/paths/e a boolean true
`,
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if got := outline(parse(t, test.file, test.text).Root); got != test.want {
				t.Errorf("got\n%swant\n%s", got, test.want)
			}
		})
	}
}

// TestScalars holds what a scalar of YAML is: what JSON says of it, else a text.
func TestScalars(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"1": "a number 1", "-1.50": "a number -1.50", "1e3": "a number 1e3", "+1": "a number 1", ".5": "a number 0.5",
		"1.": "a number 1", "-.5": "a number -0.5", "0x1F": "a number 31", "0o17": "a number 15",
		"18446744073709551616": "a number 18446744073709551616",
		"0123":                 "a string 0123", "1_000": "a string 1_000",
		".inf":   "a string .inf",
		"a %TAG": "a string a %TAG", ".nan": "a string .nan",
		"true": "a boolean true", "False": "a boolean false", "yes": "a string yes",
		"off": "a string off", "n": "a string n",
		"": "null null", "~": "null null", "null": "null null", "2021-02-05": "a string 2021-02-05",
		"!!str 1": "a string 1", `"1"`: "a string 1", "'it''s'": "a string it's", `"\uD83D\uDE00"`: "",
		"|\n  a\n  b\n": "a string a\nb\n", ">-\n  a\n  b": "a string a b", "<<": "a string <<",
	} {
		t.Run(text, func(t *testing.T) {
			t.Parallel()
			d, err := Parse("a.yaml", []byte("openapi: 3.1.0\npaths: {}\nv: "+text), Limits{})
			if want == "" {
				if err == nil {
					t.Fatal("there is no error")
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			n := d.Root.Get("v")
			if got := fmt.Sprint(n.Kind(), " ", n.Text()); got != want {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}

// TestSurrogatePairs reads what YAML cannot say, in a file with either name.
func TestSurrogatePairs(t *testing.T) {
	t.Parallel()
	text := "\xef\xbb\xbf" + `{"openapi":"3.0.3","paths":{},"x-a":"\ud83d\ude00\u00e4\/"}`
	for _, name := range []string{"a.json", "a.yaml", "a"} {
		if got := parse(t, name, text).Root.Get("x-a").Text(); got != "😀ä/" {
			t.Errorf("%s: got %q", name, got)
		}
	}
}

// TestAliases holds that aliases and merge keys are read as copies.
func TestAliases(t *testing.T) {
	t.Parallel()
	root := parse(t, "a.yaml", `openapi: 3.0.3
x-base: &base {type: string, maxLength: 5}
x-more: &more {nullable: true, type: number}
paths:
  one: *base
  two: {<<: *base, maxLength: 6}
  three:
    <<: [*base, *more]
    type: integer
`).Root.Get("paths")
	if got := root.Get("one").Get("maxLength"); got.Text() != "5" || got.Pointer() != "#/paths/one/maxLength" ||
		got.At().String() != "a.yaml:2:41" {
		t.Errorf("the alias: %s %s at %s", got.Text(), got.Pointer(), got.At())
	}
	for _, test := range []struct{ path, key, want string }{
		{"two", "maxLength", "6"}, {"two", "type", "string"},
		{"three", "type", "integer"}, {"three", "maxLength", "5"}, {"three", "nullable", "true"},
	} {
		if got := root.Get(test.path).Get(test.key).Text(); got != test.want {
			t.Errorf("%s.%s = %s, want %s", test.path, test.key, got, test.want)
		}
	}
}

// TestKeys holds that keys are as they are written, whatever YAML takes them for.
func TestKeys(t *testing.T) {
	t.Parallel()
	var got []string
	text := "openapi: 3.0.3\npaths: {200: a, 4.50: a, true: a, null: a, 2021-02-05: a, \"\": a, on: a}"
	paths := parse(t, "a.yaml", text).Root.Get("paths")
	for key := range paths.Entries() {
		got = append(got, key.Text())
	}
	if want := []string{"200", "4.50", "true", "null", "2021-02-05", "", "on"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestNil holds that what is missing can be asked further.
func TestNil(t *testing.T) {
	t.Parallel()
	n := parse(t, "a.yaml", "openapi: 3.0.3\npaths: {}").Root.Get("info").Get("title")
	n.Mark()
	for range n.Entries() {
		t.Error("there is an entry")
	}
	if n.Kind() != Null || n.Text() != "" || n.Bool() || n.Len() != 0 || n.Items() != nil || n.At().String() != "" {
		t.Error("a missing node has a value")
	}
}

// TestUnread holds that a key is read when somebody asks for its value.
func TestUnread(t *testing.T) {
	t.Parallel()
	d := parse(t, "a.yaml", `openapi: 3.0.3
info: {title: T, version: 1}
paths:
  /a: {get: {tags: [a], parameters: [{name: a, in: query}]}}
components:
  schemas:
    A: {$ref: '#/components/schemas/B', description: x}
    B: {type: object}
    C: {type: object}
x-kept: {a: {b: c}}
`)
	get := d.Root.Get("paths").Get("/a").Get("get")
	for _, p := range get.Get("parameters").Items() {
		p.Get("name")
	}
	for key := range d.Root.Get("info").Entries() {
		if key.Text() == "title" {
			break
		}
	}
	d.Root.Get("x-kept").Mark()
	a, err := d.Deref(d.Root.Get("components").Get("schemas").Get("A"))
	if err != nil || a.Pointer() != "#/components/schemas/B" {
		t.Fatal(a.Pointer(), err)
	}
	var got []string
	for _, key := range d.Unread() {
		got = append(got, key.Pointer())
	}
	want := []string{
		"#/info/version", "#/paths/~1a/get/tags", "#/paths/~1a/get/parameters/0/in",
		"#/components/schemas/A/description", "#/components/schemas/B/type", "#/components/schemas/C",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestVendor reads the two documents that the vendor publishes.
func TestVendor(t *testing.T) {
	t.Parallel()
	for file, want := range map[string][2]int{"2021-02-05.yml": {156, 136}, "2026-05-12.yml": {185, 167}} {
		t.Run(file, func(t *testing.T) {
			t.Parallel()
			d, err := Load(t.Context(), filepath.Join("../../testdata/openapi", file), Limits{})
			if err != nil {
				t.Fatal(err)
			}
			got := [2]int{d.Root.Get("paths").Len(), d.Root.Get("components").Get("schemas").Len()}
			if got != want || d.Version != "3.0.3" {
				t.Errorf("OpenAPI %s with %v paths and schemas, want %v", d.Version, got, want)
			}
		})
	}
}

// write lays out files in a new folder.
func write(t *testing.T, files map[string]string) string {
	t.Helper()
	folder := t.TempDir()
	for name, text := range files {
		name = filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}
