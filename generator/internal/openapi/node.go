package openapi

import (
	"iter"
	"strconv"
	"strings"
)

// Kind is the kind of a value.
type Kind uint8

// The kinds of values.
const (
	Null Kind = iota
	Bool
	Number
	String
	List
	Map
)

// String returns the kind with its article: "a list".
func (k Kind) String() string {
	return [...]string{"null", "a boolean", "a number", "a string", "a list", "a map"}[k]
}

// Node is a key or a value of a document. The methods of a nil node return zero
// values, so that chains of Get need no checks.
type Node struct {
	file         *file
	parent       *Node
	place        int32 // among the parent's children
	line, column int32
	kind         Kind
	read         bool             // of a key: somebody asked for its value
	text         string           // of a scalar
	children     []*Node          // of a list: its items; of a map: key, value, key, value …
	index        map[string]int32 // of a large map: the places of its values
}

// Kind returns the kind of the value, and Null for a nil node.
func (n *Node) Kind() Kind {
	if n == nil {
		return Null
	}
	return n.kind
}

// At returns where the node begins.
func (n *Node) At() Position {
	if n == nil {
		return Position{}
	}
	return Position{File: n.file.name, Line: int(n.line), Column: int(n.column), Pointer: n.Pointer()}
}

// Text returns a scalar as it is written, without quotes and escapes. Numbers
// keep their digits. It returns "" for lists and maps.
func (n *Node) Text() string {
	if n == nil {
		return ""
	}
	return n.text
}

// Bool returns whether the value is true.
func (n *Node) Bool() bool { return n != nil && n.kind == Bool && n.text == "true" }

// Len returns the number of a map's keys, or of a list's items.
func (n *Node) Len() int {
	switch n.Kind() {
	case Map:
		return len(n.children) / 2
	case List:
		return len(n.children)
	}
	return 0
}

// Get returns the value of a key of a map and marks the key as read. It returns nil
// if there is none.
func (n *Node) Get(key string) *Node {
	i := n.find(key)
	if i < 0 {
		return nil
	}
	n.children[i-1].read = true
	return n.children[i]
}

// Peek is Get without the mark.
func (n *Node) Peek(key string) *Node {
	if i := n.find(key); i >= 0 {
		return n.children[i]
	}
	return nil
}

// Entries returns the keys and values of a map in the order of the document, and
// marks each key as read when it is reached.
func (n *Node) Entries() iter.Seq2[*Node, *Node] {
	return func(yield func(key, value *Node) bool) {
		if n.Kind() != Map {
			return
		}
		for i := 0; i < len(n.children); i += 2 {
			n.children[i].read = true
			if !yield(n.children[i], n.children[i+1]) {
				return
			}
		}
	}
}

// Items returns the items of a list.
func (n *Node) Items() []*Node {
	if n.Kind() != List {
		return nil
	}
	return n.children
}

// Key returns the key of a value in its map, or nil.
func (n *Node) Key() *Node {
	if n == nil || n.parent == nil || n.parent.kind != Map {
		return nil
	}
	return n.parent.children[n.place&^1]
}

// Beside returns what a key of the same map has, for a key. It marks nothing.
func (n *Node) Beside(key string) *Node {
	if n == nil {
		return nil
	}
	return n.parent.Peek(key)
}

// Mark marks every key below the node as read, and the node's own key.
func (n *Node) Mark() {
	if n == nil {
		return
	}
	if key := n.Key(); key != nil {
		key.read = true
	}
	for _, child := range n.children {
		child.Mark()
	}
}

// Pointer returns the JSON pointer of the node in its file, such as
// #/paths/~1users/get. A key has the pointer of its value.
func (n *Node) Pointer() string {
	var steps []string
	for ; n != nil && n.parent != nil; n = n.parent {
		step := strconv.Itoa(int(n.place))
		if key := n.Key(); key != nil {
			step = escape(key.text)
		}
		steps = append(steps, step)
	}
	var b strings.Builder
	b.WriteByte('#')
	for i := len(steps) - 1; i >= 0; i-- {
		b.WriteByte('/')
		b.WriteString(steps[i])
	}
	return b.String()
}

// escape returns a key as a step of a JSON pointer.
func escape(key string) string {
	return strings.ReplaceAll(strings.ReplaceAll(key, "~", "~0"), "/", "~1")
}

// indexFrom is the number of keys from which on a map has an index.
const indexFrom = 12

// find returns the place of the value of a key, or -1.
func (n *Node) find(key string) int {
	if n.Kind() != Map {
		return -1
	}
	if n.index != nil {
		if i, ok := n.index[key]; ok {
			return int(i)
		}
		return -1
	}
	for i := 0; i < len(n.children); i += 2 {
		if n.children[i].text == key {
			return i + 1
		}
	}
	return -1
}

// add appends a key and its value to a map. It returns the earlier key if there is one.
func (n *Node) add(key, value *Node) *Node {
	if i := n.find(key.text); i >= 0 {
		return n.children[i-1]
	}
	n.append(key)
	n.append(value)
	switch count := len(n.children) / 2; {
	case n.index != nil:
		n.index[key.text] = value.place
	case count == indexFrom:
		n.index = make(map[string]int32, 2*count)
		for i := 0; i < len(n.children); i += 2 {
			n.index[n.children[i].text] = int32(i + 1)
		}
	}
	return nil
}

// append appends a child.
func (n *Node) append(child *Node) {
	child.parent, child.place = n, int32(len(n.children))
	n.children = append(n.children, child)
}

// problem returns an error at the node.
func (n *Node) problem(text string) *Error { return &Error{At: n.At(), Text: text} }
