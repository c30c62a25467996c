package expect

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// scalarValues returns values of a type with a form of its own, at its bounds and
// beside them; none for other types.
func scalarValues(s dsl.Schema, example string) []candidate {
	switch s := s.(type) {
	case dsl.Int64:
		return scalarCandidates(wideValues(s.Min, s.Max))
	case dsl.Uint64:
		return scalarCandidates(wideValues(s.Min, s.Max))
	case dsl.UnixSeconds:
		return scalarCandidates([]int64{0, 1716883200})
	case dsl.DateTime:
		return scalarCandidates([]string{"2026-11-25T18:55:20Z", "2026-11-25T18:55:20.000000001Z"})
	case dsl.Date:
		return scalarCandidates([]string{"", "2028-02-29", "2026-02-29"})
	case dsl.Decimal:
		if s.Quoted {
			return scalarCandidates([]string{"", "12.50", "0", "1,5"})
		}
		return scalarCandidates([]json.Number{"12.50", "0", "123456789012345678901234567890.10"})
	case dsl.Bytes:
		return dataCandidates(s)
	case dsl.ConstBool:
		return scalarCandidates([]bool{true, false})
	case *dsl.IntEnum, dsl.ConstInt:
		return scalarCandidates(numberValues(s))
	case dsl.Array:
		return listCandidates(s, example)
	}
	return nil
}

// dataCandidates returns data of the lengths at the bounds.
func dataCandidates(s dsl.Bytes) []candidate {
	lengths := []int{2}
	if s.MinLength != nil {
		lengths = append(lengths, *s.MinLength, *s.MinLength-1)
	}
	if s.MaxLength != nil {
		lengths = append(lengths, *s.MaxLength, *s.MaxLength+1)
	}
	var list []candidate
	for _, n := range distinct(lengths) {
		if n >= 0 {
			list = append(list, candidate{"of length " + strconv.Itoa(n), bytes.Repeat([]byte{'~'}, n)})
		}
	}
	return list
}

// wideValues returns numbers just inside and just outside of the bounds, and zero.
func wideValues[N int64 | uint64](low, high *N) []N {
	values := []N{0}
	if low == nil && high == nil {
		values = append(values, 1<<62)
	}
	if low != nil {
		values = append(values, *low)
		if below := *low - 1; below < *low {
			values = append(values, below)
		}
	}
	if high != nil {
		values = append(values, *high)
		if above := *high + 1; above > *high {
			values = append(values, above)
		}
	}
	return distinct(values)
}

// numberValues returns the numbers that a type names, one that it does not, and zero.
func numberValues(s dsl.Schema) []int64 {
	allowed, _ := reading.Numbers(s)
	values := append(allowed, 0)
	another := int64(1)
	for _, n := range allowed {
		another = max(another, n+1)
	}
	return distinct(append(values, another))
}

// formatCandidates returns a text of a form, one that does not have it, and none.
func formatCandidates(example string) []candidate {
	return []candidate{{"empty", ""}, {"in its format", example}, {"in no format", "no " + example}}
}

// listCandidates returns lists of texts or numbers with as many items as are allowed,
// one more, one fewer, and one that is there twice.
func listCandidates(s dsl.Array, example string) []candidate {
	item, ok := itemOf(s.Of, example)
	if !ok || s.Min == nil && s.Max == nil && !s.Unique {
		return nil
	}
	var lengths []int
	if s.Min != nil {
		lengths = append(lengths, *s.Min, *s.Min-1)
	}
	if s.Max != nil {
		lengths = append(lengths, *s.Max, *s.Max+1)
	}
	var list []candidate
	for _, n := range distinct(lengths) {
		if n >= 0 && n <= longestList {
			list = append(list, candidate{"of " + strconv.Itoa(n), itemList(n, item)})
		}
	}
	if s.Unique {
		list = append(list, candidate{"with an item twice", twice(s, item)})
	}
	return list
}

// longestList is how many items a list in a test has at most.
const longestList = 200

// items is a list in an order.
type items []any

func itemList(n int, item func(i int) any) items {
	list := items{}
	for i := range n {
		list = append(list, item(i))
	}
	return list
}

// twice returns a list within the bounds whose last two items are the same.
func twice(s dsl.Array, item func(i int) any) items {
	n := 2
	if s.Min != nil {
		n = max(n, *s.Min)
	}
	list := itemList(n, item)
	list[n-1] = list[n-2]
	return list
}

// itemOf returns a function that makes different items, where that is simple.
func itemOf(s dsl.Schema, example string) (item func(i int) any, ok bool) {
	switch s := s.(type) {
	case dsl.String:
		free := s.MaxLength == nil && s.MinLength == nil && s.Pattern == "" && s.Format == "" && !s.Sensitive
		return func(i int) any { return example + strconv.Itoa(i) }, free && !strings.ContainsAny(example, "\n")
	case dsl.Int:
		return func(i int) any { return i }, s.Min == nil && s.Max == nil
	}
	return nil, false
}

// brokenList returns the rule that a list breaks, in the words of the emitted code.
func brokenList(s dsl.Array, list items, name string) (at, rule string) {
	if rule := reading.WrongCount(s, len(list)); rule != "" {
		return name, rule
	}
	first := map[any]int{}
	for i, v := range list {
		if before, found := first[v]; s.Unique && found {
			return indexed(name, i), "is a duplicate of " + indexed(name, before)
		}
		first[v] = i
	}
	return name, ""
}

func indexed(name string, i int) string { return name + "[" + strconv.Itoa(i) + "]" }
