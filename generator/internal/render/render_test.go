package render

import (
	"errors"
	"io"
	"strings"
	"testing"
)

// goText is Go that prints itself as it is.
type goText string

func (g goText) Render(w io.Writer) error {
	_, err := io.WriteString(w, string(g))
	return err
}

func render(t *testing.T, sources ...Source) ([]File, error) {
	t.Helper()
	return Render(t.Context(), sources, "example.com/m", ".")
}

func TestRenderGroupsImports(t *testing.T) {
	files, err := render(t,
		Source{
			Path: "b/b.go",
			Go: goText("package b\nimport (\"fmt\"; \"example.com/m/a\"; \"context\")\nvar _ = fmt.Sprint(a.A, " +
				"context.TODO)\n"),
		},
		Source{Path: "a/a.go", Go: goText("package a\nconst A = 1\n")},
		Source{Path: "a/README.md", Text: "# a\n"},
	)
	if err != nil {
		t.Fatal(err)
	}
	want := "package b\n\nimport (\n\t\"context\"\n\t\"fmt\"\n\n\t\"example.com/m/a\"\n)\n\nvar _ = fmt.Sprint(a.A, " +
		"context.TODO)\n"
	if got := string(files[0].Data); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got := string(files[2].Data); got != "# a\n" {
		t.Errorf("the text became %q", got)
	}
}

func TestRenderRefuses(t *testing.T) {
	for name, test := range map[string]struct {
		sources []Source
		want    []string
	}{
		"an undefined name": {
			[]Source{{Path: "a/a.go", Go: goText("package a\nvar A = missing\n")}},
			[]string{"a/a.go:3:9: undefined: missing"},
		},
		"every mistake of a run": {
			[]Source{
				{Path: "a/a.go", Go: goText("package a\nvar A = missing\n")},
				{Path: "b/b.go", Go: goText("package b\nvar B int = \"b\"\n")},
			},
			[]string{"a/a.go:3:9: undefined: missing", `b/b.go:3:13: cannot use "b"`},
		},
		"a parameter that hides a package": {
			[]Source{{
				Path: "a/a.go",
				Go: goText(
					"package a\nimport \"net/url\"\nfunc F(url string) string { return url.PathEscape(url) }\n",
				),
			}},
			[]string{"url.PathEscape undefined", `"net/url" imported and not used`},
		},
		"a package of the output that lacks a name": {
			[]Source{
				{Path: "a/a.go", Go: goText("package a\n")},
				{Path: "b/b.go", Go: goText("package b\nimport \"example.com/m/a\"\nvar B = a.A\n")},
			},
			[]string{"undefined: a.A"},
		},
		"an import that does not exist": {
			[]Source{{Path: "a/a.go", Go: goText("package a\nimport _ \"example.com/nowhere/b\"\n")}},
			[]string{"loading example.com/nowhere/b: "},
		},
		"an import cycle": {
			[]Source{
				{Path: "a/a.go", Go: goText("package a\nimport _ \"example.com/m/b\"\n")},
				{Path: "b/b.go", Go: goText("package b\nimport _ \"example.com/m/a\"\n")},
			},
			[]string{"import cycle through example.com/m/a"},
		},
		"what does not parse": {
			[]Source{{Path: "a/a.go", Go: goText("package\n")}},
			[]string{"a/a.go cannot be formatted"},
		},
		"a test of the package with a mistake": {
			[]Source{
				{Path: "a/a.go", Go: goText("package a\n")},
				{Path: "a/a_test.go", Go: goText("package a\nvar T = missing\n")},
			},
			[]string{"a/a_test.go:3:9: undefined: missing"},
		},
		"an external test with a mistake": {
			[]Source{
				{Path: "a/a.go", Go: goText("package a\nfunc f() {}\n")},
				{Path: "a/a_test.go", Go: goText("package a_test\nimport \"example.com/m/a\"\nvar T = a.f\n")},
			},
			[]string{"name f not exported by package a"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := render(t, test.sources...)
			if err == nil {
				t.Fatal("no error")
			}
			var load *LoadError
			if errors.As(err, &load) != (name == "an import that does not exist") {
				t.Errorf("got %T", err)
			}
			for _, want := range test.want {
				if !strings.Contains(err.Error(), want) {
					t.Errorf("got %v\nwant it to say %s", err, want)
				}
			}
		})
	}
}

// TestRenderLeavesOut has optional files: those that a wanted one needs, by a name,
// by methods of a type that an interface has, by an init function or by the comment
// of their package, and others, one of which imports what does not exist.
func TestRenderLeavesOut(t *testing.T) {
	optional := func(path, text string) Source { return Source{Path: path, Go: goText(text), Optional: true} }
	files, err := render(t,
		Source{
			Path: "a/a.go",
			Go:   goText("package a\nimport \"example.com/m/e\"\nvar A = e.New()\n\nvar I interface{ M() }\n"),
		},
		Source{Path: "LICENSE", Text: "free\n"},
		optional("e/doc.go", "// Package e is an engine.\npackage e\n"),
		optional("e/new.go", "package e\nfunc New() *T { return &T{f()} }\n"),
		optional("e/type.go", "package e\ntype T struct{ n int }\n"),
		optional("e/method.go", "package e\nfunc (t *T) M() G[int] { return G[int]{} }\n"),
		optional("e/generic.go", "package e\ntype G[V any] struct{ v V }\n"),
		optional("e/generic_method.go", "package e\nfunc (g *G[V]) M() V { return g.v }\n"),
		optional("e/function.go", "package e\nfunc f() int { return 1 }\n"),
		optional("e/init.go", "package e\nfunc init() {}\n"),
		optional("e/standard.go", "package e\nimport _ \"net/http\"\nfunc (t *T) Unwrap() error { return nil }\n"),
		optional("e/imported.go", "package e\nfunc (t *T) Read([]byte) (int, error) { return 0, nil }\n"),
		optional("e/uncalled.go", "package e\nfunc (t *T) Uncalled() {}\n"),
		optional("e/unused.go", "package e\nvar Unused = f()\n"),
		optional("u/unused.go", "package u\nimport \"example.com/nowhere\"\nvar U = nowhere.N\n"),
	)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range files {
		got = append(got, f.Path)
	}
	want := "a/a.go LICENSE e/doc.go e/new.go e/type.go e/method.go e/generic.go e/generic_method.go e/function.go " +
		"e/init.go e/standard.go e/imported.go"
	if strings.Join(got, " ") != want {
		t.Errorf("got %s\nwant %s", strings.Join(got, " "), want)
	}
}
