package importer

import "github.com/seed-e19c5fb5/clerk-go/generator/internal/openapi"

// clearable reads the members of a form that are either something or the empty
// text, as APIs write it that clear a value so. They are nullable: null is written
// as the empty text in a form. What other bodies may hold too, behind a reference,
// is left as it is.
func (c *converter) clearable(schema *openapi.Node, at place) {
	for key, n := range schema.Peek("properties").Entries() {
		c.clearableMember(n, at.in(key.Text()))
	}
}

func (c *converter) clearableMember(n *openapi.Node, at place) {
	if n == nil || n.Peek("$ref") != nil {
		return
	}
	c.clearable(n, at)
	c.clearableMember(n.Peek("items"), at.item())
	cases := n.Peek("anyOf")
	if cases == nil {
		cases = n.Peek("oneOf")
	}
	var other *openapi.Node
	cleared := false
	for _, one := range cases.Items() {
		switch {
		case isEmptyText(one):
			cleared = true
		case other != nil: // several kinds of values
			return
		default:
			other = one
		}
	}
	if !cleared || other == nil {
		return
	}
	c.clearableMember(other, at)
	v := c.schemas.valueOf(other, at)
	v.Nullable = true
	if text := n.Get("description").Text(); text != "" {
		v.Doc = text
	}
	n.Mark()
	c.schemas.known[n] = v
	c.note(Kept, n, "the empty text that clears "+quoted(n.Key().Text()), "it is what null is written as")
}

// isEmptyText reports whether a schema allows nothing but the empty text.
func isEmptyText(n *openapi.Node) bool {
	values := n.Peek("enum").Items()
	return len(values) == 1 && values[0].Kind() == openapi.String && values[0].Text() == ""
}
