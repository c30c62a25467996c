package generator

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/check"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/emit"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/render"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// hostile are texts with a meaning for Go, its tools, Markdown, JSON or txtar.
// Every text of a description is replaced by the first of them.
var hostile = []string{
	"a\nfunc init() { panic(1) }", "a*/func init() { panic(1) }/*", "a`b", "a\"+panic(1)+\"", "a | b",
	"//go:build ignore", "a\n\n+build ignore", "-- a --",
	"a\xffb", "a\x00b", "a\x1b[31mb", "a\u2028b", "a\u202eb", "a\rb", "\n//go:generate rm", "//line x.go:1",
	"//export a", "+build ignore", "package a", "import \"C\"",
	"a\n-- request --\n", "# a", "<script>", "-->", "](http://a)", "{{.}}", "${a}", "%!s(a)", "\\", "\\n", "'", ",",
	"a,omitzero", ":", "~", "_", "é", "日本",
	"type", "string", "Func", "f", "v", "m", "Get", "All", "get", "All_things", "list", "models", "transport", "wire",
	"call", "fake", "sync", "testing", "httpmock",
	"thing", "things", "Thing", "ListParams", "Extra", "Format", "engine", "description", "pattern1",
	strings.Repeat("Long", 400), strings.Repeat("a b ", 4000),
}

// first is how many hostile texts every text meets.
const first = 9

// TestHostileTexts sets the texts of a description to a hostile one, all at once
// that the check accepts, and the rest to others.
func TestHostileTexts(t *testing.T) {
	if underRace {
		t.Skip("it generates nine times, in minutes under the race detector, which other tests do for less")
	}
	t.Parallel()
	texts, base := textsOf(everything()), generated(t, everything())
	for n, same := range hostile[:first] {
		t.Run(fmt.Sprintf("%q", same), func(t *testing.T) {
			t.Parallel()
			accepted := map[int]string{}
			for i, text := range texts {
				for _, says := range []string{same, hostile[first+(n*6+i)%(len(hostile)-first)]} {
					if accepted[i] = says; text.says != "" &&
						len(check.Check(withTexts(everything(), accepted), nil)) == 0 {
						break
					}
					delete(accepted, i)
				}
			}
			if len(accepted) < len(texts)/10 {
				t.Errorf("of %d texts only %d are accepted", len(texts), len(accepted))
			}
			compareShape(t, base, generated(t, withTexts(everything(), accepted)), true)
		})
	}
}

// FuzzTexts replaces one text of a description at a time. A description that the
// check accepts gives valid Go of the same shape: the text appears only in
// literals, comments and names.
func FuzzTexts(f *testing.F) {
	texts := textsOf(everything())
	for i := 0; i < len(texts); i += 10 {
		f.Add(i, hostile[i/10%len(hostile)])
	}
	base := emitted(f, everything())
	f.Fuzz(func(t *testing.T, i int, says string) {
		i = int(uint(i) % uint(len(texts)))
		if texts[i].says == "" && strings.HasSuffix(texts[i].field, ".IdempotencyKey") {
			return // a header more, which every archive of the operation shows
		}
		api := withTexts(everything(), map[int]string{i: says})
		if len(check.Check(api, nil)) > 0 {
			return
		}
		// A text that appears or vanishes mostly takes something with it, and the
		// members of an example's body are fields of a literal.
		same := says != "" && texts[i].says != "" && texts[i].field != "Example.Body"
		got := emitted(t, api)
		compareShape(t, base, got, same)
		if !slices.Equal(names(t, base), names(t, got)) {
			generated(t, api) // which checks types
		}
	})
}

// emitted returns the output for a description, printed but not checked.
func emitted(t testing.TB, api dsl.API) []render.File {
	t.Helper()
	sdk, err := planned(api, goldenModule)
	if err != nil {
		t.Fatal(err)
	}
	var files []render.File
	for _, f := range emit.Files(sdk) {
		b := bytes.NewBufferString(f.Text)
		if f.Code != nil {
			err = f.Code.Render(b)
		}
		if err != nil {
			t.Fatalf("%s: %v", f.Path, err)
		}
		files = append(files, render.File{Path: f.Path, Data: b.Bytes()})
	}
	return files
}

