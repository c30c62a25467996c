// Package verbatim contains generated code that is the same for every API, as Go
// packages that compile: each folder below is a package, and [File] copies one
// of its files. The API in it is called Acme. A word that begins with Acme is a
// placeholder for what depends on the description; in code it is an identifier.
//
// The file described.go of a folder is not copied. It declares what the
// generated code declares that the copies use.
package verbatim

import (
	"bytes"
	"embed"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"io"
	"maps"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/comment"
)

//go:embed models transport testpkg
var sources embed.FS

// File is a source file and its replacements.
type File struct {
	Source  string            // below this folder: "models/optional.go"
	Header  string            // the first line of the copy, without the slashes
	Package string            // name of the package of the copy
	Imports map[string]string // import paths, or folders of them that end in a slash, and their replacements
	Words   map[string]string // every placeholder of the source, and its text
	Without string            // the function that is left out; empty leaves out none
}

// Sources returns the names of the files that can be copied, sorted.
func Sources() []string {
	files, err := embed.FS.ReadDir(sources, ".")
	if err != nil {
		panic(err) // "." exists
	}
	var names []string
	for _, folder := range files {
		inside, err := sources.ReadDir(folder.Name())
		if err != nil {
			panic(err) // listed files exist
		}
		for _, file := range inside {
			if file.Name() != "described.go" && !strings.HasSuffix(file.Name(), "_test.go") {
				names = append(names, path.Join(folder.Name(), file.Name()))
			}
		}
	}
	return names
}

// Render returns the copy. It fails if the source contains a placeholder that is
// not in Words, or does not contain one of Words.
func (f File) Render(w io.Writer) error {
	data, err := sources.ReadFile(f.Source)
	if err != nil {
		return err
	}
	text, err := f.copied(data)
	if err != nil {
		return fmt.Errorf("%s: %w", f.Source, err)
	}
	_, err = w.Write(text)
	return err
}

// copied returns the source with all replacements.
func (f File) copied(data []byte) ([]byte, error) {
	set := token.NewFileSet()
	syntax, err := parser.ParseFile(set, f.Source, data, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	r := &replacer{words: f.Words, used: map[string]bool{}}
	at := func(pos token.Pos) int { return set.Position(pos).Offset }
	edits := []edit{{at(syntax.Name.Pos()), at(syntax.Name.End()), f.Package}}
	for _, spec := range syntax.Imports {
		edits = append(edits, edit{at(spec.Path.Pos()), at(spec.Path.End()), f.imported(spec.Path.Value)})
	}
	left := f.leftOut(syntax)
	edits = append(edits, edit{at(left.from), at(left.to), ""})
	for _, group := range syntax.Comments {
		if left.from <= group.Pos() && group.End() <= left.to {
			continue
		}
		edits = append(edits, edit{at(group.Pos()), at(group.End()), r.comment(group, ownLine(data, at(group.Pos())))})
	}
	slices.SortFunc(edits, func(a, b edit) int { return a.from - b.from })
	var out bytes.Buffer
	out.WriteString("// " + f.Header + "\n\n")
	done := 0
	for _, e := range edits {
		out.WriteString(r.replace(string(data[done:e.from])))
		out.WriteString(e.text)
		done = e.to
	}
	out.WriteString(r.replace(string(data[done:])))
	if err := r.check(); err != nil {
		return nil, err
	}
	return format.Source(out.Bytes())
}

// stretch is a part of a source.
type stretch struct{ from, to token.Pos }

// leftOut is the function of [File.Without] with its comment; nothing, at the end of
// the file, without one.
func (f File) leftOut(syntax *ast.File) stretch {
	for _, decl := range syntax.Decls {
		if fn, ok := decl.(*ast.FuncDecl); ok && f.Without != "" && fn.Recv == nil && fn.Name.Name == f.Without {
			return stretch{fn.Doc.Pos(), fn.End()}
		}
	}
	return stretch{syntax.End(), syntax.End()}
}

// edit replaces a stretch of a source.
type edit struct {
	from, to int
	text     string
}

// imported returns the quoted import path that replaces one of the source.
func (f File) imported(quoted string) string {
	imported, err := strconv.Unquote(quoted)
	if err != nil {
		return quoted
	}
	if to, ok := f.Imports[imported]; ok {
		return strconv.Quote(to)
	}
	for from, to := range f.Imports {
		if below, ok := strings.CutPrefix(imported, from); ok && strings.HasSuffix(from, "/") {
			return strconv.Quote(to + below)
		}
	}
	return quoted
}

// ownLine reports whether only white space precedes an offset in its line.
func ownLine(data []byte, offset int) bool {
	line := data[bytes.LastIndexByte(data[:offset], '\n')+1 : offset]
	return len(bytes.TrimSpace(line)) == 0
}

// placeholder matches words to replace.
var placeholder = regexp.MustCompile(`\bAcme\w*`)

// replacer replaces placeholders, and keeps account of them.
type replacer struct {
	words   map[string]string
	used    map[string]bool
	unknown []string
}

func (r *replacer) replace(text string) string {
	return placeholder.ReplaceAllStringFunc(text, func(word string) string {
		r.used[word] = true
		to, ok := r.words[word]
		if !ok {
			r.unknown = append(r.unknown, word)
		}
		return to
	})
}

// comment returns a comment group as it is copied. A comment on its own lines is
// wrapped again if a placeholder in it was replaced.
func (r *replacer) comment(group *ast.CommentGroup, ownLine bool) string {
	var lines []string
	for _, c := range group.List {
		lines = append(lines, strings.TrimPrefix(strings.TrimPrefix(c.Text, "//"), " "))
	}
	text := strings.Join(lines, "\n")
	if replaced := r.replace(text); ownLine && replaced != text {
		lines = strings.Split(comment.Wrap(replaced), "\n")
	} else {
		lines = strings.Split(replaced, "\n")
	}
	for i, line := range lines {
		lines[i] = strings.TrimRight("// "+line, " ")
	}
	return strings.Join(lines, "\n")
}

// check returns an error if a placeholder has no text, or a text no placeholder.
func (r *replacer) check() error {
	if len(r.unknown) > 0 {
		return fmt.Errorf("no text for the placeholder %s", r.unknown[0])
	}
	for _, word := range slices.Sorted(maps.Keys(r.words)) {
		if !r.used[word] {
			return fmt.Errorf("the placeholder %s is not there", word)
		}
	}
	return nil
}
