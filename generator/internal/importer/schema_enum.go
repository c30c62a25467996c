package importer

import (
	"fmt"
	"slices"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/openapi"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// listed converts a schema that lists its values, and reports false for others.
func (s *schemas) listed(n *openapi.Node, c conjunction, at place) (v value, ok bool) {
	values := c.values()
	if values == nil {
		return value{}, false
	}
	byKind := map[openapi.Kind][]*openapi.Node{}
	for _, one := range values {
		byKind[one.Kind()] = append(byKind[one.Kind()], one)
	}
	nullable := len(byKind[openapi.Null]) > 0
	delete(byKind, openapi.Null)
	if len(byKind) == 0 {
		return value{Type: dsl.RawJSON{}, Nullable: nullable}, true
	}
	if len(byKind[openapi.Map])+len(byKind[openapi.List]) > 0 {
		c.get("enum").Mark()
		s.dropped(c.get("enum"), "enum", "values that are lists or objects are not listed")
		return value{}, false
	}
	s.textRules(c)
	var cases []dsl.Case
	for _, kind := range []openapi.Kind{openapi.String, openapi.Number, openapi.Bool} {
		if len(byKind[kind]) > 0 {
			of := s.listOf(n, kind, byKind[kind], at, len(byKind) > 1)
			cases = append(cases, dsl.Case{Name: kindNames[kind], Of: of})
		}
	}
	if len(cases) == 1 {
		return value{Type: cases[0].Of, Nullable: nullable}, true
	}
	choice := &dsl.Choice{Name: s.modelName(n, at), Cases: cases}
	s.keep(choice, n)
	choice.Doc = s.modelDoc(n, c, at, choice.Name)
	return value{Type: choice, Nullable: nullable}, true
}

// textRules marks rules that add nothing to a list of values.
func (s *schemas) textRules(c conjunction) {
	for _, key := range []string{"type", "format", "pattern", "minLength", "maxLength", "minimum", "maximum"} {
		c.get(key)
	}
}

var kindNames = map[openapi.Kind]string{openapi.String: "Text", openapi.Number: "Number", openapi.Bool: "Bool"}

// values returns the values that a schema lists: those of its enum, or the one of
// its const.
func (c conjunction) values() []*openapi.Node {
	if one := c.get("const"); one != nil {
		return []*openapi.Node{one}
	}
	if list := c.get("enum"); list.Len() > 0 {
		return list.Items()
	}
	return nil
}

// lists reports whether a schema lists its values, of which none is a list or an object.
func (c conjunction) lists() bool {
	for _, n := range slices.Backward(c) {
		values := n.Peek("enum").Items()
		if one := n.Peek("const"); one != nil {
			values = []*openapi.Node{one}
		}
		if len(values) > 0 {
			return !slices.ContainsFunc(values, func(v *openapi.Node) bool {
				return v.Kind() == openapi.List || v.Kind() == openapi.Map
			})
		}
	}
	return false
}

// listOf converts values of one kind. Several kinds have enums of their own.
func (s *schemas) listOf(
	n *openapi.Node, kind openapi.Kind, values []*openapi.Node, at place, several bool,
) dsl.Schema {
	if several {
		at = place{owner: at.owner, path: append(at.path[:len(at.path):len(at.path)], kindNames[kind])}
	}
	switch kind {
	case openapi.Number:
		return s.numbers(n, values, at, several)
	case openapi.Bool:
		if allSame(values) {
			return dsl.ConstBool(values[0].Bool())
		}
		return dsl.Bool{}
	}
	texts := textsOf(values)
	if len(texts) == 1 && texts[0] != "" {
		return dsl.Const(texts[0])
	}
	return s.enum(n, texts, at, several)
}

func allSame(values []*openapi.Node) bool {
	return !slices.ContainsFunc(values, func(v *openapi.Node) bool { return v.Text() != values[0].Text() })
}

// textsOf are the texts of nodes, each once.
func textsOf(nodes []*openapi.Node) []string {
	var texts []string
	for _, n := range nodes {
		if !slices.Contains(texts, n.Text()) {
			texts = append(texts, n.Text())
		}
	}
	return texts
}

// enum converts texts to an enum. Inline ones with the same values in members of
// the same name are one enum.
func (s *schemas) enum(n *openapi.Node, texts []string, at place, apart bool) dsl.Schema {
	key := at.last() + "\x00" + strings.Join(texts, "\x00")
	if shared, ok := s.enums[key]; ok && !at.named {
		return shared
	}
	e := &dsl.Enum{Name: s.nameOf(n, at, apart)}
	s.keep(e, n)
	names := newConstNames(texts)
	for _, text := range texts {
		e.Values = append(e.Values, dsl.EnumValue{Value: text, Go: names[text]})
	}
	if !at.named {
		s.enums[key] = e
	}
	e.Doc = s.modelDoc(n, s.conjunction(n), at, e.Name)
	return e
}

// nameOf is the name of a model that a schema becomes by itself, or with others.
func (s *schemas) nameOf(n *openapi.Node, at place, apart bool) string {
	if apart {
		return s.names.claim(at.base())
	}
	return s.modelName(n, at)
}

// numbers converts numbers to an enum of whole numbers, as far as they are such.
func (s *schemas) numbers(n *openapi.Node, values []*openapi.Node, at place, apart bool) dsl.Schema {
	var list []int64
	for _, v := range values {
		whole, ok := integer(v.Text())
		if !ok {
			s.dropped(v, "enum", fmt.Sprintf("%s is no whole number: all numbers are taken", v.Text()))
			return dsl.Float{}
		}
		if !slices.Contains(list, whole) {
			list = append(list, whole)
		}
	}
	if len(list) == 1 {
		return dsl.ConstInt(list[0])
	}
	for i, whole := range list {
		if whole != int64(int32(whole)) {
			s.dropped(values[i], "enum", fmt.Sprintf("%d is outside of 32 bits: all whole numbers are taken", whole))
			return dsl.Int64{}
		}
	}
	return s.intEnum(n, list, at, apart)
}

// intEnum converts numbers of 32 bits to an enum.
func (s *schemas) intEnum(n *openapi.Node, list []int64, at place, apart bool) *dsl.IntEnum {
	e := &dsl.IntEnum{Name: s.nameOf(n, at, apart)}
	s.keep(e, n)
	for _, whole := range list {
		e.Values = append(e.Values, dsl.IntEnumValue{Value: int(whole)})
	}
	e.Doc = s.modelDoc(n, s.conjunction(n), at, e.Name)
	return e
}
