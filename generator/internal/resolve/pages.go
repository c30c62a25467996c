package resolve

import (
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// pages plans the iterator, when the endpoint has a paging rule.
func (r *resolver) pages(e reading.Endpoint, op *plan.Operation) *plan.Pages {
	rule, ok := reading.PagingOf(e.Pages)
	if !ok {
		return nil
	}
	p := &plan.Pages{By: pagingOf(rule), Method: rule.Method, First: rule.First, Envelope: r.envelope(e, rule)}
	param := func(name string) string {
		if name == "" {
			return ""
		}
		return reading.FieldNamed(e.QueryFields(), name)
	}
	p.Offset, p.Number, p.Cursor = param(rule.Offset), param(rule.Page), param(rule.Cursor)
	p.Limit = param(rule.Limit + rule.Size)
	if p.By != plan.ByOffset || p.Envelope != nil {
		p.Read = op.Var + "Page"
	}
	if item, ok := r.read.Target(e.Items()).(*dsl.Object); ok {
		field := func(name string) string {
			if name == "" {
				return ""
			}
			return reading.FieldNamed(item.Fields, name)
		}
		p.Key, p.From = field(rule.Key), field(rule.From)
	}
	p.DefaultLimit, p.MaxLimit = pageSize(e, rule.Limit+rule.Size)
	p.Doc = pagesDoc(p, op)
	return p
}

func pagingOf(rule reading.Paging) plan.Paging {
	switch rule.Rule.(type) {
	case *dsl.PageNumber:
		return plan.ByNumber
	case *dsl.Cursor:
		return plan.ByCursor
	case *dsl.LinkHeader:
		return plan.ByLink
	}
	return plan.ByOffset
}

// pageSize returns the default and the largest size of a page.
func pageSize(e reading.Endpoint, param string) (usual, most int) {
	f, _ := reading.Field(e.QueryFields(), param)
	limit, _ := f.Type.(dsl.Int)
	if limit.Default != nil {
		usual = *limit.Default
	}
	if limit.Max != nil {
		most = *limit.Max
	}
	return usual, most
}

// envelope plans the object around the list.
func (r *resolver) envelope(e reading.Endpoint, rule reading.Paging) *plan.Envelope {
	object, ok := e.Returns.(*dsl.Object)
	if rule.Items == "" || !ok {
		return nil
	}
	member := func(path string) []*plan.Field { return r.memberFields(e.Returns, path) }
	return &plan.Envelope{
		Model: object.Name, Items: member(
			rule.Items,
		), Total: member(rule.Total), Next: member(rule.Next), More: member(rule.More),
	}
}

// memberFields plans the fields on the way to a member; none for an empty path.
func (r *resolver) memberFields(s dsl.Schema, path string) []*plan.Field {
	fields, _ := reading.Members(s, path)
	var planned []*plan.Field
	for _, f := range fields {
		planned = append(planned, &plan.Field{
			GoName: reading.FieldName(
				f,
			), Wire: f.Name, Type: r.typeOf(f.Type), Required: !f.Optional, Wrapped: f.Optional || f.Nullable,
		})
	}
	return planned
}
