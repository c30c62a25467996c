package expect

import (
	"net/url"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// trialPages plans how an iterator is called: as in the example, but for the
// parameters of paging. It returns nil if the cursor that the test hands out is none
// that the operation takes.
func (x *expecter) trialPages(
	op *plan.Operation, e reading.Endpoint, ex dsl.Example, params plan.Literal,
) (*plan.TrialPages, error) {
	p := op.Pages
	rule, _ := reading.PagingOf(e.Pages)
	out := &plan.TrialPages{
		Offset: rule.Offset, Limit: rule.Limit + rule.Size, Number: rule.Page, Cursor: rule.Cursor, Key: rule.Key,
		Items: rule.Items, Total: rule.Total, Next: rule.Next, From: rule.From, More: rule.More,
		Params: fieldsOf(params, func(goName string) bool { return goName != p.Position() && goName != p.Limit }),
	}
	query, err := url.ParseQuery(x.credentialOf(op).Query)
	if err != nil {
		return nil, err
	}
	for _, q := range e.Query {
		if q.Name == out.Cursor && reading.Broken(q.Type, testCursor) != "" {
			return nil, nil
		}
	}
	for _, f := range queryOf(op) {
		if f.Wire == out.Offset+out.Number+out.Cursor || f.Wire == out.Limit {
			continue
		}
		if err := x.addFlat(f, ex.Query, query.Add); err != nil {
			return nil, err
		}
	}
	out.Query = query.Encode()
	for _, q := range e.Query {
		switch t, _ := q.Type.(dsl.Int); q.Name {
		case out.Offset:
			out.OtherOffset = otherThan(t, 3)
		case out.Limit:
			out.OtherLimit = otherThan(t, 2)
		}
	}
	return out, nil
}

// testCursor is one that package selftest hands out.
const testCursor = "item-1"

// queryOf are the query parameters of an operation, which a list without any has none of.
func queryOf(op *plan.Operation) []*plan.Field {
	if op.Params == nil {
		return nil
	}
	return op.Params.Query
}

// otherThan returns a number that the parameter takes and that is not its default:
// wanted, or else one close to it. Where there is none it is the default.
func otherThan(t dsl.Int, wanted int) int {
	if t.Min != nil {
		wanted = max(wanted, *t.Min)
	}
	if t.Default != nil && wanted == *t.Default {
		wanted++
	}
	if t.Max != nil && wanted > *t.Max {
		return *t.Max
	}
	return wanted
}
