package check

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/internal/wire"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// matcher compares JSON values with types and reports every difference.
type matcher struct {
	subject
	strict bool // as requests are: no unknown fields, no unknown values of enums
	inForm bool // where no list and no map is empty
}

// rule reports a value that its type does not allow.
func (m *matcher) rule(path string, t dsl.Schema, value any) {
	if rule := reading.Broken(t, value); rule != "" {
		m.problem("%s: %s %s", path, shown(value), rule)
	}
}

// kind reports a value of another kind.
func (m *matcher) kind(path string, node *jsonNode, want jsonKind) bool {
	if node.kind != want {
		m.problem("%s is %s, not %s", path, node.kind, want)
	}
	return node.kind == want
}

func (m *matcher) match(path string, t dsl.Schema, node *jsonNode) {
	t = m.c.read.Target(t)
	if !reading.IsSchema(t) {
		return
	}
	switch t := t.(type) {
	case dsl.File:
		m.kind(path, node, jsonString)
	case dsl.List:
		m.list(path, t, node)
	case dsl.DeepObject:
		m.match(path, t.Of, node)
	case dsl.String, dsl.Const:
		if m.kind(path, node, jsonString) {
			m.rule(path, t, node.text)
		}
	case *dsl.Enum, dsl.OneOf:
		m.enum(path, t, node)
	case dsl.Int:
		if n, ok := m.integer(path, node); ok {
			m.rule(path, t, int(n))
		}
	case dsl.Int64:
		if n, ok := m.integer(path, node); ok {
			m.rule(path, t, n)
		}
	case dsl.Uint64:
		m.unsigned(path, t, node)
	case dsl.Float:
		if x, ok := m.float(path, node); ok {
			m.rule(path, t, x)
		}
	case dsl.Bool:
		m.kind(path, node, jsonBool)
	case dsl.ConstBool:
		if m.kind(path, node, jsonBool) {
			m.rule(path, t, node.text == "true")
		}
	case dsl.UnixMilli, dsl.UnixSeconds:
		m.integer(path, node)
	case dsl.ConstInt:
		m.number(path, t, node, true)
	case *dsl.IntEnum:
		m.number(path, t, node, m.strict)
	case dsl.DateTime, dsl.Date, dsl.Decimal, dsl.Bytes:
		m.written(path, t, node)
	case dsl.Array:
		m.array(path, t, node)
	case dsl.Map:
		m.mapping(path, t, node)
	case *dsl.Object:
		m.object(path, t, node)
	case *dsl.Union:
		m.union(path, t, node)
	case *dsl.Choice:
		m.choice(path, t, node)
	}
}

func (m *matcher) integer(path string, node *jsonNode) (int64, bool) {
	if !m.kind(path, node, jsonNumber) {
		return 0, false
	}
	n, err := strconv.ParseInt(node.text, 10, 64)
	if err != nil {
		m.problem("%s: %s is not a whole number of 64 bits", path, node.text)
	}
	return n, err == nil
}

func (m *matcher) unsigned(path string, t dsl.Uint64, node *jsonNode) {
	if !m.kind(path, node, jsonNumber) {
		return
	}
	n, err := strconv.ParseUint(node.text, 10, 64)
	if err != nil {
		m.problem("%s: %s is not a whole number of 64 bits that is not negative", path, node.text)
		return
	}
	m.rule(path, t, n)
}

// number matches a whole number against those that the type names, if it must be
// one of them.
func (m *matcher) number(path string, t dsl.Schema, node *jsonNode, must bool) {
	n, ok := m.integer(path, node)
	if ok && must && reading.Broken(t, n) != "" {
		m.problem("%s: %d %s", path, n, reading.Broken(t, n))
	}
}

// written matches a value that has a form of its own against the decoder for it.
func (m *matcher) written(path string, t dsl.Schema, node *jsonNode) {
	want := jsonString
	if d, ok := t.(dsl.Decimal); ok && !d.Quoted {
		want = jsonNumber
	}
	if !m.kind(path, node, want) {
		return
	}
	text := node.text
	if want == jsonString {
		text = strconv.Quote(text)
	}
	var data []byte
	err := wire.Unmarshal([]byte(text), reader(func(d *wire.Decoder) {
		switch t := t.(type) {
		case dsl.DateTime:
			d.Time(new(time.Time))
		case dsl.Date:
			d.Date(new(string))
		case dsl.Bytes:
			d.Bytes(&data)
		case dsl.Decimal:
			if t.Quoted {
				d.QuotedDecimal(new(string))
			} else {
				d.Decimal(new(string))
			}
		}
	}))
	if err, ok := errors.AsType[*wire.Error](err); ok {
		m.problem("%s: %s: %s", path, node.quoted(), err.Reason)
		return
	}
	if rule := reading.Broken(t, data); rule != "" {
		m.problem("%s: the data %s", path, rule)
	}
}

