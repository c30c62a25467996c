package emit

import (
	"bytes"
	"go/ast"
	doccomment "go/doc/comment"
	"go/parser"
	"go/token"
	"strings"
	"testing"

	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/comment"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/prose"
)

// FuzzComments holds every text that the grammar accepts against what Go makes
// of it as a package comment and as a doc comment: paragraphs and nothing else.
func FuzzComments(f *testing.F) {
	for _, seed := range []string{
		"Rate limits", "a\n\nRate limits\n\nb", "# a", "a # b", "a +build b", "-1",
		"a " + strings.Repeat("word ", 15) + "+build ignore",
		"[a]: https://b", "[x]", "a */ b", "//go:build ignore", "//line x.go:1", "//export f", "`", "a\rb", "a\u2028b",
		"a\xff",
	} {
		f.Add(0, seed)
		f.Add(1, "returns "+seed)
		f.Add(2, "the "+seed)
	}
	f.Fuzz(func(t *testing.T, kind int, text string) {
		normal, err := prose.Normal(prose.Kind(uint(kind)%3), text)
		if err != nil || normal == "" {
			return
		}
		before := map[prose.Kind]string{prose.Verb: "Get ", prose.Noun: "Thing is "}[prose.Kind(uint(kind)%3)]
		file := jen.NewFilePath("example.com/shop/things")
		for _, line := range strings.Split(comment.Wrap(before+normal), "\n") {
			file.PackageComment("//" + spaced(line))
		}
		file.Add(doc(before + normal).Type().Id("Thing").Int())
		var b bytes.Buffer
		if err := file.Render(&b); err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		onlyParagraphs(t, b.String(), strings.ReplaceAll(before+normal, "\n\n", " "))
	})
}

// quotes leaves out quotes, of which gofmt makes double ones when there are two.
var quotes = strings.NewReplacer("`", "", "'", "", "“", "", "”", "")

// onlyParagraphs parses a file whose comments are all the same prose.
func onlyParagraphs(t *testing.T, source, want string) {
	t.Helper()
	syntax, err := parser.ParseFile(token.NewFileSet(), "things.go", source, parser.ParseComments)
	if err != nil {
		t.Fatalf("%v:\n%s", err, source)
	}
	if len(syntax.Comments) != 2 || len(syntax.Decls) != 1 || syntax.GoVersion != "" {
		t.Fatalf("%d comments and %d declarations:\n%s", len(syntax.Comments), len(syntax.Decls), source)
	}
	for _, group := range []*ast.CommentGroup{syntax.Doc, syntax.Decls[0].(*ast.GenDecl).Doc} {
		var words []string
		for _, c := range group.List {
			if c.Text != "//" && !strings.HasPrefix(c.Text, "// ") || strings.HasPrefix(c.Text, "// +") {
				t.Errorf("a line of a comment is %q", c.Text)
			}
			words = append(words, strings.Fields(strings.TrimPrefix(c.Text, "//"))...)
		}
		if got := strings.Join(words, " "); quotes.Replace(got) != quotes.Replace(want) {
			t.Errorf("the comment says %q, want %q", got, want)
		}
		parsed := new(doccomment.Parser).Parse(group.Text())
		for _, block := range parsed.Content {
			if _, ok := block.(*doccomment.Paragraph); !ok {
				t.Errorf("%T in\n%s", block, source)
			}
		}
		if len(parsed.Links) > 0 {
			t.Errorf("the address of a link in\n%s", source)
		}
	}
}
