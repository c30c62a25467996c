package tree

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// width is how many columns a list of scalars, or a value of an extension, may have
// to be written on one line.
const width = 80

// YAML writes a value as YAML. Texts that would read as something else, such as
// "404" or "yes", are between quotes.
func YAML(value any) ([]byte, error) {
	node, err := nodeOf(value)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	encoder := yaml.NewEncoder(&b)
	encoder.SetIndent(2)
	if err := encoder.Encode(node); err != nil {
		return nil, err
	}
	if err := encoder.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

func nodeOf(value any) (*yaml.Node, error) {
	switch v := value.(type) {
	case nil:
		return scalar("!!null", "null"), nil
	case bool:
		return scalar("!!bool", strconv.FormatBool(v)), nil
	case int:
		return scalar("!!int", strconv.Itoa(v)), nil
	case Number:
		return scalar("", string(v)), nil
	case string:
		return textNode(v), nil
	case List:
		return listNode(v)
	case Map:
		return mapNode(v)
	}
	return nil, fmt.Errorf("a value of type %T is none of a document's", value)
}

func scalar(tag, text string) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: tag, Value: text}
}

// textNode is a string, between quotes where readers of YAML 1.1 would take it for
// something else.
func textNode(text string) *yaml.Node {
	n := &yaml.Node{}
	n.SetString(text)
	if n.Tag == "!!binary" { // not UTF-8, which no text of a description is
		n.Tag, n.Value = "!!str", string([]rune(text))
	}
	return n
}

func listNode(list List) (*yaml.Node, error) {
	n := &yaml.Node{Kind: yaml.SequenceNode, Tag: "!!seq"}
	for _, item := range list {
		child, err := nodeOf(item)
		if err != nil {
			return nil, err
		}
		n.Content = append(n.Content, child)
	}
	if isShort(n) {
		n.Style = yaml.FlowStyle
	}
	return n, nil
}

func mapNode(m Map) (*yaml.Node, error) {
	n := &yaml.Node{Kind: yaml.MappingNode, Tag: "!!map"}
	for _, e := range m {
		child, err := nodeOf(e.Value)
		if err != nil {
			return nil, err
		}
		if strings.HasPrefix(e.Key, "x-") {
			compact(child)
		}
		n.Content = append(n.Content, textNode(e.Key), child)
	}
	if len(n.Content) == 0 {
		n.Style = yaml.FlowStyle
	}
	return n, nil
}

// isShort reports whether a list is one of scalars that fits on a line.
func isShort(list *yaml.Node) bool {
	isPart := func(n *yaml.Node) bool { return n.Kind != yaml.ScalarNode }
	return columns(list) <= width && !slices.ContainsFunc(list.Content, isPart)
}

// compact puts the objects of an extension that fit on a line on one. They are ours
// alone, so that nobody expects them in the form that others have.
func compact(n *yaml.Node) {
	if n.Kind == yaml.ScalarNode {
		return
	}
	if columns(n) <= width {
		n.Style = yaml.FlowStyle
		return
	}
	for _, part := range n.Content {
		compact(part)
	}
}

// columns is about how wide a value is on one line; texts of several lines are too
// wide.
func columns(n *yaml.Node) int {
	if strings.Contains(n.Value, "\n") {
		return width + 1
	}
	sum := utf8.RuneCountInString(n.Value) + len(", ")
	for _, part := range n.Content {
		sum += columns(part)
	}
	return sum
}
