package openapi

import (
	"fmt"
	"net/url"
	"path"
	"path/filepath"
	"strconv"
	"strings"
)

// refKey is the key of a reference.
const refKey = "$ref"

// longestChain is how many references may lead from one to the next.
const longestChain = 100

// Deref returns what a node refers to, through chains and other files, or the node
// itself if it is no reference. What stands beside the reference remains to be read
// from n. It fails for references that are broken, that lead to themselves, or that
// lead out of the document's folder. The keys on the way are marked as read.
func (d *Document) Deref(n *Node) (*Node, error) {
	if n.reference() == nil {
		return n, nil
	}
	target, err := d.deref(n)
	if err != nil {
		return nil, err
	}
	return target, nil
}

// Resolve returns what a reference names that stands as a text in a node, such as in
// the mapping of a discriminator.
func (d *Document) Resolve(ref *Node) (*Node, error) {
	target, err := d.resolve(ref)
	if err != nil {
		return nil, err
	}
	if target, err = d.deref(target); err != nil {
		return nil, err
	}
	return target, nil
}

// reference returns the text of a node's reference, or nil.
func (n *Node) reference() *Node { return n.Peek(refKey) }

// deref follows references until there is none.
func (d *Document) deref(n *Node) (*Node, *Error) {
	seen := map[*Node]bool{}
	for start := n; n.reference() != nil; {
		switch ref := start.reference(); {
		case seen[n]:
			return nil, ref.problem(fmt.Sprintf("the reference %s leads to itself", quoted(ref.text)))
		case len(seen) == longestChain:
			return nil, ref.problem(fmt.Sprintf("the reference %s leads to more than %d others",
				quoted(ref.text), longestChain))
		}
		seen[n] = true
		var err *Error
		if n, err = d.resolve(n.Get(refKey)); err != nil {
			return nil, err
		}
	}
	return n, nil
}

// resolve follows one reference.
func (d *Document) resolve(ref *Node) (*Node, *Error) {
	if ref.Kind() != String {
		return nil, ref.problem(fmt.Sprintf("a reference is a string, not %v", ref.Kind()))
	}
	name, fragment, _ := strings.Cut(ref.text, "#")
	f := ref.file
	if name != "" {
		where, err := fileOf(ref, name)
		if err != nil {
			return nil, err
		}
		if err := d.failed[where]; err != nil {
			return nil, ref.problem(fmt.Sprintf("the reference %s: %s", quoted(ref.text), causeOf(err, where)))
		}
		if f = d.files[where]; f == nil {
			return nil, ref.problem(fmt.Sprintf("the reference %s names another file, and this one was read alone",
				quoted(ref.text)))
		}
	}
	return follow(ref, f.root, fragment)
}

// causeOf returns why a file could not be read.
func causeOf(err *Error, where string) string {
	if err.At.Line == 0 {
		return err.Text
	}
	return fmt.Sprintf("%s cannot be read: %s", where, err.Error())
}

// fileOf returns the path of the file that a reference names, below the folder of
// the document.
func fileOf(ref *Node, name string) (string, *Error) {
	decoded, err := url.PathUnescape(name)
	scheme := strings.IndexByte(name, ':')
	switch {
	case err != nil || strings.ContainsAny(decoded, "\\\x00"):
		return "", ref.problem(fmt.Sprintf("the reference %s is no path: paths have slashes", quoted(ref.text)))
	case scheme > 0 && !strings.Contains(name[:scheme], "/"), strings.HasPrefix(decoded, "//"):
		return "", ref.problem(fmt.Sprintf("the reference %s is an address, and nothing is downloaded: "+
			"save the file in the folder of the document", quoted(ref.text)))
	}
	where := path.Join(path.Dir(ref.file.path), decoded)
	if strings.HasPrefix(decoded, "/") || !filepath.IsLocal(filepath.FromSlash(where)) {
		return "", ref.problem(fmt.Sprintf("the reference %s leads out of the folder of the document",
			quoted(ref.text)))
	}
	return where, nil
}

// follow returns the node that a fragment names.
func follow(ref, n *Node, fragment string) (*Node, *Error) {
	pointer, err := url.PathUnescape(fragment)
	if err != nil || pointer != "" && !strings.HasPrefix(pointer, "/") {
		return nil, ref.problem(fmt.Sprintf("the reference %s has no JSON pointer behind its #", quoted(ref.text)))
	}
	last, missing, ok := n.walk(pointer, (*Node).Get)
	if !ok {
		if nearest := ref.definition(pointer); nearest != nil {
			return nearest, nil
		}
		return nil, ref.problem(fmt.Sprintf("the reference %s names nothing: %s has no %s",
			quoted(ref.text), nameOf(last), quoted(missing)))
	}
	return last, nil
}

// definition returns what a pointer such as /$defs/Color names in the nearest schema
// around a reference that has it. Programs that print schemas and paste them into a
// document leave such references behind, which the document's root lacks.
func (n *Node) definition(pointer string) *Node {
	if !strings.HasPrefix(pointer, "/$defs/") && !strings.HasPrefix(pointer, "/definitions/") {
		return nil
	}
	for around := n.parent; around != nil; around = around.parent {
		if named, _, ok := around.walk(pointer, (*Node).Peek); ok {
			around.walk(pointer, (*Node).Get)
			return named
		}
	}
	return nil
}

// Has returns whether a JSON pointer, such as #/paths/~1users/get, names something in
// the first file. It marks nothing.
func (d *Document) Has(pointer string) bool {
	_, _, ok := d.Root.walk(strings.TrimPrefix(pointer, "#"), (*Node).Peek)
	return ok
}

// walk follows a JSON pointer. If a step is missing it returns that, and the last node
// before it.
func (n *Node) walk(pointer string, get func(*Node, string) *Node) (last *Node, missing string, ok bool) {
	if pointer == "" {
		return n, "", true
	}
	for step := range strings.SplitSeq(pointer[1:], "/") {
		step = strings.ReplaceAll(strings.ReplaceAll(step, "~1", "/"), "~0", "~")
		next := n.step(step, get)
		if next == nil {
			return n, step, false
		}
		n = next
	}
	return n, "", true
}

// nameOf returns a node as messages call it.
func nameOf(n *Node) string {
	if n.parent == nil {
		return "the document"
	}
	return n.Pointer()
}

// step returns the value of a key or the item of an index.
func (n *Node) step(step string, get func(*Node, string) *Node) *Node {
	if n.kind != List {
		return get(n, step)
	}
	i, err := strconv.Atoi(step)
	if err != nil || i < 0 || i >= len(n.children) || step != strconv.Itoa(i) {
		return nil
	}
	return n.children[i]
}
