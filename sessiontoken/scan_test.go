package sessiontoken

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzFields holds the scanner against encoding/json: it accepts the same
// objects, but for those that are not UTF-8 or too deep, and sees the same
// members.
func FuzzFields(f *testing.F) {
	for _, seed := range []string{
		"", "{}", " {} ", "{", "}", "{}{}", "[]", "null", `{"a":1}`, `{"a":1,}`, `{,"a":1}`, `{"a" 1}`, `{"a":}`,
		`{a:1}`, `{"a":1 "b":2}`,
		`{"a":01}`, `{"a":-}`, `{"a":-0.5e+10}`, `{"a":1.}`, `{"a":.5}`, `{"a":1e}`, `{"a":+1}`, `{"a":tru}`,
		`{"a":nul}`, `{"a":true,"b":false,"c":null}`,
		`{"a":"\u00e9\ud83d\ude00\n\/"}`, `{"a":"\u00e"}`, `{"a":"\x"}`, "{\"a\":\"\t\"}", `{"a":"`,
		`{"a\"b":{"c":[1,[2,{}]]}}`, `{"a":[1,]}`, `{"a":[,1]}`,
		`{"a":[1 2]}`, `{"\u0061":1}`, "{\"\xff\":1}", "\ufeff{}", `{"a":1}x`, "{\"a\":\x00}", `{"a":{"b":}}`,
		`{"a":{"b"}}`, `{"a":[}`, `{"\ud800":"\udfff"}`,
		`{"x":` + strings.Repeat("[", 64) + strings.Repeat("]", 64) + "}",
		`{"x":` + strings.Repeat("[", 65) + strings.Repeat("]", 65) + "}",
		`{"x":` + strings.Repeat("[", 64) + "1" + strings.Repeat("]", 64) + "}",
		`{"x":` + strings.Repeat("[", 63) + "1" + strings.Repeat("]", 63) + "}",
		`{"x":` + strings.Repeat(`{"y":`, 64) + "1" + strings.Repeat("}", 64) + "}",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got := map[string]string{}
		walk := fieldsOf(text)
		for walk.next() {
			got[walk.name] = walk.value
		}
		var want map[string]json.RawMessage
		valid := json.Unmarshal([]byte(text), &want) == nil && want != nil
		if strict := utf8.ValidString(text) && depth(text) <= maxDepth; (walk.err == nil) != (valid && strict) {
			t.Fatalf("%q: %v, but encoding/json says %t", text, walk.err, valid)
		}
		if walk.err != nil {
			return
		}
		if len(got) != len(want) {
			t.Fatalf("%q: %d members, want %d", text, len(got), len(want))
		}
		for name, value := range want {
			if got[name] != string(bytes.TrimSpace(value)) {
				t.Fatalf("%q: %q is %q, want %q", text, name, got[name], value)
			}
		}
	})
}

// depth is how many objects and arrays are around the innermost value.
func depth(text string) int {
	deepest, level, inString := 0, 0, false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case inString && c == '\\':
			i++
		case c == '"':
			inString = !inString
			deepest = max(deepest, level)
		case inString, strings.IndexByte(" \t\r\n,:", c) >= 0:
		case c == '{' || c == '[':
			deepest = max(deepest, level)
			level++
		case c == '}' || c == ']':
			level--
		default:
			deepest = max(deepest, level)
		}
	}
	return deepest
}
