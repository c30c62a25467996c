package origin

import (
	"encoding/json"
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"testing"
)

// spelled is s with every character escaped by the format.
func spelled(format, s string) string {
	var b strings.Builder
	for _, c := range []byte(s) {
		fmt.Fprintf(&b, format, c)
	}
	return b.String()
}

// inJSON is s as a string of JSON.
func inJSON(t *testing.T, s string) string {
	t.Helper()
	b, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestRedactEscapedKeys(t *testing.T) {
	t.Parallel()
	const odd = `sk_test_"4b\Q7/mJ+x0==<>&`
	for key, forms := range map[string]map[string]string{
		secret: {
			"plain":                secret,
			"one JSON escape":      strings.Replace(secret, "_", `\u005f`, 1),
			"digits in upper case": strings.Replace(secret, "_", `\u005F`, 1),
			"all JSON escapes":     spelled(`\u%04x`, secret),
			"JSON in JSON":         spelled(`\\u%04x`, secret),
			"and once more":        spelled(`\\\\u%04x`, secret),
			"percent-encoded":      spelled("%%%02X", secret),
			"twice":                secret + secret,
		},
		odd: {
			"plain":        odd,
			"JSON":         inJSON(t, odd),
			"JSON in JSON": strings.Trim(inJSON(t, inJSON(t, odd)), `\"`),
			"slashes":      strings.ReplaceAll(inJSON(t, odd), "/", `\/`),
			"Go":           strconv.Quote(odd),
			"query":        url.QueryEscape(odd),
			"path":         url.PathEscape(odd),
		},
	} {
		k, err := NewKey(key)
		if err != nil {
			t.Fatal(err)
		}
		for name, form := range forms {
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				form = strings.Trim(form, `"`)
				want := "a: " + strings.Repeat(redacted, max(1, strings.Count(form, secret))) + " z"
				if got := k.Redact("a: " + form + " z"); got != want {
					t.Errorf("%s becomes %s", form, got)
				}
				if got := k.RedactBytes([]byte("a: "+form+" z"), false); string(got) != want {
					t.Errorf("%s becomes %s in bytes", form, got)
				}
			})
		}
	}
}

// TestRedactLeavesJSONWhole checks that what was taken out of a document leaves
// one that can be read.
func TestRedactLeavesJSONWhole(t *testing.T) {
	t.Parallel()
	for _, doc := range []string{
		`{"a":"` + secret + `"}`, `{"a":"\n` + secret + `\n"}`, `{"a":"\\` + secret + `\\"}`,
		`{"a":"\"` + secret + `\""}`,
		`{"a":"\\\n` + spelled(`\u%04x`, secret) + `\u0041"}`, `{"` + secret + `":1}`,
	} {
		t.Run(doc, func(t *testing.T) {
			clean := key(t).RedactBytes([]byte(doc), false)
			if !json.Valid(clean) || !strings.Contains(string(clean), redacted) {
				t.Errorf("%s becomes %s", doc, clean)
			}
		})
	}
}

// TestRedactTextThatWasCutOff cuts a text behind every byte of the key: no part
// of the key is left, and nothing else is taken.
func TestRedactTextThatWasCutOff(t *testing.T) {
	t.Parallel()
	const before = "the key is "
	for name, form := range map[string]string{
		"plain": secret, "JSON": spelled(`\u%04x`, secret), "JSON in JSON": spelled(`\\u%04x`, secret),
		"percent-encoded": spelled("%%%02x", secret),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			first := len(form) / len(secret) // bytes of its first character
			for end := first; end <= len(form); end++ {
				got := key(t).RedactBytes([]byte(before+form[:end]), true)
				if string(got) != before+redacted {
					t.Errorf("%s becomes %s", form[:end], got)
				}
			}
		})
	}
	for _, whole := range []string{"", "out of order", secret[:9] + "other", `C:\temp`, "100%"} {
		t.Run(whole, func(t *testing.T) {
			if got := key(t).RedactBytes([]byte(whole), true); string(got) != whole {
				t.Errorf("%s becomes %s", whole, got)
			}
			if got := key(t).RedactBytes([]byte(whole+secret[:9]), false); string(got) != whole+secret[:9] {
				t.Errorf("%s was not cut off, and becomes %s", whole+secret[:9], got)
			}
		})
	}
}

// TestRedactBehindManyBackslashes checks that their bound hides nothing.
func TestRedactBehindManyBackslashes(t *testing.T) {
	t.Parallel()
	for n := range 3 * longestEscape {
		before := strings.Repeat(`\`, n)
		for _, form := range []string{secret, spelled(`\u%04x`, secret)} {
			if got := key(t).Redact(before + form + before); !strings.HasPrefix(strings.TrimLeft(got, `\`), redacted) {
				t.Errorf("%d: %s", n, got)
			}
		}
	}
}

func BenchmarkRedactBytes(b *testing.B) {
	k := key(b)
	for name, body := range map[string]string{
		"plain":        strings.Repeat(`{"message":"not found","code":"resource_not_found"}`, 6),
		"many escapes": strings.Repeat(`\u005f`, 1<<18) + strings.Repeat(`\`, 1<<18),
		"escapes":      strings.Repeat(`{"message":"not \"found\"","code":"resource_not_found"}`, 6),
	} {
		b.Run(name, func(b *testing.B) {
			body := []byte(body)
			b.SetBytes(int64(len(body)))
			b.ReportAllocs()
			for b.Loop() {
				k.RedactBytes(body, false)
			}
		})
	}
}
