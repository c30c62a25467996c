package openapi

import (
	"bytes"
	"strings"
	"testing"
)

// small are limits that make hostile texts short.
var small = Limits{MaxBytes: 4000, MaxNodes: 500, MaxAliased: 60, MaxDepth: 20}

const head = "openapi: 3.0.3\npaths: {}\n"

// bomb returns aliases that stand for ten to the power of n values.
func bomb(n int) string {
	var b strings.Builder
	b.WriteString(head + "a0: &a0 x\n")
	for i := 1; i <= n; i++ {
		alias := "*a" + string(rune('0'+i-1))
		b.WriteString("a" + string(rune('0'+i)) + ": &a" + string(rune('0'+i)) + " [" +
			strings.Repeat(alias+", ", 9) + alias + "]\n")
	}
	return b.String()
}

// mergeBomb returns merge keys that lead to two to the power of n maps.
func mergeBomb(n int) string {
	var b strings.Builder
	b.WriteString(head + "a0: &a0 {x: y}\n")
	for i := 1; i <= n; i++ {
		was, is := string(rune('a'+i-1))+"0", string(rune('a'+i))+"0"
		b.WriteString(is + ": &" + is + " {<<: [*" + was + ", *" + was + "]}\n")
	}
	return b.String()
}

func TestHostile(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ name, file, text, want string }{
		{"nothing", "a.yaml", "", "a.yaml:1:1: the file holds no value"},
		{"only comments", "a.yaml", "# a\n\n# b\n", "a.yaml:1:1: the file holds no value"},
		{"no JSON", "a.json", " ", "a.json:1:2: the JSON text ends too early"},
		{"a list", "a.yaml", "- a", "a.yaml:1:1: an OpenAPI document is a map, not a list"},
		{"a text", "a.yaml", "hello", "a.yaml:1:1: an OpenAPI document is a map, not a string"},
		{
			"a web page", "a.yaml",
			"<!doctype html>\n<p>a: b",
			"a.yaml:2:1: this is not YAML: mapping values are not allowed in this context",
		},

		{
			"Swagger", "a.yaml",
			"info: {}\nswagger: \"2.0\"",
			`a.yaml:2:10: this is Swagger 2.0, and 3.0 and 3.1 are read: ` +
				`convert it with "npx swagger2openapi --yaml --outfile openapi.yaml FILE" ` +
				`or on https://converter.swagger.io`,
		},
		{
			"no version", "a.yaml",
			"info: {}\npaths: {}",
			`a.yaml:1:1: the key "openapi" is missing, which says the version of the document`,
		},
		{
			"a version to come", "a.yaml",
			"openapi: 3.2.0",
			`a.yaml:1:10: the version "3.2.0" of OpenAPI is not read: 3.0 and 3.1 are`,
		},
		{
			"a version that is a list", "a.yaml",
			"openapi: [3]",
			`a.yaml:1:10: the version "" of OpenAPI is not read: 3.0 and 3.1 are`,
		},
		{
			"no paths", "a.yaml",
			"openapi: 3.0.3",
			`a.yaml:1:1: the key "paths" is missing, which holds the operations`,
		},
		{"paths that are a list", "a.yaml", "openapi: 3.0.3\npaths: []", `a.yaml:2:8: "paths" is a map, not a list`},

		{
			"the same key twice in YAML", "a.yaml",
			head + "a:\n  b: 1\n  c: 2\n  b: 3",
			`a.yaml:6:3: the key "b" is also on line 4`,
		},
		{
			"the same key twice in JSON", "a.json",
			`{"openapi":"3.0.3","paths":{},` + "\n" + `"paths":{}}`,
			`a.json:2:1: the key "paths" is also on line 1`,
		},
		{
			"the same key in two spellings", "a.yaml",
			head + "200: 1\n\"200\": 2",
			`a.yaml:4:1: the key "200" is also on line 3`,
		},
		{
			"the same key in many", "a.yaml",
			head + "a: {b1: 1, b2: 2, b3: 3, b4: 4, b5: 5, b6: 6, b7: 7, b8: 8, b9: 9,\n" +
				" ba: 1, bb: 1, bc: 1, bd: 1, b2: 1}",
			`a.yaml:4:30: the key "b2" is also on line 3`,
		},
		{
			"a list as a key", "a.yaml",
			head + "? [a, b]\n: c",
			"a.yaml:3:3: a list or a map cannot be a key: keys are texts",
		},
		{
			"no key", "a.yaml",
			head + "a:\n  ?\n  : c",
			"a.yaml:4:4: the key is missing: an empty key is written as \"\"",
		},

		{
			"aliases of aliases", "a.yaml",
			bomb(3),
			"a.yaml:3:5: the document has more than 60 keys and values in the places of YAML aliases, " +
				"which is the limit",
		},
		{
			"merges of merges", "a.yaml",
			mergeBomb(9),
			"a.yaml:5:5: the document has more than 60 keys and values in the places of YAML aliases, " +
				"which is the limit",
		},
		{"an anchor in itself", "a.yaml", head + "a: &a [b, *a]", "a.yaml:3:11: the anchor &a holds itself"},
		{"a merge of itself", "a.yaml", head + "a: &a\n  b: &b {<<: *a}", "a.yaml:4:14: the anchor &a holds itself"},
		{
			"a merge of a text", "a.yaml",
			head + "a: {<<: b}",
			"a.yaml:3:9: a merge key takes a map or a list of maps, not a string",
		},
		{"an unknown alias", "a.yaml", head + "a: *b", "a.yaml:3:4: this is not YAML: unknown anchor 'b' referenced"},
		{
			"a tag", "a.yaml",
			head + "a: !include b.yaml",
			`a.yaml:3:4: the tag "!include" is not read: documents hold what JSON can say`,
		},
		{
			"a tag on a map", "a.yaml",
			head + "a: !!set {b}",
			`a.yaml:3:4: the tag "!!set" is not read: documents hold what JSON can say`,
		},
		{
			"a prefix of tags", "a.yaml", "%TAG ! tag:example.com,2000:\n---\n" + head,
			"a.yaml:1:1: a %TAG directive is not read: documents hold what JSON can say",
		},
		{
			"a boolean that is none", "a.yaml",
			head + "a: !!bool maybe",
			`a.yaml:3:4: "maybe" is no boolean: they are true and false`,
		},

		{
			"deep lists in YAML", "a.yaml",
			head + "a: " + strings.Repeat("[", 21) + strings.Repeat("]", 21),
			"a.yaml:3:23: maps and lists are more than 20 deep inside each other, which is the limit",
		},
		{
			"deep lists in one line", "a.yaml",
			head + "a: \n  " + strings.Repeat("- ", 21) + "b",
			"a.yaml:4:41: maps and lists are more than 20 deep inside each other, which is the limit",
		},
		{
			"deep maps in JSON", "a.json",
			strings.Repeat(`{"a":`, 21) + "1" + strings.Repeat("}", 21),
			"a.json:1:101: maps and lists are more than 20 deep inside each other, which is the limit",
		},
		{
			"deep lists without an end", "a.json",
			strings.Repeat("[", 3000),
			"a.json:1:21: maps and lists are more than 20 deep inside each other, which is the limit",
		},
		{
			"deep YAML without an end", "a.yaml",
			strings.Repeat("[", 400),
			"a.yaml:1:1: this is not YAML: did not find expected node content",
		},

		{
			"a large file", "a.yaml",
			head + strings.Repeat("#", 4000),
			"a.yaml: the document has more than 4000 bytes, which is the limit",
		},
		{
			"many values in YAML", "a.yaml",
			head + "a:\n" + strings.Repeat("- \n", 600),
			"a.yaml: the document has more than 500 keys and values, which is the limit",
		},
		{
			"many values in JSON", "a.json",
			"[" + strings.Repeat("1,", 600) + "1]",
			"a.json:1:1000: the document has more than 500 keys and values, which is the limit",
		},

		{"a byte that is not UTF-8", "a.yaml", head + "a: ä\xffb", "a.yaml:3:5: the byte 0xff is not UTF-8"},
		{
			"half a surrogate pair in UTF-8", "a.json",
			"{\"a\": \"\xed\xa0\xbd\"}",
			"a.json:1:8: the byte 0xed is not UTF-8",
		},
		{"UTF-16", "a.yaml", "\xff\xfea\x00", "a.yaml:1:1: the file is UTF-16: documents are read as UTF-8"},
		{
			"a control character", "a.yaml",
			head + "a: b\x00c",
			"a.yaml:3:5: YAML does not allow this control character",
		},
		{
			"two byte order marks", "a.yaml",
			"\ufeff\ufeff" + head,
			"a.yaml:1:1: YAML does not allow this control character",
		},
		{
			"a control character in JSON", "a.json",
			"{\"a\": \"\x01\"}",
			`a.json:1:8: this is not JSON: invalid character '\x01' in string`,
		},
		{
			"a tab as indentation", "a.yaml",
			"openapi: 3.0.3\npaths:\n\t/a: {}",
			"a.yaml:3:2: this is not YAML: found character that cannot start any token",
		},

		{
			"two YAML documents", "a.yaml",
			head + "---\n" + head,
			"a.yaml:3:1: the file holds a second YAML document: one is read",
		},
		{
			"a second document that is broken", "a.yaml",
			head + "---\n[",
			"a.yaml:4:1: this is not YAML: did not find expected node content",
		},
		{"two JSON values", "a.json", "{} \n {}", "a.json:2:2: something follows the end of the JSON value"},
		{
			"JSON with a comma too many", "a.json",
			"{\"a\": 1,\n}",
			"a.json:2:1: this is not JSON: invalid character '}' looking for beginning of object key string",
		},
		{
			"JSON without a colon", "a.json",
			"{\"a\"\n 1}",
			"a.json:2:2: this is not JSON: invalid character '1' after object key",
		},
		{
			"JSON that is not", "a.json",
			"{\"a\":\n  nul}",
			`a.json:2:6: this is not JSON: invalid character '}' in literal null (expecting 'l')`,
		},
		{"JSON cut off", "a.json", "{\"a\": [1,\n 2", "a.json:2:3: the JSON text ends too early"},
		{"JSON cut off in a text", "a.json", "{\"a\": \"b", "a.json:1:9: the JSON text ends too early"},
		{
			"JSON with the other end", "a.json",
			"{\"a\": [1}",
			"a.json:1:9: this is not JSON: invalid character '}' after array element",
		},
		{
			"YAML without an end", "a.yaml",
			head + "a: {b: c\n",
			"a.yaml:3:1: this is not YAML: did not find expected ',' or '}'",
		},
		{
			"YAML with a wrong indentation", "a.yaml",
			head + "a:\n    b: 1\n  c: 2\n",
			"a.yaml:5:3: this is not YAML: did not find expected key",
		},
		{
			"YAML with a colon too many", "a.yaml",
			head + "a:\n  b: c: d\n",
			"a.yaml:4:3: this is not YAML: mapping values are not allowed in this context",
		},

		{
			"a reference to nothing", "a.yaml",
			"openapi: 3.0.3\npaths:\n  /a: {$ref: '#/components/x'}",
			`a.yaml:3:14: the reference "#/components/x" names nothing: the document has no "components"`,
		},
		{
			"a reference past the end of a list", "a.yaml",
			head + "a: [1]\nb: {$ref: '#/a/1'}",
			`a.yaml:4:11: the reference "#/a/1" names nothing: #/a has no "1"`,
		},
		{
			"a reference that is a number", "a.yaml", head + "a: {$ref: 1}",
			"a.yaml:3:11: a reference is a string, not a number",
		},
		{
			"a reference to itself", "a.yaml",
			head + "a: {$ref: '#/a'}",
			`a.yaml:3:11: the reference "#/a" leads to itself`,
		},
		{
			"a cycle of references", "a.yaml",
			head + "a: {$ref: '#/b'}\nb: {$ref: '#/a'}",
			`a.yaml:3:11: the reference "#/b" leads to itself` + "\n" +
				`a.yaml:4:11: the reference "#/a" leads to itself`,
		},
		{
			"a reference by anchor", "a.yaml",
			head + "a: {$ref: '#b'}",
			`a.yaml:3:11: the reference "#b" has no JSON pointer behind its #`,
		},
		{
			"a reference with a wrong escape", "a.yaml",
			head + "a: {$ref: '#/%zz'}",
			`a.yaml:3:11: the reference "#/%zz" has no JSON pointer behind its #`,
		},
		{
			"a reference to another file", "a.yaml",
			head + "a: {$ref: 'b.yaml'}",
			`a.yaml:3:11: the reference "b.yaml" names another file, and this one was read alone`,
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			_, err := Parse(test.file, []byte(test.text), small)
			if err == nil {
				t.Fatalf("there is no error, want %s", test.want)
			}
			// Go 1.26 ends a message of its own in one more word than Go 1.27.
			if got := strings.TrimSuffix(err.Error(), " literal"); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

// TestLongChain holds that references which lead on cost no more than a bound each.
func TestLongChain(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	b.WriteString(head)
	for i := range longestChain + 1 {
		b.WriteString("a" + strings.Repeat("x", i) + ": {$ref: '#/a" + strings.Repeat("x", i+1) + "'}\n")
	}
	b.WriteString("a" + strings.Repeat("x", longestChain+1) + ": 1\n")
	_, err := Parse("a.yaml", []byte(b.String()), Limits{})
	if want := `a.yaml:3:11: the reference "#/ax" leads to more than 100 others`; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

// TestManyProblems holds that the list of broken references has an end.
func TestManyProblems(t *testing.T) {
	t.Parallel()
	text := head + "a:\n" + strings.Repeat("- {$ref: '#/b'}\n", 1000)
	_, err := Parse("a.yaml", []byte(text), Limits{})
	problems, ok := err.(Problems)
	if !ok || len(problems) != mostProblems || !strings.HasSuffix(err.Error(), `has no "b" (and 900 more)`) {
		t.Errorf("got %d problems: %v", len(problems), err)
	}
}

// TestLimits holds that the default limits apply.
func TestLimits(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("it reads 65 MB: run without -short")
	}
	text := bytes.Repeat([]byte(" "), DefaultMaxBytes+1)
	_, err := Parse("a.json", text, Limits{})
	want := "a.json: the document has more than 67108864 bytes, which is the limit"
	if err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}
