package importer

import (
	"slices"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/openapi"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// tagIn is the text that a member always has, or "".
func (s *schemas) tagIn(m *member) string {
	if m == nil {
		return ""
	}
	values := s.conjunction(m.schemas...).values()
	if len(values) != 1 || values[0].Kind() != openapi.String {
		return ""
	}
	return values[0].Text()
}

// tagged converts objects to a union by tag; nil if there is no member that
// tells them apart.
func (u *uniting) tagged(leaves []*leaf, several bool) dsl.Schema {
	name, tags := u.tags(leaves)
	if name == "" {
		return nil
	}
	var objects []*dsl.Object
	for _, l := range leaves {
		o, ok := u.model(l, leaves).(*dsl.Object)
		if !ok {
			return nil
		}
		objects = append(objects, o)
	}
	if slices.ContainsFunc(objects, func(o *dsl.Object) bool { return embedsOneOf(o, objects) }) {
		u.s.dropped(u.n, "member "+quoted(name)+" that tells alternatives apart",
			"an alternative contains another one, and has its member")
		return nil
	}
	union := &dsl.Union{Discriminator: name}
	for i, l := range leaves {
		if l.member(name) == nil {
			union.Tagged = append(union.Tagged, dsl.Tagged{Tag: tags[i], Of: objects[i]})
			continue
		}
		if other, ok := u.s.tagOf[tagKey{objects[i], name}]; ok && other != tags[i] {
			return nil // it has another tag in another union
		}
		union.Variants = append(union.Variants, objects[i])
	}
	for i, l := range leaves {
		if l.member(name) != nil {
			u.s.tagOf[tagKey{objects[i], name}] = tags[i]
		}
	}
	if several {
		union.Name = u.s.names.claim(u.at.base() + "Object")
	} else {
		union.Name = u.name()
	}
	u.s.keep(union, u.n)
	union.Doc = u.doc(union.Name)
	return union
}

// embedsOneOf reports whether an object has the fields of another one.
func embedsOneOf(o *dsl.Object, others []*dsl.Object) bool {
	return slices.ContainsFunc(o.Embeds, func(part *dsl.Object) bool {
		return slices.Contains(others, part) || embedsOneOf(part, others)
	})
}

// tagKey identifies a tag of a model.
type tagKey struct {
	of   *dsl.Object
	name string
}

// tags returns the member that tells alternatives apart, and its text in each:
// the one that the document names, or else the first that does.
func (u *uniting) tags(leaves []*leaf) (name string, tags []string) {
	if u.discriminator != nil {
		name = u.discriminator.Get("propertyName").Text()
		if tags := u.mapped(leaves, name); tags != nil && wireProblem(name) == "" {
			return name, tags
		}
	}
	for _, m := range leaves[0].members {
		tags = nil
		seen := map[string]bool{}
		for _, l := range leaves {
			if tag := u.s.tagIn(l.member(m.name)); tag != "" && !seen[tag] {
				seen[tag] = true
				tags = append(tags, tag)
			}
		}
		if len(tags) == len(leaves) && wireProblem(m.name) == "" {
			return m.name, tags
		}
	}
	return "", nil
}

// mapped returns the tags of alternatives under a discriminator: what the member
// always is, what the mapping says, or the name of the component.
func (u *uniting) mapped(leaves []*leaf, name string) []string {
	var tags []string
	seen := map[string]bool{}
	for _, l := range leaves {
		tag := u.s.tagIn(l.member(name))
		if tag == "" {
			tag = u.mappedTag(l.schemas[0])
		}
		if tag == "" || seen[tag] {
			u.s.dropped(u.discriminator, "discriminator "+name, "it does not give each alternative one tag of its own")
			return nil
		}
		seen[tag] = true
		tags = append(tags, tag)
	}
	return tags
}

// mappedTag is the tag that a mapping has for a schema, or that follows from the
// name of its component. Two tags of one schema are none.
func (u *uniting) mappedTag(n *openapi.Node) string {
	target := u.s.targetOf(n)
	component := target.Key().Text()
	tag, count := "", 0
	for key, ref := range u.discriminator.Get("mapping").Entries() {
		mapped, err := u.s.doc.Resolve(ref)
		if err == nil && mapped == target || err != nil && ref.Text() == component {
			tag = key.Text()
			count++
		}
	}
	switch {
	case count == 1:
		return tag
	case count == 0 && strings.HasPrefix(target.Pointer(), componentPrefix):
		return component
	}
	return ""
}

// applyTags makes the tags of unions constants of their variants.
func (s *schemas) applyTags() {
	for _, m := range s.models {
		u, ok := m.(*dsl.Union)
		if !ok {
			continue
		}
		for _, o := range u.Variants {
			s.applyTag(o, u.Discriminator, s.tagOf[tagKey{o, u.Discriminator}])
		}
	}
}

func (s *schemas) applyTag(o *dsl.Object, name, tag string) {
	ownFields(o, name)
	for i := range o.Fields {
		f := &o.Fields[i]
		if f.Name == name {
			f.Type, f.Nullable, f.ReadOnly, f.WriteOnly = dsl.Const(tag), false, false, false
		}
	}
}

// ownFields gives a model the fields of those that it embeds if the named one is
// among them and is no constant.
func ownFields(o *dsl.Object, name string) {
	f, ok := reading.Field(reading.Fields(o), name)
	if _, constant := f.Type.(dsl.Const); !ok || constant || len(o.Embeds) == 0 {
		return
	}
	for _, own := range o.Fields {
		if own.Name == name {
			return
		}
	}
	o.Fields, o.AtLeastOne, o.Embeds = reading.Fields(o), reading.AtLeastOne(o), nil
}
