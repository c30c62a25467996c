package call

import (
	"encoding/base64"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"
)

// List describes the encoding of a list and its number of values. The zero List
// repeats the parameter: id=a&id=b.
type List struct {
	Joined   string // between the values: id=a,b
	Brackets bool   // id[]=a&id[]=b
	Indexed  bool   // id[0]=a&id[1]=b
	Min, Max int    // number of values, both included; a Max of 0 is no bound
	Unique   bool   // duplicate values are rejected
	Required bool   // an empty list is rejected; otherwise it is omitted
}

// Strings adds a list of strings. The rules apply to each.
func Strings[S ~string](v Values, name string, list []S, l List, rules ...StringRule) {
	v.list(name, len(list), l, func(name string, i int) (string, bool) {
		return string(list[i]), v.request.checkString(name, string(list[i]), rules, false)
	})
}

// Ints adds a list of integers. The rules apply to each.
func Ints[I ~int | ~int64](v Values, name string, list []I, l List, rules ...IntRule) {
	v.list(name, len(list), l, func(name string, i int) (string, bool) {
		n := int64(list[i])
		return strconv.FormatInt(n, 10), v.request.checkInt(name, n, rules)
	})
}

// IntEnums adds a list of integers. Each must be one of the values.
func IntEnums[I ~int | ~int64](v Values, name string, list []I, l List, values ...int64) {
	v.list(name, len(list), l, func(name string, i int) (string, bool) {
		n := int64(list[i])
		return strconv.FormatInt(n, 10), v.request.checkIntEnum(name, n, values)
	})
}

// Uints adds a list of unsigned integers. The rules apply to each.
func Uints(v Values, name string, list []uint64, l List, rules ...UintRule) {
	v.list(name, len(list), l, func(name string, i int) (string, bool) {
		return strconv.FormatUint(list[i], 10), v.request.checkUint(name, list[i], rules)
	})
}

// Floats adds a list of numbers. The rules apply to each.
func Floats(v Values, name string, list []float64, l List, rules ...FloatRule) {
	v.list(name, len(list), l, func(name string, i int) (string, bool) {
		return floatText(list[i]), v.request.checkFloat(name, list[i], rules)
	})
}

// Bools writes a list of truth values.
func Bools(v Values, name string, list []bool, l List) {
	v.list(name, len(list), l, func(_ string, i int) (string, bool) {
		return strconv.FormatBool(list[i]), true
	})
}

// ConstBools adds a list of truth values, each of which must be want.
func ConstBools(v Values, name string, list []bool, l List, want bool) {
	v.list(name, len(list), l, func(name string, i int) (string, bool) {
		text := strconv.FormatBool(list[i])
		if list[i] != want {
			v.request.refuse(name, text, "is not "+strconv.FormatBool(want))
		}
		return text, list[i] == want
	})
}

// Data adds a list of bytes as texts in base64. The rules apply to the number of
// bytes of each.
func Data(v Values, name string, list [][]byte, l List, in *base64.Encoding, rules ...StringRule) {
	v.list(name, len(list), l, func(name string, i int) (string, bool) {
		for _, rule := range rules {
			if broken := rule.brokenLength(len(list[i])); broken != "" {
				v.request.refuse(name, "", broken)
				return "", false
			}
		}
		return in.EncodeToString(list[i]), true
	})
}

// Times writes a list of instants or days.
func Times(v Values, name string, list []time.Time, l List, form TimeForm) {
	v.list(name, len(list), l, func(name string, i int) (string, bool) {
		return form.Text(list[i]), v.request.checkTime(name, list[i], form)
	})
}

// Map adds an object with arbitrary keys in sorted order. The given function
// adds each value. A key that a server would parse differently is rejected.
func Map[T any](v Values, name string, m map[string]T, member func(v Values, key string, value T)) {
	v = v.Within(name)
	for _, key := range slices.Sorted(maps.Keys(m)) {
		if key == "" || strings.ContainsAny(key, "[]") {
			v.request.refuseText(v.outer+" key", key, "is empty or holds a bracket")
			return
		}
		member(v, key, m[key])
	}
}

// CheckList validates the number of items of a list and, by comparing the JSON
// that appendJSON appends, that they are unique. An item that has no JSON is like
// no other.
func CheckList[T any](v Values, name string, list []T, l List, appendJSON func([]byte, T) ([]byte, error)) {
	if appendJSON == nil || !l.Unique {
		v.count(v.name(name), len(list), l)
		return
	}
	v.each(v.name(name), len(list), l, func(name string, i int) (string, bool) {
		text, err := appendJSON(nil, list[i])
		if err != nil { // which the checks of the item name
			return name, true
		}
		return string(text), true
	}, func(int, string) {})
}

// list checks a list and writes it. The function item checks item i and returns
// its text.
func (v Values) list(name string, n int, l List, item func(name string, i int) (string, bool)) {
	name = v.name(name)
	var joined []string
	ok := v.each(name, n, l, item, func(i int, text string) {
		switch {
		case l.Joined != "":
			joined = append(joined, text)
		case l.Indexed:
			v.to.Put(indexed(name, i), text)
		case l.Brackets:
			v.to.Put(name+"[]", text)
		default:
			v.to.Put(name, text)
		}
	})
	if ok && l.Joined != "" && n > 0 {
		v.to.Put(name, strings.Join(joined, l.Joined))
	}
}

// each checks a list and hands out its texts.
func (v Values) each(
	name string, n int, l List, item func(name string, i int) (string, bool), put func(i int, text string),
) bool {
	if !v.count(name, n, l) {
		return false
	}
	first := make(map[string]int) // of each text, when they have to differ
	for i := range n {
		at := indexed(name, i)
		text, ok := item(at, i)
		if !ok {
			return false
		}
		if broken := l.brokenJoin(text); broken != "" {
			v.request.refuse(at, "", broken)
			return false
		}
		if before, found := first[text]; found {
			v.request.refuse(at, "", "is a duplicate of "+indexed(name, before))
			return false
		}
		if l.Unique {
			first[text] = i
		}
		put(i, text)
	}
	return true
}

// count checks the number of values.
func (v Values) count(name string, n int, l List) bool {
	switch {
	case v.request.refused != nil:
		return false
	case n == 0:
		if l.Required {
			v.request.refuse(name, "", "is required")
		}
		return !l.Required
	case n >= l.Min && (l.Max == 0 || n <= l.Max):
		return true
	}
	rule := fmt.Sprintf("has %d values, which is outside %d..%d", n, l.Min, l.Max)
	switch {
	case l.Max == 0:
		rule = fmt.Sprintf("has %d values, fewer than %d", n, l.Min)
	case l.Min == 0:
		rule = fmt.Sprintf("has %d values, more than %d", n, l.Max)
	}
	v.request.refuse(name, "", rule)
	return false
}

// brokenJoin returns the rule that a string in a joined list violates, or "": a
// server that splits the list would get other values.
func (l List) brokenJoin(text string) string {
	switch {
	case l.Joined == "":
		return ""
	case text == "":
		return "is empty"
	case strings.Contains(text, l.Joined):
		return "contains the separator " + strconv.Quote(l.Joined)
	}
	return ""
}
