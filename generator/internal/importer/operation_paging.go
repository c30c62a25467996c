package importer

import (
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// paging recognises how an operation hands out a list in pages.
func (c *converter) paging(op *described) {
	if op.e.Method != "GET" || len(op.e.Outcomes) > 0 {
		return
	}
	items, total, list := c.listOf(op.e.Returns)
	if list == nil {
		return
	}
	rule := c.linkPaging(op, items, total)
	for _, find := range []func(*described, string, string, dsl.Schema) dsl.Paging{
		c.offsetPaging, c.cursorPaging, c.pagePaging,
	} {
		if rule == nil {
			rule = find(op, items, total, list)
		}
	}
	if rule == nil {
		return
	}
	if len(op.e.Answers) > 0 || op.e.Conditional {
		c.note(Approximated, op.node, "response headers and entity tags of "+op.label(),
			"they are left out for its pages")
		op.e.Answers, op.e.Conditional = nil, false
	}
	op.e.Pages = rule
	c.note(Kept, op.node, "pages of "+op.label(), "it has the iterator "+methodOf(rule))
}

func methodOf(rule dsl.Paging) string {
	p, _ := reading.PagingOf(rule)
	return p.Method
}

// listOf finds the list in a response: the response itself, or the one member of
// it that is a list.
func (c *converter) listOf(t dsl.Schema) (items, total string, list dsl.Schema) {
	switch t := t.(type) {
	case dsl.Array:
		return "", "", t
	case *dsl.Object:
		if len(t.Embeds) > 0 {
			return "", "", nil
		}
		for i := range t.Fields {
			f := &t.Fields[i]
			if a, ok := f.Type.(dsl.Array); ok {
				if items != "" {
					return "", "", nil
				}
				items, list = f.Name, a
			}
			if totals[f.Name] {
				if _, ok := f.Type.(dsl.Int64); ok {
					f.Type = withoutDefault(counted(f.Type))
				}
				if _, ok := f.Type.(dsl.Int); ok && !f.Nullable && !f.Optional {
					total = f.Name
				}
			}
		}
		return items, total, list
	}
	return "", "", nil
}

var totals = wordSet("total_count totalCount total count total_results total_items")

// iterator claims a name for the iterator of an operation.
func (c *converter) iterator(op *described) string {
	name := "All" + op.e.Name
	for _, verb := range []string{"ListAll", "List", "GetAll", "Get"} {
		if rest, ok := strings.CutPrefix(op.e.Name, verb); ok {
			name = "All" + rest
			break
		}
	}
	if op.group.scope.methods[name] {
		name = op.e.Name + "Items"
	}
	for op.group.scope.methods[name] {
		name += "Again"
	}
	op.group.scope.methods[name] = true
	return name
}

// wholeParam finds a query parameter that is a whole number, and makes an int of
// it.
func wholeParam(op *described, names ...string) (i int, t dsl.Int) {
	for _, name := range names {
		for i := range op.e.Query {
			if op.e.Query[i].Name != name {
				continue
			}
			if whole, ok := counted(op.e.Query[i].Type).(dsl.Int); ok {
				return i, whole
			}
		}
	}
	return -1, dsl.Int{}
}

// wholeOf is a number that counts, whose bounds are whole.
func wholeOf(t dsl.Float) (dsl.Int, bool) {
	var n dsl.Int
	if t.Above != nil || t.Below != nil {
		return n, false
	}
	for _, part := range []struct {
		from *float64
		to   **int
	}{{t.Min, &n.Min}, {t.Max, &n.Max}, {t.Default, &n.Default}} {
		if part.from == nil {
			continue
		}
		if *part.from != float64(int(*part.from)) {
			return n, false
		}
		*part.to = new(int(*part.from))
	}
	return n, true
}

// fromOne is the type of a parameter that may be absent and counts from 1, so that
// its zero value can stand for an absent one.
func (c *converter) fromOne(op *described, q dsl.Param, t dsl.Int) dsl.Int {
	if q.Required || reading.ZeroIsAbsent(t) {
		return t
	}
	t.Min = new(1)
	c.note(Invented, op.node, "least value of "+q.Name+" of "+op.label(), "it is 1")
	return t
}

// offsetPaging recognises an offset and a limit.
func (c *converter) offsetPaging(op *described, items, total string, list dsl.Schema) dsl.Paging {
	offset, offsetType := wholeParam(op, "offset", "skip", "start")
	limit, limitType := wholeParam(op, "limit", "count", "per_page", "page_size")
	if offset < 0 || limit < 0 {
		return nil
	}
	key := ""
	if items == "" {
		if key = itemKey(list); key == "" {
			c.note(Kept, op.node, "offset and limit of "+op.label(),
				"no field tells one item from another: it has no iterator")
			return nil
		}
	}
	if limitType.Default == nil {
		c.note(Kept, op.node, "offset and limit of "+op.label(), "the limit has no default: it has no iterator")
		return nil
	}
	limitType = c.fromOne(op, op.e.Query[limit], limitType)
	if offsetType.Default == nil && !op.e.Query[offset].Required {
		offsetType.Default = new(0)
		c.note(Invented, op.node, "default of "+op.e.Query[offset].Name+" of "+op.label(), "it is 0")
	}
	op.e.Query[offset].Type, op.e.Query[limit].Type = offsetType, limitType
	return &dsl.OffsetLimit{
		Offset: op.e.Query[offset].Name, Limit: op.e.Query[limit].Name, Items: items, Total: total, Key: key,
		Method: c.iterator(op),
	}
}

// itemKey is the field that tells one item from another.
func itemKey(list dsl.Schema) string {
	a, _ := list.(dsl.Array)
	o, ok := a.Of.(*dsl.Object)
	if !ok || a.Nullable {
		return ""
	}
	for _, name := range []string{"id", "uuid", "key", "slug", "name"} {
		f, ok := reading.Field(reading.Fields(o), name)
		if text, isText := f.Type.(dsl.String); ok && isText && !text.Sensitive && !f.Optional && !f.Nullable {
			return name
		}
	}
	return ""
}

// pagePaging recognises numbers of pages.
func (c *converter) pagePaging(op *described, items, total string, list dsl.Schema) dsl.Paging {
	page, pageType := wholeParam(op, "page", "page_number", "pageNumber")
	if page < 0 {
		return nil
	}
	first := 1
	if pageType.Default != nil && *pageType.Default == 0 ||
		pageType.Default == nil && pageType.Min != nil && *pageType.Min == 0 {
		first = 0
	}
	if first == 0 && pageType.Default == nil && !op.e.Query[page].Required {
		pageType.Default = new(0)
	}
	pageType = c.fromOne(op, op.e.Query[page], pageType)
	op.e.Query[page].Type = pageType
	p := &dsl.PageNumber{Page: op.e.Query[page].Name, First: first, Items: items, Total: total}
	if size, sizeType := wholeParam(op, "per_page", "page_size", "pageSize", "size", "limit"); size >= 0 {
		sizeType = c.fromOne(op, op.e.Query[size], sizeType)
		op.e.Query[size].Type, p.Size = sizeType, op.e.Query[size].Name
	}
	if items == "" {
		p.Key = itemKey(list)
	}
	p.Method = c.iterator(op)
	return p
}

// cursorPaging recognises a cursor in the response, or in its last item.
func (c *converter) cursorPaging(op *described, items, total string, list dsl.Schema) dsl.Paging {
	param, text := textParamOf(op, "cursor", "starting_after", "after", "page_token", "pageToken", "next_token", "page")
	if param < 0 || op.e.Query[param].Required || text.Sensitive {
		return nil
	}
	p := &dsl.Cursor{Param: op.e.Query[param].Name, Items: items, Total: total}
	if o, ok := op.e.Returns.(*dsl.Object); ok {
		for _, name := range []string{
			"next_cursor", "nextCursor", "next_page_token", "nextPageToken", "next_token", "cursor",
		} {
			f, ok := reading.Field(o.Fields, name)
			if t, isText := f.Type.(dsl.String); ok && isText && !t.Sensitive {
				p.Next = name
				break
			}
		}
		if f, ok := reading.Field(o.Fields, "has_more"); ok {
			if _, isBool := f.Type.(dsl.Bool); isBool {
				p.More = "has_more"
			}
		}
	}
	if p.Next == "" {
		if p.From = itemKey(list); p.From == "" || p.Param == "cursor" || p.Param == "page" {
			return nil
		}
	}
	if text.MinLength == nil || *text.MinLength == 0 {
		text.MinLength = new(1)
	}
	text.Default = nil
	op.e.Query[param].Type, op.e.Query[param].Empty = text, false
	p.Method = c.iterator(op)
	return p
}

func textParamOf(op *described, names ...string) (int, dsl.String) {
	for _, name := range names {
		for i, q := range op.e.Query {
			if t, ok := q.Type.(dsl.String); ok && q.Name == name {
				return i, t
			}
		}
	}
	return -1, dsl.String{}
}

// linkPaging recognises the header that names the next page.
func (c *converter) linkPaging(op *described, items, total string) dsl.Paging {
	for key := range op.node.Get("responses").Keys() {
		r := c.deref(op.node.Get("responses").Peek(key))
		if strings.HasPrefix(key, "2") && r.Peek("headers").Peek("Link") != nil {
			return &dsl.LinkHeader{Items: items, Total: total, Method: c.iterator(op)}
		}
	}
	return nil
}
