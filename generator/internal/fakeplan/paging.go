package fakeplan

import (
	"slices"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// pagesOf returns the rule by which a fake cuts a list into pages; nil when it
// answers with all of it.
func pagesOf(e reading.Endpoint, s dsl.Select) *plan.FakeLiteral {
	p, _ := reading.PagingOf(e.Pages)
	switch p.Rule.(type) {
	case *dsl.OffsetLimit:
		return literalOf("OffsetLimit", "Offset", p.Offset, "Limit", p.Limit)
	case *dsl.PageNumber:
		return literalOf("PageNumber", "Page", p.Page, "Size", p.Size, "First", p.First)
	case *dsl.Cursor:
		return literalOf("Cursor", "Param", p.Cursor, "Limit", sizeParam(e, s), "Next", p.Next, "More", p.More,
			"From", p.From, "Last", lastCursor(e, p))
	case *dsl.LinkHeader:
		return literalOf("LinkHeader", "Page", linkedPage, "Size", sizeParam(e, s), "First", 1)
	}
	return nil
}

// linkedPage is the query parameter in the links of a fake. Clients follow links as
// they are, so that any name will do that is not the size of a page.
const linkedPage = "page"

// sizeParam returns the query parameter with the size of a page where the rule does
// not name one: the first number that is no filter.
func sizeParam(e reading.Endpoint, s dsl.Select) string {
	for _, q := range e.Query {
		if _, isInt := q.Type.(dsl.Int); isInt && q.Name != linkedPage && !slices.Contains(s.Filters, q.Name) {
			return q.Name
		}
	}
	return ""
}

// lastCursor returns what the last page says of the next one: null where that
// member cannot be left out.
func lastCursor(e reading.Endpoint, p reading.Paging) any {
	fields, ok := reading.Members(e.Returns, p.Next)
	if !ok || fields[len(fields)-1].Optional {
		return nil
	}
	return literalOf("Null")
}
