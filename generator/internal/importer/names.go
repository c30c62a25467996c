package importer

import (
	"bytes"
	"fmt"
	"os"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/openapi"
)

// Names are Go names that a person chose for parts of a document.
type Names struct {
	ByPointer map[string]string           // by JSON pointer: #/components/schemas/user
	at        map[string]openapi.Position // where the file says so
	order     []string
}

// ReadNames reads a file of names. Each line has a JSON pointer and a Go name, with
// a colon or blanks between them; this is also YAML if the pointer is quoted.
//
//	# What we call it.
//	"#/components/schemas/user": Account
//	#/paths/~1users/get          ListAccounts
//
// Lines that begin with #, unless #/ follows, are comments. It returns
// [openapi.Problems] that name every wrong line.
func ReadNames(file string) (*Names, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("the file of names: %w", err)
	}
	return parseNames(file, text)
}

// pinned matches a line of a file of names.
var pinned = regexp.MustCompile(`^(?:"([^"]*)"|'([^']*)'|(#?/.*?))(?:\s*:\s+|\s+)(\S+)$`)

// chosen matches a name that a part of a description may have.
var chosen = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_]*$`)

// parseNames reads the text of a file of names.
func parseNames(file string, text []byte) (*Names, error) {
	n := &Names{ByPointer: map[string]string{}, at: map[string]openapi.Position{}}
	var problems openapi.Problems
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	number := 0
	for line := range strings.Lines(string(text)) {
		number++
		content := strings.TrimSpace(line)
		if content == "" || content[0] == '#' && !strings.HasPrefix(content, "#/") {
			continue
		}
		before, _, _ := strings.Cut(line, content)
		at := openapi.Position{File: file, Line: number, Column: utf8.RuneCountInString(before) + 1}
		if rule := n.add(content, at); rule != "" {
			problems = append(problems, &openapi.Error{At: at, Text: rule})
		}
	}
	if problems != nil {
		return nil, problems
	}
	return n, nil
}

// add takes a line. It returns the rule that the line violates, or "".
func (n *Names) add(line string, at openapi.Position) string {
	parts := pinned.FindStringSubmatch(line)
	if parts == nil {
		return fmt.Sprintf("%q is no JSON pointer and a Go name, such as \"#/components/schemas/user\": User", line)
	}
	pointer, name := parts[1]+parts[2]+parts[3], strings.Trim(parts[4], `"'`)
	if strings.HasPrefix(pointer, "/") {
		pointer = "#" + pointer
	}
	switch earlier, twice := n.at[pointer]; {
	case !strings.HasPrefix(pointer, "#/"):
		return fmt.Sprintf("%q is no JSON pointer: those begin with #/", pointer)
	case !chosen.MatchString(name):
		return fmt.Sprintf("%q is no Go name: those are letters and digits", name)
	case twice:
		return fmt.Sprintf("%s has a name already, on line %d", pointer, earlier.Line)
	}
	n.ByPointer[pointer], n.at[pointer] = name, at
	n.order = append(n.order, pointer)
	return ""
}

// Check returns an error for each pointer that names nothing in a document.
func (n *Names) Check(doc *openapi.Document) error {
	var problems openapi.Problems
	for _, pointer := range n.order {
		if !doc.Has(pointer) {
			problems = append(problems, &openapi.Error{At: n.at[pointer],
				Text: fmt.Sprintf("%s names nothing in %s", pointer, doc.Root.At().File)})
		}
	}
	if problems == nil {
		return nil
	}
	return problems
}

// Unused returns a line of the account for each name that nothing of an import has,
// since its pointer leads to what becomes no method and no model. Where the options
// pick a part of the document, it may also be a name of the rest, and is kept for that.
func (n *Names) Unused(i *Import, o Options) []Line {
	var lines []Line
	kind, why := Dropped, "no method and no model comes from there"
	if o.picks() {
		kind, why = Kept, "nothing that was picked has it"
	}
	for _, pointer := range n.order {
		if !i.used[pointer] {
			lines = append(lines, Line{
				At: n.at[pointer], Kind: kind, What: "name " + n.ByPointer[pointer] + " of " + pointer, Why: why,
			})
		}
	}
	return lines
}

// pins are Go names that a person chose, by JSON pointer, and which of them were used.
type pins struct {
	names map[string]string
	used  map[string]bool
}

// use returns the name that was chosen for a node, or "".
func (p *pins) use(n *openapi.Node) string {
	if len(p.names) == 0 {
		return ""
	}
	pointer := n.Pointer()
	name, ok := p.names[pointer]
	if ok {
		p.used[pointer] = true
	}
	return name
}