// reader is a function that reads a value.
type reader func(*wire.Decoder)

// UnmarshalWire calls the function.
func (r reader) UnmarshalWire(d *wire.Decoder) error {
	r(d)
	return d.Err()
}

func (m *matcher) float(path string, node *jsonNode) (float64, bool) {
	if !m.kind(path, node, jsonNumber) {
		return 0, false
	}
	x, err := strconv.ParseFloat(node.text, 64)
	if err != nil {
		m.problem("%s: %s is out of range", path, node.text)
	}
	return x, err == nil
}

// enum matches a text against the values of an enum. In a response it may be one
// that the server has added since.
func (m *matcher) enum(path string, t dsl.Schema, node *jsonNode) {
	if m.kind(path, node, jsonString) && m.strict {
		m.rule(path, t, node.text)
	}
}

func (m *matcher) array(path string, t dsl.Array, node *jsonNode) {
	if !m.kind(path, node, jsonArray) {
		return
	}
	m.length(path, t, len(node.items))
	m.notEmpty(path, len(node.items))
	for i, item := range node.items {
		m.item(fmt.Sprintf("%s[%d]", path, i), t.Nullable, t.Of, item)
	}
}

// length compares the number of items of a request with its bounds.
func (m *matcher) length(path string, t dsl.Array, n int) {
	if rule := reading.WrongCount(t, n); rule != "" && m.strict {
		m.problem("%s %s", path, rule)
	}
}

// notEmpty reports a list or a map that a form cannot hold.
func (m *matcher) notEmpty(path string, n int) {
	if m.inForm && n == 0 {
		m.problem("%s is empty, which a form cannot say: omit it", path)
	}
}

// item matches an item of an array or a value of a map.
func (m *matcher) item(path string, nullable bool, t dsl.Schema, node *jsonNode) {
	if nullable && node.kind == jsonNull {
		return
	}
	m.match(path, t, node)
}

func (m *matcher) list(path string, t dsl.List, node *jsonNode) {
	m.array(path, dsl.Array{Of: t.Of}, node)
	n := len(node.items)
	if t.Min != nil && n < *t.Min || t.Max != nil && n > *t.Max {
		m.problem("%s has %d values, which the list does not take", path, n)
	}
	for i, item := range node.items {
		same := func(other *jsonNode) bool { return other.kind == item.kind && other.text == item.text }
		if t.Unique && slices.IndexFunc(node.items, same) < i {
			m.problem("%s[%d] %s is there twice", path, i, item.quoted())
		}
		if t.Joined != "" && (item.text == "" || strings.Contains(item.text, t.Joined)) {
			m.problem("%s[%d] %s cannot be joined with %q", path, i, item.quoted(), t.Joined)
		}
	}
}

func (m *matcher) mapping(path string, t dsl.Map, node *jsonNode) {
	if !m.kind(path, node, jsonObject) {
		return
	}
	m.duplicates(path, node)
	m.notEmpty(path, len(node.members))
	for _, member := range node.members {
		m.item(fmt.Sprintf("%s[%q]", path, member.name), t.Nullable, t.Of, member.value)
	}
}

// object matches an object against a model, which in a response has a key.
func (m *matcher) object(path string, o *dsl.Object, node *jsonNode) {
	m.fields(path, reading.Fields(o), node)
	m.atLeastOne(path, reading.AtLeastOne(o), node)
	key := node.member(o.Key)
	if o.Key != "" && !m.strict && key != nil && key.isEmpty() {
		m.problem("%s.%s is empty, but it is the Key of model %s", path, o.Key, o.Name)
	}
}

