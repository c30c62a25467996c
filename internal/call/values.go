package call

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/internal/wire"
)

// Values adds named values to one part of a request: its query, its header, or a
// form body. It validates each value; an invalid one is rejected and not sent.
// Zero values are sent too: the caller decides which parameters are present. It
// is valid as long as its request.
type Values struct {
	request *Request
	to      Sink
	outer   string // of a member: the name that it is below
}

// Sink is a part of a request that accepts named values.
type Sink interface {
	// Put adds a value.
	Put(name, text string)
	// Member is the name of a member of outer.
	Member(outer, name string) string
}

// ValuesTo returns the values for a sink outside of the request.
func (r *Request) ValuesTo(s Sink) Values { return Values{request: r, to: s} }

// Within returns the values for the members of name: in a query and a form,
// name[member].
func (v Values) Within(name string) Values {
	v.outer = v.name(name)
	return v
}

// Item returns the values for item i of a list.
func (v Values) Item(i int) Values {
	v.outer = indexed(v.outer, i)
	return v
}

// String adds a string.
func (v Values) String(name, s string, rules ...StringRule) {
	name = v.name(name)
	if v.request.checkString(name, s, rules, false) {
		v.to.Put(name, s)
	}
}

// Int adds an integer.
func (v Values) Int(name string, n int, rules ...IntRule) { v.Int64(name, int64(n), rules...) }

// Int64 adds an integer.
func (v Values) Int64(name string, n int64, rules ...IntRule) {
	name = v.name(name)
	if v.request.checkInt(name, n, rules) {
		v.to.Put(name, strconv.FormatInt(n, 10))
	}
}

// IntEnum adds an integer that must be one of the values.
func (v Values) IntEnum(name string, n int64, values ...int64) {
	name = v.name(name)
	if v.request.checkIntEnum(name, n, values) {
		v.to.Put(name, strconv.FormatInt(n, 10))
	}
}

// Uint64 adds an unsigned integer.
func (v Values) Uint64(name string, n uint64, rules ...UintRule) {
	name = v.name(name)
	if v.request.checkUint(name, n, rules) {
		v.to.Put(name, strconv.FormatUint(n, 10))
	}
}

// Float adds a number.
func (v Values) Float(name string, n float64, rules ...FloatRule) {
	name = v.name(name)
	if v.request.checkFloat(name, n, rules) {
		v.to.Put(name, floatText(n))
	}
}

// Bool adds true or false.
func (v Values) Bool(name string, b bool) {
	v.to.Put(v.name(name), strconv.FormatBool(b))
}

// ConstBool writes true or false, whichever it has to be.
func (v Values) ConstBool(name string, b, want bool) {
	name = v.name(name)
	if b != want {
		v.request.refuse(name, strconv.FormatBool(b), "is not "+strconv.FormatBool(want))
		return
	}
	v.to.Put(name, strconv.FormatBool(b))
}

// Time writes an instant or a day.
func (v Values) Time(name string, t time.Time, form TimeForm) {
	name = v.name(name)
	if v.request.checkTime(name, t, form) {
		v.to.Put(name, form.Text(t))
	}
}

// Empty adds a name without a value: null in a form, or an empty list.
func (v Values) Empty(name string) {
	v.to.Put(v.name(name), "")
}

// Size validates the number of bytes of data, and adds nothing. A negative most
// means no limit.
func (v Values) Size(name string, n, least, most int) {
	rule := Length(least, most)
	if broken := rule.brokenLength(n); broken != "" {
		v.request.refuse(v.name(name), "", broken)
	}
}

// Raw validates JSON, and adds nothing. Nil is null.
func (v Values) Raw(name string, raw []byte) {
	if raw == nil {
		return
	}
	if err := wire.CheckRaw(raw); err != nil {
		v.request.refuse(v.name(name), "", "cannot be encoded: "+err.Error())
	}
}

// RequireOneOf rejects an object in which none of the members is present.
func (v Values) RequireOneOf(given bool, names ...string) {
	if given {
		return
	}
	full := make([]string, len(names))
	for i, name := range names {
		full[i] = v.name(name)
	}
	v.request.refuse(alternatives(full), "", "is required")
}

// ExactlyOne refuses an object that is one of several things, of which not
// exactly one is set.
func (v Values) ExactlyOne(name string, set ...bool) {
	n := 0
	for _, one := range set {
		if one {
			n++
		}
	}
	switch {
	case n == 0:
		v.request.refuse(v.name(name), "", "is required")
	case n > 1:
		v.request.refuse(v.name(name), "", "has more than one field set")
	}
}

// OnlyJSON refuses a value that nothing but JSON can hold.
func (v Values) OnlyJSON(name string) {
	v.request.refuse(v.name(name), "", "is a value that only JSON can hold")
}

func (v Values) name(name string) string {
	switch {
	case v.outer == "":
		return name
	case name == "": // an item of a list that is no object
		return v.outer
	}
	return v.to.Member(v.outer, name)
}

func indexed(name string, i int) string { return name + "[" + strconv.Itoa(i) + "]" }

func (r *Request) checkUint(name string, v uint64, rules []UintRule) bool {
	if r.refused != nil {
		return false
	}
	for _, rule := range rules {
		if broken := rule.Broken(v); broken != "" {
			r.refuse(name, strconv.FormatUint(v, 10), broken)
			return false
		}
	}
	return true
}

func (r *Request) checkIntEnum(name string, v int64, values []int64) bool {
	if r.refused != nil || slices.Contains(values, v) {
		return r.refused == nil
	}
	texts := make([]string, len(values))
	for i, value := range values {
		texts[i] = strconv.FormatInt(value, 10)
	}
	r.refuse(name, strconv.FormatInt(v, 10), "is not one of "+strings.Join(texts, ", "))
	return false
}
