package check

import (
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// paging checks the paging rule of an endpoint.
func (c *checker) paging(e endpoint) {
	if e.Pages == nil {
		return
	}
	s := e.field("Pages").within("paging")
	if _, ok := s.pagingParam(e, "Offset", e.Pages.Offset); ok && e.Pages.Offset == e.Pages.Limit {
		s.field("Limit").problem("Limit %q is also Offset", e.Pages.Limit)
		return
	}
	if limit, ok := s.pagingParam(e, "Limit", e.Pages.Limit); ok && limit.Default == nil {
		s.field("Limit").problem("Limit %q has no default, which is needed to detect a short page", e.Pages.Limit)
	}
	array, ok := e.Returns.(dsl.Array)
	if !ok {
		s.problem("the endpoint does not return an array")
		return
	}
	c.pagingKey(s, e.Pages.Key, array.Of)
}

// pagingParam finds a query parameter, which must be a whole number.
func (s subject) pagingParam(e endpoint, field, name string) (dsl.Int, bool) {
	if !s.required(field, name) {
		return dsl.Int{}, false
	}
	p, ok := reading.Field(e.QueryFields(), name)
	if !ok {
		s.field(field).problem("%s %q is not a query parameter", field, name)
		return dsl.Int{}, false
	}
	t, ok := p.Type.(dsl.Int)
	switch {
	case !ok && reading.IsSchema(p.Type):
		s.field(field).problem("%s %q is %s, not an int", field, name, kindOf(p.Type))
	case ok && p.Optional && !reading.ZeroIsAbsent(t):
		s.field(field).problem("%s %q can be sent as 0: give it the default 0 or a Min of 1", field, name)
	}
	return t, ok
}

// pagingKey checks the field that identifies items: every item must have it.
func (c *checker) pagingKey(s subject, key string, item dsl.Schema) {
	item = c.read.Target(item)
	if !s.required("Key", key) || !reading.IsSchema(item) {
		return
	}
	object, ok := item.(*dsl.Object)
	if !ok {
		s.field("Key").problem("Key %q: %s has no fields", key, kindOf(item))
		return
	}
	at := s.field("Key")
	field, ok := reading.Field(reading.Fields(object), key)
	if !ok {
		at.problem("Key %q is not a field of model %s", key, object.Name)
		return
	}
	switch t := field.Type.(type) {
	case dsl.String:
		if t.Sensitive {
			at.problem("Key %q of model %s is sensitive", key, object.Name)
		}
	default:
		at.problem("Key %q of model %s is %s, not a string", key, object.Name, kindOf(field.Type))
	}
	if field.Optional || field.Nullable {
		at.problem("Key %q of model %s may be absent or null", key, object.Name)
	}
}
