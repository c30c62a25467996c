package check

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// matcher compares JSON values with types and reports every difference.
type matcher struct {
	subject
	strict bool // as requests are: no unknown fields, no unknown values of enums
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
	case dsl.String, dsl.Const:
		if m.kind(path, node, jsonString) {
			m.rule(path, t, node.text)
		}
	case *dsl.Enum, dsl.OneOf:
		m.enum(path, t, node)
	case dsl.Int:
		if n, ok := m.integer(path, node); ok {
			m.rule(path, t, n)
		}
	case dsl.Float:
		if x, ok := m.float(path, node); ok {
			m.rule(path, t, x)
		}
	case dsl.Bool:
		m.kind(path, node, jsonBool)
	case dsl.UnixMilli:
		m.integer(path, node)
	case dsl.Array:
		m.array(path, t, node)
	case dsl.Map:
		m.mapping(path, t, node)
	case *dsl.Object:
		m.object(path, t, node)
	case *dsl.Union:
		m.union(path, t, node)
	}
}

func (m *matcher) integer(path string, node *jsonNode) (int, bool) {
	if !m.kind(path, node, jsonNumber) {
		return 0, false
	}
	n, err := strconv.ParseInt(node.text, 10, 64)
	if err != nil {
		m.problem("%s: %s is not a whole number of 64 bits", path, node.text)
	}
	return int(n), err == nil
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
	for i, item := range node.items {
		m.match(fmt.Sprintf("%s[%d]", path, i), t.Of, item)
	}
}

func (m *matcher) mapping(path string, t dsl.Map, node *jsonNode) {
	if !m.kind(path, node, jsonObject) {
		return
	}
	m.duplicates(path, node)
	for _, member := range node.members {
		m.match(fmt.Sprintf("%s[%q]", path, member.name), t.Of, member.value)
	}
}

// object matches an object against a model, which in a response has a key.
func (m *matcher) object(path string, o *dsl.Object, node *jsonNode) {
	m.fields(path, o.Fields, node)
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

func (m *matcher) matchField(path string, f dsl.Field, value *jsonNode) {
	switch {
	case value == nil && !f.Optional:
		m.problem("%s is missing", path)
	case value == nil:
	case value.kind == jsonNull && f.Nullable:
	case value.kind == jsonNull && isRaw(f.Type):
	case value.kind == jsonNull:
		m.problem("%s is null, but not Nullable", path)
	default:
		m.value(path, f, value)
	}
}

// value matches the value of a field. A request cannot contain the zero value of
// a parameter if zero means "not sent".
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
	path = path + "." + u.Discriminator
	if tag == nil {
		m.problem("%s is missing", path)
		return
	}
	if !m.kind(path, tag, jsonString) {
		return
	}
	var known []string
	for _, variant := range u.Variants {
		value, ok := reading.Tag(variant, u.Discriminator)
		if ok && value == tag.text {
			m.object(path[:len(path)-len("."+u.Discriminator)], variant, node)
			return
		}
		known = append(known, value)
	}
	m.problem("%s: %q is not one of %s", path, tag.text, strings.Join(known, ", "))
}