// generated returns the output for a description, as it would be written.
func generated(t testing.TB, api dsl.API) []render.File {
	t.Helper()
	sdk, err := planned(api, goldenModule)
	if err != nil {
		t.Fatal(err)
	}
	files, err := render.Render(t.Context(), sourcesOf(emit.Files(sdk)), goldenModule, ".")
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// compareShape compares the output with that of the same description with other
// texts. The nodes may differ if the text determines them.
func compareShape(t *testing.T, base, got []render.File, same bool) {
	t.Helper()
	if len(base) != len(got) {
		t.Fatalf("%d files became %d", len(base), len(got))
	}
	for i, f := range got {
		want := base[i]
		switch {
		case strings.HasSuffix(f.Path, ".go"):
			checkComments(t, want, f)
			if w, g := nodes(t, want), nodes(t, f); same && !slices.Equal(w, g) {
				t.Errorf("%s has other nodes than %s:\n%s", f.Path, want.Path, f.Data)
			}
		case strings.HasSuffix(f.Path, ".txtar"):
			if w, g := sections(want.Data), sections(f.Data); !slices.Equal(w, g) {
				t.Errorf("%s has sections %q, want %q", f.Path, g, w)
			}
		default:
			if w, g := blocks(string(want.Data)), blocks(string(f.Data)); same && !slices.Equal(w, g) {
				t.Errorf("%s has other blocks than %s:\n%s", f.Path, want.Path, f.Data)
			}
		}
	}
}

// nodes returns the kinds of a file's nodes in their order, without comments and
// imports, whose order and names depend on paths.
func nodes(t *testing.T, f render.File) []string {
	t.Helper()
	syntax, err := parser.ParseFile(token.NewFileSet(), f.Path, f.Data, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	var kinds []string
	ast.Inspect(syntax, func(n ast.Node) bool {
		switch n := n.(type) {
		case nil:
		case *ast.ImportSpec:
			kinds = append(kinds, "import")
			return false
		case *ast.BasicLit:
			kinds = append(kinds, n.Kind.String())
		case *ast.BinaryExpr:
			if isBrokenText(n) {
				kinds = append(kinds, token.STRING.String())
				return false
			}
			kinds = append(kinds, fmt.Sprintf("%T", n))
		default:
			kinds = append(kinds, fmt.Sprintf("%T", n))
		}
		return true
	})
	return kinds
}

// isBrokenText reports whether an expression is a string, which may be broken over several lines.
func isBrokenText(e ast.Expr) bool {
	switch e := e.(type) {
	case *ast.BasicLit:
		return e.Kind == token.STRING
	case *ast.BinaryExpr:
		return e.Op == token.ADD && isBrokenText(e.X) && isBrokenText(e.Y)
	}
	return false
}

// names returns the identifiers of the output in their order.
func names(t *testing.T, files []render.File) []string {
	t.Helper()
	var found []string
	for _, f := range files {
		if !strings.HasSuffix(f.Path, ".go") {
			continue
		}
		syntax, err := parser.ParseFile(token.NewFileSet(), f.Path, f.Data, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(syntax, func(n ast.Node) bool {
			if name, ok := n.(*ast.Ident); ok {
				found = append(found, name.Name)
			}
			return true
		})
	}
	return found
}

// ownDirectives are the comments for tools that the generator writes itself.
var ownDirectives = []string{
	"//lint:ignore SA1019 deprecated functions are tested too",
	"//go:build go1.27 && goexperiment.jsonv2",
}

// checkComments reports a line of a comment that tools take for more, and code,
// of which there is as much as the generator's own.
func checkComments(t *testing.T, base, f render.File) {
	t.Helper()
	lines := comments(t, f)
	for _, line := range lines {
		if slices.Contains(ownDirectives, line) {
			continue
		}
		if line != "//" && !isCode(line) && !strings.HasPrefix(line, "// ") || strings.HasPrefix(line, "// +") {
			t.Errorf("%s has the comment %q", f.Path, line)
		}
	}
	if own := countOf(comments(t, base), isCode); countOf(lines, isCode) != own {
		t.Errorf("%s has not %d lines of code in its comments:\n%s", f.Path, own, f.Data)
	}
}

func isCode(comment string) bool { return strings.HasPrefix(comment, "//\t") }

func countOf(lines []string, is func(string) bool) int {
	return len(lines) - len(slices.DeleteFunc(slices.Clone(lines), is))
}

func comments(t *testing.T, f render.File) []string {
	t.Helper()
	syntax, err := parser.ParseFile(token.NewFileSet(), f.Path, f.Data,
		parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, group := range syntax.Comments {
		for _, c := range group.List {
			lines = append(lines, c.Text)
		}
	}
	return lines
}

// sections returns the files of an archive, those with headers with the numbers of
// their lines.
func sections(data []byte) []string {
	var names []string
	for _, f := range txtar.Parse(data).Files {
		if f.Name == "request" || f.Name == "response" {
			f.Name += fmt.Sprint(" of ", bytes.Count(f.Data, []byte("\n")))
		}
		names = append(names, f.Name)
	}
	return names
}

// blocks returns the headings, rows, items and fences of a page in Markdown, rows
// with the numbers of their cells.
func blocks(page string) []string {
	var kinds []string
	for _, line := range strings.Split(page, "\n") {
		switch begins := markdownBlock.FindString(line); begins {
		case "":
		case "|":
			kinds = append(kinds, fmt.Sprint("row ", strings.Count(strings.ReplaceAll(line, `\|`, ""), "|")))
		default:
			kinds = append(kinds, begins)
		}
	}
	return kinds
}

var markdownBlock = regexp.MustCompile("^(?:#+ |\\||[-*+] |[0-9]+[.)] |<|>|```|    |\\t|[-=]{3,})")

// TestShapeShowsInjection makes sure that the comparison detects injected code.
func TestShapeShowsInjection(t *testing.T) {
	t.Parallel()
	page := []byte("| a | b |\n")
	if slices.Equal(blocks(string(page)), blocks(string(bytes.ReplaceAll(page, []byte("a"), []byte("a | c"))))) {
		t.Error("a cell more is not seen")
	}
	file := func(source string) render.File { return render.File{Path: "a.go", Data: []byte(source)} }
	if slices.Equal(nodes(t, file("package a\n// x\n")), nodes(t, file("package a\n// x\nfunc init() {}\n"))) {
		t.Error("a declaration more is not seen")
	}
	if slices.Equal(sections([]byte("# a\n-- b --\n")), sections([]byte("# a\n-- c --\n-- b --\n"))) {
		t.Error("a section more is not seen")
	}
}