// fields matches an object against the fields of a model or a body.
func (m *matcher) fields(path string, fields []dsl.Field, node *jsonNode) {
	if !m.kind(path, node, jsonObject) {
		return
	}
	m.duplicates(path, node)
	for _, f := range fields {
		if f.Name == "" {
			continue
		}
		m.matchField(path+"."+f.Name, f, node.member(f.Name))
	}
	for _, member := range node.members {
		if _, known := reading.Field(fields, member.name); m.strict && !known {
			m.problem("%s.%s is not in the description", path, member.name)
		}
	}
}

// atLeastOne reports a request in which none of some fields is.
func (m *matcher) atLeastOne(path string, rules []dsl.OneOrMore, node *jsonNode) {
	for _, rule := range rules {
		sent := func(name string) bool { return node.member(name) != nil }
		if m.strict && !slices.ContainsFunc(rule, sent) {
			m.problem("%s has none of %s", path, strings.Join(rule, ", "))
		}
	}
}

func (m *matcher) matchField(path string, f dsl.Field, value *jsonNode) {
	switch {
	case value == nil && (f.Optional || m.lacks(f)):
	case value == nil:
		m.problem("%s is missing", path)
	case m.strict && f.ReadOnly:
		m.problem("%s is ReadOnly, so that it is not sent", path)
	case value.kind == jsonNull && f.Nullable:
	case value.kind == jsonNull && isRaw(f.Type):
	case value.kind == jsonNull:
		m.problem("%s is null, but not Nullable", path)
	default:
		m.value(path, f, value)
	}
}

// lacks reports whether a field is only in messages of the other direction.
func (m *matcher) lacks(f dsl.Field) bool { return m.strict && f.ReadOnly || !m.strict && f.WriteOnly }

// value matches the value of a field. A request cannot hold the zero value of a
// parameter whose zero value means "not sent".
func (m *matcher) value(path string, f dsl.Field, value *jsonNode) {
	before := len(m.c.problems)
	m.match(path, f.Type, value)
	absent := f.Optional && !f.Nullable && reading.ZeroIsAbsent(f.Type) && value.isZero()
	if m.strict && absent && len(m.c.problems) == before {
		m.problem("%s: %s is the default, which is not sent", path, value.quoted())
	}
}

func isRaw(t dsl.Schema) bool {
	_, ok := t.(dsl.RawJSON)
	return ok
}

// duplicates reports names that occur more than once.
func (m *matcher) duplicates(path string, node *jsonNode) {
	var names []string
	for _, member := range node.members {
		names = append(names, member.name)
	}
	for _, i := range duplicates(names) {
		m.problem("%s: duplicate member %q", path, names[i])
	}
}

// union matches an object against the variant that its discriminator names.
func (m *matcher) union(path string, u *dsl.Union, node *jsonNode) {
	if !m.kind(path, node, jsonObject) {
		return
	}
	tag := node.member(u.Discriminator)
	tagPath := path + "." + u.Discriminator
	switch {
	case tag == nil && !m.strict && reading.TagIsOptional(u): // of no variant, which is kept as it came
		return
	case tag == nil:
		m.problem("%s is missing", tagPath)
		return
	case !m.kind(tagPath, tag, jsonString):
		return
	}
	var known []string
	for _, variant := range reading.Variants(u) {
		if !variant.Known {
			continue
		}
		if variant.Tag == tag.text {
			if variant.Added {
				node = node.without(u.Discriminator)
			}
			m.object(path, variant.Of, node)
			return
		}
		known = append(known, variant.Tag)
	}
	m.problem("%s: %q is not one of %s", tagPath, tag.text, strings.Join(known, ", "))
}

// choice matches a value against the case that it looks like. A response may hold
// what looks like none.
func (m *matcher) choice(path string, t *dsl.Choice, node *jsonNode) {
	has := func(key string) bool { return node.member(key) != nil }
	i, ok := m.c.read.CaseOf(t, kindsOf[node.kind], has)
	switch {
	case ok:
		m.match(path, t.Cases[i].Of, node)
	case m.strict:
		m.problem("%s is %s that fits no case of choice %s", path, node.kind, t.Name)
	}
}

// kindsOf are the kinds of values as a choice tells them apart.
var kindsOf = map[jsonKind]reading.Kind{
	jsonString: reading.TextKind, jsonNumber: reading.NumberKind, jsonBool: reading.BooleanKind,
	jsonArray: reading.ListKind, jsonObject: reading.ObjectKind,
}
