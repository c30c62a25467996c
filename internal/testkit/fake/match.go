package fake

import (
	"bytes"
	"cmp"
	"encoding/json"
	"slices"
	"strconv"
	"strings"
)

// Match is a value that a field of a record must have. The field may be a path:
// "organization.id".
type Match struct {
	Field string
	Is    Value
}

// wanted is a match with the value that a request gives it.
type wanted struct {
	field         string
	plain, quoted string
	nothing       bool // which no record has
}

// wanted are the values that records must have. What the request leaves open is
// left out when open says so, and otherwise is what no record has.
func (x *exchange) wanted(matches []Match, open bool) []wanted {
	var all []wanted
	for _, m := range matches {
		raw := m.Is.from(x)
		if raw == nil && open {
			continue
		}
		plain := text(raw)
		nothing := raw == nil || string(raw) == "null"
		all = append(all, wanted{m.Field, plain, string(quote(plain)), nothing})
	}
	return all
}

// anyOf are the values of a query parameter that is a list, of which a record must
// have one. It is false of other parameters, and of a list that is absent or empty.
func (x *exchange) anyOf(name string) (list []wanted, ok bool) {
	query := x.req.Operation.Query
	i := slices.IndexFunc(query, func(f Field) bool { return f.Name == name && f.Kind == Array })
	if i < 0 {
		return nil, false
	}
	items, isArray := elements(assemble(&query[i], name, x.req.query))
	for _, raw := range items {
		plain := text(raw)
		list = append(list, wanted{field: name, plain: plain, quoted: string(quote(plain))})
	}
	return list, isArray && len(items) > 0
}

func (r *record) fitsOne(list []wanted) bool {
	return slices.ContainsFunc(list, func(w wanted) bool { return w.fits(r) })
}

// fits reports whether a record has the value. Numbers and texts compare by what
// they say, and null and absence by nothing.
func (w wanted) fits(r *record) bool {
	raw := lookupAt(r.members, w.field)
	switch {
	case w.nothing || len(raw) == 0 || string(raw) == "null":
		return false
	case raw[0] != '"':
		return string(raw) == w.plain
	default:
		return string(raw) == w.quoted || bytes.IndexByte(raw, '\\') >= 0 && text(raw) == w.plain
	}
}

// matching are the records that have all values, newest first.
func (c *collection) matching(all []wanted) []*record {
	var found []*record
	for _, r := range slices.Backward(c.all) {
		if !slices.ContainsFunc(all, func(w wanted) bool { return !w.fits(r) }) {
			found = append(found, r)
		}
	}
	return found
}

// Order is a field by which a list is ordered, the smallest value first.
type Order struct {
	Field      string
	Descending bool
}

// orderBy reads an order as it stands in a query: "-created_at" descends, and a
// plus sign, which a query may turn into a space, does not.
func orderBy(text string) Order {
	field, descending := strings.CutPrefix(text, "-")
	return Order{Field: strings.TrimLeft(field, "+ "), Descending: descending}
}

// sorted puts records into an order. Those that are equal in it stay as they were.
func sorted(records []*record, orders []Order) []*record {
	slices.SortStableFunc(records, func(a, b *record) int {
		for _, o := range orders {
			n := compared(lookupAt(a.members, o.Field), lookupAt(b.members, o.Field))
			if o.Descending {
				n = -n
			}
			if n != 0 {
				return n
			}
		}
		return 0
	})
	return records
}

// compared compares numbers as numbers and everything else as texts.
func compared(a, b json.RawMessage) int {
	m, errA := strconv.ParseFloat(string(a), 64)
	n, errB := strconv.ParseFloat(string(b), 64)
	if errA == nil && errB == nil {
		return cmp.Compare(m, n)
	}
	return cmp.Compare(text(a), text(b))
}
