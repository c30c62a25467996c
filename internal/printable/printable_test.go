package printable

import "testing"

func TestLine(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ text, want string }{
		"empty":            {"", ""},
		"plain":            {`say "no" to C:\`, `say "no" to C:\`},
		"other scripts":    {"café\u00a0日本 👍", "café\u00a0日本 👍"},
		"line break":       {"a\nlevel=ERROR msg=forged", `a\nlevel=ERROR msg=forged`},
		"carriage return":  {"a\rb", `a\rb`},
		"tab":              {"a\tb", `a\tb`},
		"escape sequence":  {"\x1b[2Jgone", `\x1b[2Jgone`},
		"of eight bits":    {"\u009b2Jgone", `\u009b2Jgone`},
		"null and delete":  {"a\x00\x7f", `a\x00\x7f`},
		"not UTF-8":        {"a\xff", `a\xff`},
		"line separator":   {"a\u2028b", `a\u2028b`},
		"right to left":    {"a\u202eb", `a\u202eb`},
		"quotes with them": {"\"a\"\\\n", `\"a\"\\\n`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := Line(test.text); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}
