package extension

import (
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/openapi"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/tree"
)

// JSON returns a value of a document as JSON, with its numbers as they are written.
func JSON(n *openapi.Node) string {
	n.Mark()
	text, err := tree.Compact(valueOf(n))
	if err != nil {
		return ""
	}
	return string(text)
}

func valueOf(n *openapi.Node) any {
	switch n.Kind() {
	case openapi.String:
		return n.Text()
	case openapi.Bool:
		return n.Bool()
	case openapi.Number:
		return tree.Number(n.Text())
	case openapi.List:
		list := tree.List{}
		for _, item := range n.Items() {
			list = append(list, valueOf(item))
		}
		return list
	case openapi.Map:
		m := tree.Map{}
		for key, value := range n.Entries() {
			m = append(m, tree.Member{Key: key.Text(), Value: valueOf(value)})
		}
		return m
	}
	return nil
}
