package check

import (
	"slices"

	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// paging checks the paging rule of an endpoint.
func (c *checker) paging(e endpoint) {
	if e.pages == nil {
		return
	}
	s := e.field("Pages").within("paging")
	if _, ok := s.pagingParam(e, "Offset", e.pages.Offset); ok && e.pages.Offset == e.pages.Limit {
		s.field("Limit").problem("Limit %q is Offset as well", e.pages.Limit)
		return
	}
	if limit, ok := s.pagingParam(e, "Limit", e.pages.Limit); ok && limit.Default == nil {
		s.field("Limit").problem("Limit %q has no default, without which a short page cannot be told", e.pages.Limit)
	}
	array, ok := e.Returns.(dsl.Array)
	if !ok {
		s.problem("the endpoint does not return an array")
		return
	}
	c.pagingKey(s, e.pages.Key, array.Of)
}

// pagingParam finds a query parameter, which must be a whole number.
func (s subject) pagingParam(e endpoint, field, name string) (dsl.Int, bool) {
	if !s.required(field, name) {
		return dsl.Int{}, false
	}
	i := slices.IndexFunc(e.Query, func(p dsl.Param) bool { return p.Name == name })
	if i < 0 {
		s.field(field).problem("%s %q is not a query parameter", field, name)
		return dsl.Int{}, false
	}
	p := e.Query[i]
	t, ok := p.Type.(dsl.Int)
	switch {
	case !ok && isSchema(p.Type):
		s.field(field).problem("%s %q is %s, not an int", field, name, kindOf(p.Type))
	case ok && !p.Required && !zeroMeansAbsent(t):
		s.field(field).problem("%s %q can be sent as 0: give it the default 0 or a Min of 1", field, name)
	}
	return t, ok
}

// pagingKey checks the field that tells items apart: every item must have it.
func (c *checker) pagingKey(s subject, key string, item dsl.Schema) {
	if ref, ok := item.(dsl.Ref); ok {
		item = c.named[string(ref)]
	}
	if !s.required("Key", key) || !isSchema(item) {
		return
	}
	object, ok := item.(*dsl.Object)
	if !ok {
		s.field("Key").problem("Key %q is a field of %s, which has none", key, kindOf(item))
		return
	}
	at := s.field("Key")
	i := slices.IndexFunc(object.Fields, func(f dsl.Field) bool { return f.Name == key })
	if i < 0 {
		at.problem("Key %q is not a field of model %s", key, object.Name)
		return
	}
	field := object.Fields[i]
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
