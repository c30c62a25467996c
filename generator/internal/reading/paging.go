package reading

import (
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// Paging is a paging rule of any kind, with the members of all of them.
type Paging struct {
	Rule                              dsl.Paging
	Offset, Limit, Page, Size, Cursor string // query parameters
	First                             int
	Items, Total, Next, More          string // members of the response
	From, Key                         string // fields of an item
	Method                            string
}

// PagingOf turns a rule's type into a Paging. It reports false for none, which a
// nil pointer is too.
func PagingOf(rule dsl.Paging) (Paging, bool) {
	switch r := rule.(type) {
	case *dsl.OffsetLimit:
		if r != nil {
			return Paging{
				Rule: r, Offset: r.Offset, Limit: r.Limit,
				Items: r.Items, Total: r.Total, Key: r.Key, Method: r.Method,
			}, true
		}
	case *dsl.PageNumber:
		if r != nil {
			return Paging{
				Rule: r, Page: r.Page, Size: r.Size, First: r.First,
				Items: r.Items, Total: r.Total, Key: r.Key, Method: r.Method,
			}, true
		}
	case *dsl.Cursor:
		if r != nil {
			return Paging{
				Rule: r, Cursor: r.Param, Next: r.Next, From: r.From, More: r.More,
				Items: r.Items, Total: r.Total, Method: r.Method,
			}, true
		}
	case *dsl.LinkHeader:
		if r != nil {
			return Paging{Rule: r, Items: r.Items, Total: r.Total, Method: r.Method}, true
		}
	}
	return Paging{}, false
}

// Members returns the fields on the way to a member of a member of an object:
// "meta.total". It reports false where there is none, or where something else
// than an object stands on the way.
func Members(s dsl.Schema, path string) (fields []dsl.Field, ok bool) {
	for _, name := range strings.Split(path, ".") {
		object, isObject := s.(*dsl.Object)
		if !isObject || object == nil {
			return nil, false
		}
		f, found := Field(object.Fields, name)
		if !found {
			return nil, false
		}
		fields, s = append(fields, f), f.Type
	}
	return fields, true
}

// Items returns the type of the items on a page of an endpoint, nil where it
// returns no list.
func (e Endpoint) Items() dsl.Schema { return e.Listed().Of }

// Listed returns the list on a page of an endpoint, one of nothing where it
// returns no list.
func (e Endpoint) Listed() dsl.Array {
	list := e.Returns
	if p, _ := PagingOf(e.Pages); p.Items != "" {
		fields, ok := Members(e.Returns, p.Items)
		if !ok {
			return dsl.Array{}
		}
		list = fields[len(fields)-1].Type
	}
	array, _ := list.(dsl.Array)
	return array
}

// Around returns the object around the list that an effect answers with: its own,
// or else the one that the paging rule speaks of; nil when the list stands alone.
func (e Endpoint) Around(s dsl.Select) *dsl.Envelope {
	if p, _ := PagingOf(e.Pages); s.Envelope == nil && p.Items != "" {
		return &dsl.Envelope{Items: p.Items, Total: p.Total}
	}
	return s.Envelope
}
