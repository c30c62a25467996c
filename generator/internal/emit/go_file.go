package emit

import (
	"path"
	"slices"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/comment"
)

// engines are the hand-written packages that emitted code delegates to.
var engines = []string{
	"call", "format", "operation", "origin", "printable", "ratelimit", "retry", "testkit/fake", "testkit/fault",
	"testkit/golden",
	"testkit/redaction", "testkit/selftest", "testkit/twin", "upload", "wire", "wirelog",
}

// Engines returns the names of the hand-written packages that the code of an SDK
// may import.
func Engines() []string { return slices.Clone(engines) }

// newFile starts a Go file of a package of the SDK with the header, and declares
// the name of every imported package to jennifer, so that no import gets an
// alias.
func (e emitter) newFile(importPath string) *jen.File {
	return e.named(jen.NewFilePath(importPath))
}

// newTestFile is like newFile for the external test package of importPath.
func (e emitter) newTestFile(importPath string) *jen.File {
	return e.named(jen.NewFilePathName(importPath+"_test", path.Base(importPath)+"_test"))
}

func (e emitter) named(f *jen.File) *jen.File {
	f.NoFormat = true // which render does
	f.HeaderComment(Header)
	f.ImportName(e.sdk.Paths.Models, path.Base(e.sdk.Paths.Models))
	f.ImportName(e.sdk.Paths.Transport, path.Base(e.sdk.Paths.Transport))
	if e.sdk.Fake != nil {
		f.ImportName(e.sdk.Fake.Path, e.sdk.Fake.Package)
	}
	for _, r := range e.sdk.Resources {
		f.ImportName(r.Path, r.Package)
		f.ImportName(r.Path+"/"+r.Package+"test", r.Package+"test")
	}
	for _, name := range engines {
		f.ImportName(e.sdk.Paths.Engine(name), path.Base(name))
	}
	f.ImportName("github.com/jarcoal/httpmock", "httpmock")
	return f
}

// doc returns a comment, wrapped line by line, or nothing. Paragraphs are
// separated by empty lines; lines that begin with a space, a tab or "- " are not
// wrapped.
func doc(text string) *jen.Statement {
	s := jen.Empty()
	if text == "" {
		return s
	}
	for _, line := range strings.Split(comment.Wrap(text), "\n") {
		s.Comment("//" + spaced(line)).Line()
	}
	return s
}

// docs joins paragraphs into one comment, leaving out empty ones.
func docs(paragraphs ...string) *jen.Statement {
	return doc(joined(paragraphs...))
}

// joined returns the non-empty paragraphs, with empty lines between them.
func joined(paragraphs ...string) string {
	var said []string
	for _, p := range paragraphs {
		if p != "" {
			said = append(said, p)
		}
	}
	return strings.Join(said, "\n\n")
}

// deprecated returns the paragraph that tools read, or nothing.
func deprecated(reason string) string {
	if reason == "" {
		return ""
	}
	return "Deprecated: " + reason
}

func spaced(line string) string {
	if line == "" {
		return ""
	}
	return " " + line
}

// multiline puts every value on its own line, with trailing commas: the layout
// of long literals and parameter lists.
func multiline(open, shut string, values ...jen.Code) *jen.Statement {
	return jen.Custom(jen.Options{Open: open, Close: shut, Separator: ",", Multi: true}, values...)
}

// keyed returns one "Key: value" of a literal whose order matters.
func keyed(key string, value jen.Code) *jen.Statement {
	return jen.Id(key).Op(":").Add(value)
}
