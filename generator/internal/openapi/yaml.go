package openapi

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// yamlReader turns the nodes of the YAML library into ours.
type yamlReader struct {
	file    *file
	budget  *budget
	aliases []*yaml.Node // that are being followed, from the outermost
}

// parseYAML returns the root of a YAML text.
func parseYAML(f *file, text []byte, b *budget) (*Node, *Error) {
	if at := unprintable(text); at >= 0 {
		return nil, f.problemAt(text, at, "YAML does not allow this control character")
	}
	if at := shorthand(text); at >= 0 {
		return nil, f.problemAt(text, at, "a %TAG directive is not read: documents hold what JSON can say")
	}
	if starts(text) > b.limits.MaxNodes-b.nodes {
		return nil, f.problem(b.takeNodes(b.limits.MaxNodes + 1))
	}
	decoder := yaml.NewDecoder(bytes.NewReader(text))
	var document yaml.Node
	if err := decoder.Decode(&document); err != nil {
		return nil, yamlProblem(f, text, err)
	}
	r := &yamlReader{file: f, budget: b}
	root, failed := r.value(document.Content[0], 1)
	if failed != nil {
		return nil, failed
	}
	var second yaml.Node
	switch err := decoder.Decode(&second); {
	case errors.Is(err, io.EOF):
		return root, nil
	case err != nil:
		return nil, yamlProblem(f, text, err)
	}
	return nil, &Error{
		At:   Position{File: f.name, Line: second.Line, Column: second.Column},
		Text: "the file holds a second YAML document: one is read",
	}
}

// value turns a node and all below it.
func (r *yamlReader) value(y *yaml.Node, depth int) (*Node, *Error) {
	if y.Kind == yaml.AliasNode {
		return r.alias(y, depth)
	}
	n := &Node{file: r.file, line: int32(y.Line), column: int32(y.Column)}
	if rule := r.spend(); rule != "" {
		return nil, n.problem(rule)
	}
	if y.Kind == yaml.ScalarNode {
		return n, scalar(n, y)
	}
	if rule := r.budget.deep(depth); rule != "" {
		return nil, n.problem(rule)
	}
	if tag := y.ShortTag(); tag != "!!map" && tag != "!!seq" {
		return nil, n.problem(unknownTag(tag))
	}
	if y.Kind == yaml.SequenceNode {
		n.kind = List
		return n, r.items(n, y, depth)
	}
	n.kind = Map
	return n, r.entries(n, y, depth)
}

// spend counts a node.
func (r *yamlReader) spend() string {
	if len(r.aliases) > 0 {
		if rule := r.budget.takeAliased(1); rule != "" {
			return rule
		}
	}
	return r.budget.takeNodes(1)
}

// alias turns what an alias names into nodes of their own.
func (r *yamlReader) alias(y *yaml.Node, depth int) (*Node, *Error) {
	for _, open := range r.aliases {
		if open == y.Alias {
			return nil, r.at(y).problem(fmt.Sprintf("the anchor &%s holds itself", y.Value))
		}
	}
	if rule := r.budget.deep(depth + len(r.aliases)); rule != "" {
		return nil, r.at(y).problem(rule)
	}
	r.aliases = append(r.aliases, y.Alias)
	defer func() { r.aliases = r.aliases[:len(r.aliases)-1] }()
	return r.value(y.Alias, depth)
}

// items turns the items of a list.
func (r *yamlReader) items(list *Node, y *yaml.Node, depth int) *Error {
	for _, each := range y.Content {
		item, err := r.value(each, depth+1)
		if err != nil {
			return err
		}
		list.append(item)
	}
	return nil
}

// entries turns the keys and values of a map. Merge keys come last, since a map's
// own keys win.
func (r *yamlReader) entries(m *Node, y *yaml.Node, depth int) *Error {
	var merged []*yaml.Node
	for i := 0; i < len(y.Content); i += 2 {
		if y.Content[i].ShortTag() == "!!merge" {
			merged = append(merged, y.Content[i+1])
			continue
		}
		key, err := r.key(y.Content[i])
		if err != nil {
			return err
		}
		value, err := r.value(y.Content[i+1], depth+1)
		if err != nil {
			return err
		}
		if earlier := m.add(key, value); earlier != nil {
			return duplicate(key, earlier)
		}
	}
	for _, each := range merged {
		if err := r.merge(m, each, depth); err != nil {
			return err
		}
	}
	return nil
}

// key turns a key. What YAML takes for a number, a boolean or null is a key as it
// is written: 200, true.
func (r *yamlReader) key(y *yaml.Node) (*Node, *Error) {
	for y.Kind == yaml.AliasNode {
		y = y.Alias
	}
	n := r.at(y)
	if rule := r.spend(); rule != "" {
		return nil, n.problem(rule)
	}
	switch {
	case y.Kind != yaml.ScalarNode:
		return nil, n.problem("a list or a map cannot be a key: keys are texts")
	case y.Value == "" && y.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) == 0:
		return nil, n.problem("the key is missing: an empty key is written as \"\"")
	}
	n.kind, n.text = String, y.Value
	return n, nil
}

// merge adds the keys that the value of a merge key has, and the map has not.
func (r *yamlReader) merge(m *Node, y *yaml.Node, depth int) *Error {
	source, err := r.value(y, depth+1)
	if err != nil {
		return err
	}
	sources := []*Node{source}
	if source.kind == List {
		sources = source.children
	}
	for _, each := range sources {
		if each.kind != Map {
			return each.problem(fmt.Sprintf("a merge key takes a map or a list of maps, not %v", each.kind))
		}
		for i := 0; i < len(each.children); i += 2 {
			m.add(each.children[i], each.children[i+1])
		}
	}
	return nil
}

// at returns a node without a value, for its place.
func (r *yamlReader) at(y *yaml.Node) *Node {
	return &Node{file: r.file, line: int32(y.Line), column: int32(y.Column)}
}

// unprintable returns the offset of the first character that YAML does not allow
// outside of escapes, or -1.
func unprintable(text []byte) int {
	return bytes.IndexFunc(text, func(r rune) bool {
		switch {
		case r < 0x20:
			return r != '\t' && r != '\n' && r != '\r'
		case r >= 0x7f && r < 0xa0:
			return r != 0x85
		}
		return r == 0xfeff || r == 0xfffe || r == 0xffff
	})
}

// shorthand returns the offset of the first directive that gives tags a prefix, or
// -1. The library would write a prefix out for each tag, however long both are.
func shorthand(text []byte) int {
	for at := 0; ; at++ {
		next := bytes.Index(text[at:], []byte("%TAG"))
		if next < 0 {
			return -1
		}
		at += next
		if before, _ := utf8.DecodeLastRune(text[:at]); at == 0 || strings.ContainsRune(breaks, before) {
			return at
		}
	}
}

// breaks are the characters that end a line of YAML.
const breaks = "\n\r\u0085\u2028\u2029"

// starts returns how many keys and values a text has at most: each begins at the
// start of a line or after an indicator. The library reads all of a text before it
// can be asked for the number.
func starts(text []byte) int {
	n := 2
	for i, c := range text {
		switch c {
		case '\n', '\r', ',', '[', '{', ':':
			n++
		case '-', '?':
			if i+1 == len(text) || text[i+1] <= ' ' || text[i+1] >= utf8.RuneSelf {
				n++
			}
		}
	}
	return n
}
