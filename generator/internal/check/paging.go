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
	p, ok := reading.PagingOf(e.Pages)
	if !ok {
		s.problem("is %s", oddity(e.Pages))
		return
	}
	switch p.Rule.(type) {
	case *dsl.OffsetLimit:
		if !s.offsetLimit(e, p) {
			return
		}
	case *dsl.PageNumber:
		s.pageNumber(e, p)
	case *dsl.Cursor:
		c.cursor(s, e, p)
	}
	if !s.pageMembers(e, p) || e.Items() == nil {
		return
	}
	if p.Items == "" && p.Offset != "" || p.Key != "" {
		c.itemField(s, "Key", p.Key, e.Listed())
	}
}

// offsetLimit reports false when both parameters are the same.
func (s subject) offsetLimit(e endpoint, p reading.Paging) bool {
	if _, ok := s.pagingParam(e, "Offset", p.Offset); ok && p.Offset == p.Limit {
		s.field("Limit").problem("Limit %q is also Offset", p.Limit)
		return false
	}
	if limit, ok := s.pagingParam(e, "Limit", p.Limit); ok && limit.Default == nil {
		s.field("Limit").problem("Limit %q has no default, which is needed to detect a short page", p.Limit)
	}
	return true
}

func (s subject) pageNumber(e endpoint, p reading.Paging) {
	if p.First != 0 && p.First != 1 {
		s.field("First").problem("First %d is neither 0 nor 1", p.First)
	}
	if _, ok := s.pagingParam(e, "Page", p.Page); ok && p.Page == p.Size {
		s.field("Size").problem("Size %q is also Page", p.Size)
		return
	}
	if p.Size != "" {
		s.pagingParam(e, "Size", p.Size)
	}
}

// cursor checks where a cursor comes from, and where it goes.
func (c *checker) cursor(s subject, e endpoint, p reading.Paging) {
	if s.required("Param", p.Cursor) {
		f, ok := reading.Field(e.QueryFields(), p.Cursor)
		t, isText := f.Type.(dsl.String)
		switch at := s.field("Param"); {
		case !ok:
			at.problem("Param %q is not a query parameter", p.Cursor)
		case !isText:
			at.problem("Param %q is %s, not a string", p.Cursor, kindOf(f.Type))
		case t.Sensitive:
			at.problem("Param %q is sensitive", p.Cursor)
		case f.Nullable:
			at.problem("Param %q can be null, which is no cursor", p.Cursor)
		case !f.Optional || !reading.ZeroIsAbsent(t):
			at.problem(
				"Param %q has to be optional, with a MinLength of 1: the first page is asked for without",
				p.Cursor,
			)
		}
	}
	switch {
	case p.Next == "" && p.From == "":
		s.problem("Next and From are empty, one of which says where the next cursor is")
	case p.Next != "" && p.From != "":
		s.field("From").problem("From and Next are both set")
	case p.From != "" && e.Items() != nil:
		c.itemField(s, "From", p.From, e.Listed())
	}
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
	case ok && p.Nullable:
		s.field(field).problem("%s %q can be null, which is no number to count from", field, name)
	case ok && p.Optional && !reading.ZeroIsAbsent(t):
		s.field(field).problem("%s %q can be sent as 0: give it the default 0 or a Min of 1", field, name)
	}
	return t, ok
}

// pageMembers checks where the list is, and what the object around it says of
// the other pages.
func (s subject) pageMembers(e endpoint, p reading.Paging) bool {
	if p.Items == "" {
		for _, member := range []struct{ field, path string }{{"Total", p.Total}, {"Next", p.Next}, {"More", p.More}} {
			if member.path != "" {
				s.field(member.field).problem("%s %q needs Items, the member with the list", member.field, member.path)
			}
		}
		if _, ok := e.Returns.(dsl.Array); !ok {
			s.problem("the endpoint does not return an array")
			return false
		}
		return true
	}
	before := len(s.c.problems)
	for _, member := range []struct {
		field, path, want string
		fits              func(dsl.Schema) bool
	}{
		{"Items", p.Items, "an array", isA[dsl.Array]},
		{"Total", p.Total, "an int", isA[dsl.Int]},
		{
			"Next",
			p.Next,
			"a string that may be shown",
			func(t dsl.Schema) bool { text, ok := t.(dsl.String); return ok && !text.Sensitive },
		},
		{"More", p.More, "a bool", isA[dsl.Bool]},
	} {
		if member.path == "" {
			continue
		}
		at := s.field(member.field)
		fields, ok := reading.Members(e.Returns, member.path)
		if !ok {
			at.problem("%s %q is not a member of %s", member.field, member.path, kindOf(e.Returns))
			continue
		}
		if t := fields[len(fields)-1].Type; !member.fits(t) {
			at.problem("%s %q is %s, not %s", member.field, member.path, kindOf(t), member.want)
		}
	}
	return len(s.c.problems) == before
}

func isA[T dsl.Schema](t dsl.Schema) bool { _, ok := t.(T); return ok }

// itemField checks a field that every item must have: the one that tells items
// apart, or the one that is the cursor.
func (c *checker) itemField(s subject, name, key string, list dsl.Array) {
	item := c.read.Target(list.Of)
	if !s.required(name, key) || !reading.IsSchema(item) {
		return
	}
	at := s.field(name)
	if list.Nullable {
		at.problem("%s %q: items may be null", name, key)
	}
	object, ok := item.(*dsl.Object)
	if !ok {
		at.problem("%s %q: %s has no fields", name, key, kindOf(item))
		return
	}
	field, ok := reading.Field(reading.Fields(object), key)
	if !ok {
		at.problem("%s %q is not a field of model %s", name, key, object.Name)
		return
	}
	switch t := field.Type.(type) {
	case dsl.String:
		if t.Sensitive {
			at.problem("%s %q of model %s is sensitive", name, key, object.Name)
		}
	default:
		at.problem("%s %q of model %s is %s, not a string", name, key, object.Name, kindOf(field.Type))
	}
	if field.Optional || field.Nullable {
		at.problem("%s %q of model %s may be absent or null", name, key, object.Name)
	}
}
