package wire

import (
	"bytes"
	"encoding/json"
	"math"
	"testing"
	"unicode/utf8"
)

// encoded is v as encoding/json writes it without escaping HTML.
func encoded(t *testing.T, v any) string {
	t.Helper()
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		t.Fatal(err)
	}
	return string(bytes.TrimSuffix(b.Bytes(), []byte("\n")))
}

func FuzzAppendString(f *testing.F) {
	for _, s := range []string{
		"", "a", "quote\" slash\\ / <&>", "\x00\x1f\b\f\n\r\t\x7f", "é 世界 😀", "\xff\xc3\xed\xa0\x80", "\u2028\u2029",
		"\ufffd",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := AppendString([]byte("x"), s)
		// What stands for a byte that is not UTF-8 is U+FFFD in every release of
		// encoding/json, but not always escaped: there only the meaning counts.
		if want := "x" + encoded(t, s); utf8.ValidString(s) && string(got) != want {
			t.Fatalf("%q is written as %s, by encoding/json as %s", s, got, want)
		}
		var back, want string
		d := newDecoder(got[1:])
		d.String(&back)
		if err := d.finish(""); err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(got[1:], &want); err != nil || back != want || back != string([]rune(s)) {
			t.Fatalf("%q is written as %s, which reads as %q, by encoding/json as %q, %v", s, got[1:], back, want, err)
		}
	})
}

func FuzzAppendFloat(f *testing.F) {
	for _, x := range []float64{
		0, math.Copysign(0, -1), 1, -1.5, 1e20, 1e21, 1e-6, 9.9e-7, 1e-9, 1e-10, 1e100, math.MaxFloat64,
		math.SmallestNonzeroFloat64,
	} {
		f.Add(x)
	}
	f.Fuzz(func(t *testing.T, x float64) {
		got, err := AppendFloat(nil, x)
		want, wantErr := json.Marshal(x)
		if (err == nil) != (wantErr == nil) || string(got) != string(want) {
			t.Fatalf("%v is written as %s, %v; by encoding/json as %s, %v", x, got, err, want, wantErr)
		}
	})
}

func TestAppendRaw(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"null":                               "null",
		" { \"a b\" : [ 1 , \"\\\" \" ] }\n": `{"a b":[1,"\" "]}`,
		"\"<\u2028>\"":                       "\"<\u2028>\"",
	} {
		t.Run(in, func(t *testing.T) {
			got, err := AppendRaw(nil, json.RawMessage(in))
			if err != nil || string(got) != want {
				t.Errorf("%q is written as %q, %v, want %q", in, got, err, want)
			}
		})
	}
	for _, in := range []string{"", " ", "{", "1 2", `{"a"}`, "nul"} {
		if got, err := AppendRaw(nil, json.RawMessage(in)); err == nil {
			t.Errorf("%q is written as %q", in, got)
		}
	}
	if got, err := AppendRaw(nil, nil); err != nil || string(got) != "null" {
		t.Errorf("nil is written as %q, %v", got, err)
	}
}

func TestAppendExtraLeavesOutDeclaredKeys(t *testing.T) {
	t.Parallel()
	extra := map[string]json.RawMessage{
		"b": json.RawMessage("2"), "id": json.RawMessage("3"), "a\"": json.RawMessage("[1 ]"),
	}
	got, err := appendExtra(nil, extra, &itemFields)
	if want := `,"a\"":[1],"b":2`; err != nil || string(got) != want {
		t.Errorf("%s, %v, want %s", got, err, want)
	}
	extra["c"] = json.RawMessage("{")
	if _, err := appendExtra(nil, extra, &itemFields); err == nil {
		t.Error("malformed JSON was written")
	}
}

// A nil list and a nil map mean what empty ones do, at every depth. Null is what
// raw JSON and pointers say.
func TestAppendNil(t *testing.T) {
	t.Parallel()
	number := func(b []byte, n int) ([]byte, error) { return AppendInt(b, n), nil }
	numbers := func(b []byte, list []int) ([]byte, error) { return AppendList(b, list, number) }
	for want, write := range map[string]func() ([]byte, error){
		"[]":       func() ([]byte, error) { return numbers(nil, nil) },
		"{}":       func() ([]byte, error) { return AppendMap(nil, nil, number) },
		"[[],[1]]": func() ([]byte, error) { return AppendList(nil, [][]int{nil, {1}}, numbers) },
		`{"a":[]}`: func() ([]byte, error) { return AppendMap(nil, map[string][]int{"a": nil}, numbers) },
		"null":     func() ([]byte, error) { return AppendRaw(nil, nil) },
	} {
		t.Run(want, func(t *testing.T) {
			t.Parallel()
			if got, err := write(); err != nil || string(got) != want {
				t.Errorf("got %s and %v", got, err)
			}
		})
	}
}
