package format_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/internal/format"
)

var cases = []struct {
	format  *format.Format
	yes, no []string
}{
	{
		format.UUID,
		[]string{"123e4567-e89b-12d3-a456-426614174000", "123E4567-E89B-12D3-A456-42661417400F", "00000000-0000-0000-0000-000000000000"},
		[]string{"", "123e4567e89b12d3a456426614174000", "123e4567-e89b-12d3-a456-42661417400g", "123e4567-e89b-12d3-a456-4266141740000", "123e4567-e89b-12d3-a456-42661417400", "123e4567-e89b-12d3-a456x426614174000", "123e4567--89b-12d3-a456-426614174000"},
	},
	{
		format.Email,
		[]string{"a@b", "ada+x@example.com", "é@ü.example"},
		[]string{"", "a", "@b", "a@", "a@b@c", "a b@c", "a@b\n", "a\t@b", "a\u00a0b@c", "a@\x7fb"},
	},
	{
		format.URI,
		[]string{"https://example.com/a%20b?c=d#e", "mailto:a@b", "urn:isbn:1", "x+y-z.1:a", "http://[::1]/"},
		[]string{"", "example.com/a", "//example.com", "https:", ":a", "1http://a", "ht_tp://a", "http://a b", "http://é", "http://a\n", "a:%2", "a:%zz", "a:<b>", `a:\b`},
	},
	{
		format.Hostname,
		[]string{"a", "example.com", "xn--bcher-kva.example", "1.2", strings.Repeat("a", 63) + ".b"},
		[]string{"", ".", "a.", ".a", "a..b", "-a", "a-", "a_b", "é.de", "a b", strings.Repeat("a", 64), strings.Repeat("a.", 126) + "bb"},
	},
	{
		format.IPv4,
		[]string{"0.0.0.0", "255.255.255.255"},
		[]string{"", "1.2.3", "1.2.3.256", "01.2.3.4", "::1", "1.2.3.4 "},
	},
	{
		format.IPv6,
		[]string{"::", "2001:db8::1", "::ffff:1.2.3.4"},
		[]string{"", "1.2.3.4", "fe80::1%eth0", "[::1]", ":::"},
	},
	{
		format.Date,
		[]string{"2026-11-25", "2028-02-29", "0000-01-01"},
		[]string{"", "2026-02-29", "2026-11-31", "2026-13-01", "26-1-1", "2026-11-25T00:00:00Z", "2026/11/25", "-2026-11-25"},
	},
	{
		format.Decimal,
		[]string{"0", "-0", "10", "-1.50", "1e5", "1E+5", "0.1e-07", "123456789012345678901234567890.10"},
		[]string{"", "-", "+1", "01", "1.", ".5", "1e", "1e+", "1e5x", "0x1", "NaN", "Infinity", "1,5", " 1", "1 "},
	},
}

func TestFormats(t *testing.T) {
	t.Parallel()
	for _, test := range cases {
		t.Run(test.format.String(), func(t *testing.T) {
			t.Parallel()
			for _, s := range test.yes {
				if !test.format.MatchString(s) {
					t.Errorf("%q is not", s)
				}
			}
			for _, s := range test.no {
				if test.format.MatchString(s) {
					t.Errorf("%q is", s)
				}
			}
		})
	}
}

// FuzzDecimal checks that encoding/json parses every accepted decimal as a
// number.
func FuzzDecimal(f *testing.F) {
	for _, test := range cases {
		if test.format == format.Decimal {
			for _, s := range append(test.yes, test.no...) {
				f.Add(s)
			}
		}
	}
	f.Fuzz(func(t *testing.T, s string) {
		var n json.Number
		valid := json.Valid([]byte(s)) && json.Unmarshal([]byte(s), &n) == nil && string(n) == s
		if s != "" && s[0] == '"' || s == "null" {
			valid = false
		}
		if got := format.Decimal.MatchString(s); got != valid {
			t.Errorf("%q: %v, encoding/json says %v", s, got, valid)
		}
	})
}
