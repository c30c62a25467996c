package emit

import (
	"path"
	"slices"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/comment"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// engines are the hand-written packages that emitted code delegates to.
var engines = []string{
	"call", "fake", "fault", "golden", "netbase", "operation", "printable", "ratelimit", "retry", "rule", "testkit/redaction", "testkit/selftest", "twin",
	"wire", "wirelog",
}

// Engines are the names of the hand-written packages that emitted code imports.
func Engines() []string { return slices.Clone(engines) }

// newFile starts a Go file of a package of the SDK with the header, and tells
// jennifer the name of every package that emitted code imports, so that no
// import gets an alias.
func newFile(sdk *plan.SDK, importPath string) *jen.File {
	return named(sdk, jen.NewFilePath(importPath))
}

// newTestFile is newFile for the external test package of importPath.
func newTestFile(sdk *plan.SDK, importPath string) *jen.File {
	return named(sdk, jen.NewFilePathName(importPath+"_test", path.Base(importPath)+"_test"))
}

func named(sdk *plan.SDK, f *jen.File) *jen.File {
	f.HeaderComment(Header)
	f.ImportName(sdk.Paths.Models, path.Base(sdk.Paths.Models))
	f.ImportName(sdk.Paths.Transport, path.Base(sdk.Paths.Transport))
	if sdk.Fake != nil {
		f.ImportName(sdk.Fake.Path, sdk.Fake.Package)
	}
	for _, r := range sdk.Resources {
		f.ImportName(r.Path, r.Package)
		f.ImportName(r.Path+"/"+r.Package+"test", r.Package+"test")
	}
	for _, name := range engines {
		f.ImportName(sdk.Paths.Engine(name), path.Base(name))
	}
	f.ImportName("github.com/jarcoal/httpmock", "httpmock")
	return f
}

// doc is a comment, wrapped line by line. Paragraphs are separated by empty
// lines; lines that begin with a space, a tab or "- " are kept as they are.
func doc(text string) *jen.Statement {
	s := jen.Empty()
	for _, line := range strings.Split(comment.Wrap(text), "\n") {
		s.Comment("//" + spaced(line)).Line()
	}
	return s
}

// docs joins paragraphs into one comment, leaving out empty ones.
func docs(paragraphs ...string) *jen.Statement {
	return doc(joined(paragraphs...))
}

// joined are the paragraphs that say something, with empty lines between them.
func joined(paragraphs ...string) string {
	var said []string
	for _, p := range paragraphs {
		if p != "" {
			said = append(said, p)
		}
	}
	return strings.Join(said, "\n\n")
}

// deprecated is the paragraph that tools read, or nothing.
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

// multiline puts every value on a line of its own, with trailing commas: the
// layout of long literals and parameter lists.
func multiline(open, shut string, values ...jen.Code) *jen.Statement {
	return jen.Custom(jen.Options{Open: open, Close: shut, Separator: ",", Multi: true}, values...)
}

// keyed is one "Key: value" of a literal whose order counts.
func keyed(key string, value jen.Code) *jen.Statement {
	return jen.Id(key).Op(":").Add(value)
}

// lineWidth is how long an emitted line may be. A tab counts 8.
const lineWidth = 120

// fitting are parameters or arguments in parentheses, on one line if the line
// that they are on is short enough when it is indented once.
func fitting(line *jen.Statement, values ...jen.Code) *jen.Statement {
	if len("        ")+len(line.GoString()) <= lineWidth {
		return jen.Params(values...)
	}
	return multiline("(", ")", values...)
}
