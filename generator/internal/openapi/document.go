package openapi

import (
	"fmt"
	"strings"
)

// Document is an OpenAPI document: a file, and those that its references name.
type Document struct {
	Root    *Node
	Version string // as the document says it, such as 3.0.3

	files  map[string]*file // by path below the folder
	order  []*file          // in the order of their reading
	failed map[string]*Error
	alone  bool // no other files may be read
}

// Unpaired returns the texts and keys in JSON with half of a pair of surrogates, which
// is no character. They have the replacement character in its place.
func (d *Document) Unpaired() []*Node {
	var out []*Node
	for _, f := range d.order {
		out = append(out, f.unpaired...)
	}
	return out
}

// Unread returns the keys that nobody read, in the order of the files and of their
// text. Of keys inside each other only the outermost is returned.
func (d *Document) Unread() []*Node {
	var out []*Node
	for _, f := range d.order {
		out = unread(f.root, out)
	}
	return out
}

// unread appends the outermost unread keys below a node.
func unread(n *Node, out []*Node) []*Node {
	for i, child := range n.children {
		switch {
		case n.kind != Map, i%2 == 1 && n.children[i-1].read:
			out = unread(child, out)
		case i%2 == 0 && !child.read:
			out = append(out, child)
		}
	}
	return out
}

// identify checks that the root is a document of a version that can be read.
func (d *Document) identify() *Error {
	if d.Root.kind != Map {
		return d.Root.problem(fmt.Sprintf("an OpenAPI document is a map, not %v", d.Root.kind))
	}
	if old := d.Root.Peek("swagger"); old != nil {
		return old.problem(fmt.Sprintf("this is Swagger %s, and 3.0 and 3.1 are read: convert it with "+
			"\"npx swagger2openapi --yaml --outfile openapi.yaml FILE\" or on https://converter.swagger.io", old.text))
	}
	version := d.Root.Get("openapi")
	if version == nil {
		return d.Root.problem(`the key "openapi" is missing, which says the version of the document`)
	}
	d.Version = version.text
	minor := d.minor()
	if minor != "3.0" && minor != "3.1" || version.kind != String && version.kind != Number {
		return version.problem(fmt.Sprintf("the version %s of OpenAPI is not read: 3.0 and 3.1 are",
			quoted(version.text)))
	}
	return d.holdsPaths(minor)
}

// minor returns the version without its last number.
func (d *Document) minor() string {
	parts := strings.SplitN(d.Version, ".", 3)
	return strings.Join(parts[:min(len(parts), 2)], ".")
}

// holdsPaths checks that there are paths, which 3.1 allows to be missing beside
// webhooks or components.
func (d *Document) holdsPaths(minor string) *Error {
	paths := d.Root.Peek("paths")
	switch {
	case paths != nil && paths.kind != Map:
		return paths.problem(fmt.Sprintf(`"paths" is a map, not %v`, paths.kind))
	case paths != nil:
		return nil
	case minor == "3.1" && (d.Root.Peek("webhooks") != nil || d.Root.Peek("components") != nil):
		return nil
	}
	return d.Root.problem(`the key "paths" is missing, which holds the operations`)
}
