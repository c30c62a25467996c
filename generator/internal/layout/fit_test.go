package layout_test

import (
	"go/format"
	"strings"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/layout"
)

// w is a name of 50 columns.
var w = strings.Repeat("w", 50)

func TestFit(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, before, after string }{
		{"what fits", "var x = f(a,\n\tb)", "var x = f(a,\n\tb)"},
		{"arguments", "var x = f(W, W, W)", "var x = f(\n\tW,\n\tW,\n\tW,\n)"},
		{"a variadic argument", "var x = f(W, W, W...)", "var x = f(\n\tW,\n\tW,\n\tW...,\n)"},
		{"the outermost list", "var x = f(W, g(W, a), W)", "var x = f(\n\tW,\n\tg(W, a),\n\tW,\n)"},
		{"the last call of a chain", "var x = W.f(a).g(W, W)", "var x = W.f(a).g(\n\tW,\n\tW,\n)"},
		{
			"an inner list, when the outer one was not enough", "var x = f(a, g(W, W, W))",
			"var x = f(\n\ta,\n\tg(\n\t\tW,\n\t\tW,\n\t\tW,\n\t),\n)",
		},
		{
			"a literal alone in a call", "var x = f(&T{A: W, B: W, C: W})",
			"var x = f(&T{\n\tA: W,\n\tB: W,\n\tC: W,\n})",
		},
		{
			"a list that ends further down", "var x = f(W, W, W, T{\n\tA: 1,\n})",
			"var x = f(\n\tW,\n\tW,\n\tW,\n\tT{\n\t\tA: 1,\n\t},\n)",
		},
		{
			"lists in lists at once", "var x = f(a, g(W, h(W, i(W, W)), a), T{A: W, B: W, C: W})",
			"var x = f(\n\ta,\n\tg(\n\t\tW,\n\t\th(\n\t\t\tW,\n\t\t\ti(W, W),\n\t\t),\n\t\ta,\n\t),\n" +
				"\tT{\n\t\tA: W,\n\t\tB: W,\n\t\tC: W,\n\t},\n)",
		},
		{
			"parameters", "func (r *T) f(a W, b, c W, opts ...W) error { return nil }",
			"func (r *T) f(\n\ta W,\n\tb, c W,\n\topts ...W,\n) error {\n\treturn nil\n}",
		},
		{"results", "func (r *T) f() (W, W, W)", "func (r *T) f() (\n\tW,\n\tW,\n\tW,\n)"},
		{
			"a function on one line", "var x = func(p W) { p.W = W }",
			"var x = func(p W) {\n\tp.W = W\n}",
		},
		{
			"a string, behind a space", `var x = "W W W"`,
			"var x = \"W W \" +\n\t\"W\"",
		},
		{
			"a string without spaces", `var x = "W,W.W"`,
			"var x = \"W,W.\" +\n\t\"W\"",
		},
		{
			"a string of one word", `var x = "WWW"`,
			"var x = \"WWwwwwwwww\" +\n\t\"" + strings.Repeat("w", 42) + "\"",
		},
		{
			"a string of one word with an escape sequence", `var x = "WWwww\u00e9W"`,
			"var x = \"WWww\" +\n\t\"w\\u00e9W\"",
		},
		{"a tag", "type T struct {\n\tA W `W W`\n}", "type T struct {\n\tA W `W W`\n}"},
		{
			"aligned fields", "type T struct {\n\tA W  `W`\n\tB WW `b`\n\tC W  `c`\n}",
			"type T struct {\n\tA W `W`\n\n\tB WW `b`\n\tC W" + strings.Repeat(" ", 51) + "`c`\n}",
		},
		{
			"an aligned field among others", "type T struct {\n\tA WW `a`\n\t// B is b.\n\tB W  `W`\n\tC WW `c`\n}",
			"type T struct {\n\tA WW `a`\n\n\t// B is b.\n\tB W `W`\n\n\tC WW `c`\n}",
		},
		{"a raw string", "var x = `W W W`", "var x = `W W W`"},
		{"a comment", "// W W W", "// W W W"},
		{
			"the place of the source", "//line a.go:9\nvar x = f(W, W, W)",
			"//line a.go:9\nvar x = f(\n\tW,\n\tW,\n\tW,\n)",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			wide := strings.NewReplacer("W", w)
			formatted, err := format.Source([]byte("package p\n\n" + wide.Replace(c.before) + "\n"))
			if err != nil {
				t.Fatal(err)
			}
			got, err := layout.Fit(formatted)
			if err != nil {
				t.Fatal(err)
			}
			if want := "package p\n\n" + wide.Replace(c.after) + "\n"; string(got) != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func TestFitRefuses(t *testing.T) {
	t.Parallel()
	if _, err := layout.Fit([]byte("package p\n\nvar x = f(" + w + w + w + "\n")); err == nil {
		t.Error("no error for what does not parse")
	}
}

func TestLong(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, line string
		long       bool
	}{
		{"120 columns", strings.Repeat("x", 120), false},
		{"121 columns", strings.Repeat("x", 121), true},
		{"a tab counts 4", "\t" + strings.Repeat("x", 116), false},
		{"a tab and too much", "\t" + strings.Repeat("x", 117), true},
		{"a tab goes to the next stop", "xxx\t" + strings.Repeat("x", 116), false},
		{"letters, not bytes", strings.Repeat("é", 120), false},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := layout.Long([]byte("\n" + c.line + "\r\n")); (len(got) == 1 && got[0] == 2) != c.long {
				t.Errorf("lines %v are too long", got)
			}
		})
	}
}
