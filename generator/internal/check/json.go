package check

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/internal/wire"
)

// jsonKind is the kind of a JSON value.
type jsonKind string

// The kinds, as problems call them.
const (
	jsonNull   jsonKind = "null"
	jsonBool   jsonKind = "a bool"
	jsonNumber jsonKind = "a number"
	jsonString jsonKind = "a string"
	jsonArray  jsonKind = "an array"
	jsonObject jsonKind = "an object"
)

// jsonNode is a JSON value with all details of its text: the order of its
// members, duplicate names, and numbers as written.
type jsonNode struct {
	kind    jsonKind
	text    string // of a string, a number or a bool
	items   []*jsonNode
	members []jsonMember
}

type jsonMember struct {
	name  string
	value *jsonNode
}

// member returns the first value of a name, or nil.
func (n *jsonNode) member(name string) *jsonNode {
	for _, m := range n.members {
		if m.name == name {
			return m.value
		}
	}
	return nil
}

// quoted returns a scalar as problems show it.
func (n *jsonNode) quoted() string {
	if n.kind == jsonString {
		return strconv.Quote(n.text)
	}
	return n.text
}

// isEmpty reports whether it is an empty text or array.
func (n *jsonNode) isEmpty() bool {
	return n.kind == jsonString && n.text == "" || n.kind == jsonArray && len(n.items) == 0
}

// isZero reports whether a scalar decodes to the zero value of its Go type.
func (n *jsonNode) isZero() bool {
	switch n.kind {
	case jsonString:
		return n.text == ""
	case jsonNumber:
		value, err := strconv.ParseFloat(n.text, 64)
		return err == nil && value == 0
	case jsonBool:
		return n.text == "false"
	}
	return false
}

// parseJSON parses exactly one value. Its errors are those of the decoder that
// generated code uses: the texts of encoding/json differ between releases of Go.
func parseJSON(text string) (*jsonNode, error) {
	if err := wire.Unmarshal([]byte(text), anyValue{}); err != nil {
		return nil, err
	}
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	return parseValue(d)
}

// anyValue accepts any well-formed JSON.
type anyValue struct{}

// UnmarshalWire skips one value.
func (anyValue) UnmarshalWire(d *wire.Decoder) error {
	d.Skip()
	return d.Err()
}

func parseValue(d *json.Decoder) (*jsonNode, error) {
	t, err := d.Token()
	if err != nil {
		return nil, err
	}
	switch t := t.(type) {
	case nil:
		return &jsonNode{kind: jsonNull, text: "null"}, nil
	case bool:
		return &jsonNode{kind: jsonBool, text: strconv.FormatBool(t)}, nil
	case json.Number:
		return &jsonNode{kind: jsonNumber, text: t.String()}, nil
	case string:
		return &jsonNode{kind: jsonString, text: t}, nil
	case json.Delim:
		if t == '[' {
			return parseArray(d)
		}
		return parseObject(d)
	}
	return nil, fmt.Errorf("unexpected %v", t)
}

func parseArray(d *json.Decoder) (*jsonNode, error) {
	node := &jsonNode{kind: jsonArray}
	for d.More() {
		item, err := parseValue(d)
		if err != nil {
			return nil, err
		}
		node.items = append(node.items, item)
	}
	_, err := d.Token()
	return node, err
}

func parseObject(d *json.Decoder) (*jsonNode, error) {
	node := &jsonNode{kind: jsonObject}
	for d.More() {
		name, err := d.Token()
		if err != nil {
			return nil, err
		}
		value, err := parseValue(d)
		if err != nil {
			return nil, err
		}
		node.members = append(node.members, jsonMember{fmt.Sprint(name), value})
	}
	_, err := d.Token()
	return node, err
}

// goValue returns the JSON value of a parameter in an example.
func goValue(value any) (*jsonNode, bool) {
	switch value := value.(type) {
	case string:
		return &jsonNode{kind: jsonString, text: value}, true
	case int:
		return &jsonNode{kind: jsonNumber, text: strconv.Itoa(value)}, true
	case int64: // an instant, which an int of 32 bits cannot hold
		return &jsonNode{kind: jsonNumber, text: strconv.FormatInt(value, 10)}, true
	case uint64:
		return &jsonNode{kind: jsonNumber, text: strconv.FormatUint(value, 10)}, true
	case json.Number: // a decimal
		return &jsonNode{kind: jsonNumber, text: value.String()}, true
	case float64:
		return &jsonNode{kind: jsonNumber, text: strconv.FormatFloat(value, 'g', -1, 64)}, true
	case nil:
		return &jsonNode{kind: jsonNull, text: "null"}, true
	case bool:
		return &jsonNode{kind: jsonBool, text: strconv.FormatBool(value)}, true
	case []any, map[string]any:
		text, err := json.Marshal(value)
		if err != nil {
			return nil, false
		}
		node, err := parseJSON(string(text))
		return node, err == nil
	}
	return nil, false
}
