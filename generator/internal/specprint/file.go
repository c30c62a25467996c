package specprint

import (
	"fmt"
	"go/format"
	"reflect"
	"slices"
	"strings"
)

// File is a source file of a description.
type File struct {
	Path         string
	Doc          string // of the package; empty in all files but one
	Declarations []Declaration
}

// Declaration is a variable of the package, or a constant if the value is a
// named string.
type Declaration struct {
	Name  string
	Doc   string // its doc comment, without comment marks
	Value any
	// Parts are the names of other declarations that replace parts of the value,
	// by the place of the part: "Endpoints[2]". Pointers need none: a pointer
	// that is the value of a declaration is printed as its name.
	Parts map[string]string
}

// Print returns the text of each file, formatted. The files form one package.
func Print(name string, files []File) (map[string][]byte, error) {
	p := &printer{names: map[any]string{}}
	for _, f := range files {
		for _, d := range f.Declarations {
			switch reflect.TypeOf(d.Value).Kind() {
			case reflect.Pointer, reflect.String:
				p.names[d.Value] = d.Name
			}
		}
	}
	texts := map[string][]byte{}
	for _, f := range files {
		text, err := p.file(name, f)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.Path, err)
		}
		texts[f.Path] = text
	}
	return texts, nil
}

// file prints one file.
func (p *printer) file(name string, f File) ([]byte, error) {
	p.imports = map[string]bool{}
	var body strings.Builder
	for _, d := range f.Declarations {
		body.WriteString("\n")
		body.WriteString(commentLines(d.Doc))
		body.WriteString(p.declaration(d))
		body.WriteString("\n")
	}
	var head strings.Builder
	head.WriteString(commentLines(f.Doc))
	fmt.Fprintf(&head, "package %s\n", name)
	head.WriteString(importBlock(p.imports))
	return format.Source([]byte(head.String() + body.String()))
}

func (p *printer) declaration(d Declaration) string {
	p.parts = d.Parts
	v := reflect.ValueOf(d.Value)
	if v.Kind() == reflect.String {
		begin := fmt.Sprintf("const %s %s = ", d.Name, p.typeName(v.Type()))
		return begin + p.text(v.String(), place{column: columns(begin)})
	}
	begin := "var " + d.Name + " = "
	return begin + p.written(v, true, place{column: columns(begin)})
}

// importBlock imports the packages, the standard library's first.
func importBlock(paths map[string]bool) string {
	var standard, others []string
	for path := range paths {
		if strings.Contains(path, ".") {
			others = append(others, path)
		} else {
			standard = append(standard, path)
		}
	}
	slices.Sort(standard)
	slices.Sort(others)
	if len(standard)+len(others) == 0 {
		return ""
	}
	if len(standard)+len(others) == 1 {
		return fmt.Sprintf("\nimport %q\n", append(standard, others...)[0])
	}
	var b strings.Builder
	b.WriteString("\nimport (\n")
	for _, path := range standard {
		fmt.Fprintf(&b, "\t%q\n", path)
	}
	if len(standard) > 0 && len(others) > 0 {
		b.WriteString("\n")
	}
	for _, path := range others {
		fmt.Fprintf(&b, "\t%q\n", path)
	}
	b.WriteString(")\n")
	return b.String()
}
