package openapi

import (
	"fmt"
	"iter"
	"strings"
)

// mostProblems is the number of broken references that are listed.
const mostProblems = 100

// broken returns an error for each reference that leads nowhere.
func (d *Document) broken() Problems {
	var out Problems
	more := 0
	for _, f := range d.order {
		for ref := range references(f.root) {
			if _, err := d.deref(ref.parent); err == nil {
				continue
			} else if len(out) < mostProblems {
				out = append(out, err)
			} else {
				more++
			}
		}
	}
	for _, f := range d.order {
		f.root.forget()
	}
	if more > 0 {
		out[mostProblems-1].Text += fmt.Sprintf(" (and %d more)", more)
	}
	return out
}

// forget removes the marks below a node.
func (n *Node) forget() {
	n.read = false
	for _, child := range n.children {
		child.forget()
	}
}

// data are the keys whose values are data, in which $ref is a key as any other.
var data = map[string]bool{"example": true, "default": true, "enum": true, "const": true, "value": true}

// named are the keys whose values are maps from names to what the specification
// calls objects. In them a key such as "default" is a name.
var named = map[string]bool{
	"$defs": true, "callbacks": true, "content": true, "definitions": true, "dependentSchemas": true,
	"encoding": true, "examples": true, "headers": true, "links": true, "parameters": true, "pathItems": true,
	"paths": true, "patternProperties": true, "properties": true, "requestBodies": true, "responses": true,
	"schemas": true, "securitySchemes": true, "variables": true, "webhooks": true,
}

// references returns the texts of the references below a node, in the order of the
// document, without those in data and in extensions.
func references(n *Node) iter.Seq[*Node] {
	return func(yield func(*Node) bool) { n.references(false, yield) }
}

// references calls yield for each reference until that returns false. Names says
// that the keys of the node are names.
func (n *Node) references(names bool, yield func(*Node) bool) bool {
	if ref := n.reference(); ref != nil && !names && !yield(ref) {
		return false
	}
	for i, child := range n.children {
		inside := false
		if n.kind == Map {
			key := n.children[i&^1].text
			if i%2 == 0 || !names && (data[key] || strings.HasPrefix(key, "x-")) {
				continue
			}
			inside = !names && named[key] && child.kind == Map
		}
		if examples := n.Key(); n.kind == List && examples != nil && examples.text == "examples" {
			return true
		}
		if !child.references(inside, yield) {
			return false
		}
	}
	return true
}
