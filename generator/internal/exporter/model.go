package exporter

import (
	"slices"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/extension"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/prose"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/tree"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// models writes the models of the description as schemas, sorted by name, and with
// them those that only others embed.
func (w *writer) models() {
	list := slices.Clone(w.read.Models)
	for _, m := range list {
		w.name(m.Schema, m.Name)
	}
	for i := 0; i < len(list); i++ {
		object, ok := list[i].Schema.(*dsl.Object)
		if !ok {
			continue
		}
		for _, embedded := range object.Embeds {
			if w.components[embedded] == "" {
				w.name(embedded, embedded.Name)
				list = append(list, reading.Model{Schema: embedded, Name: embedded.Name})
			}
		}
	}
	slices.SortFunc(list, func(a, b reading.Model) int { return strings.Compare(a.Name, b.Name) })
	for _, m := range list {
		w.schemas = w.schemas.Set(m.Name, w.model(m.Schema))
	}
	w.errorSchema()
}

// name gives a model its name among the schemas.
func (w *writer) name(s dsl.Schema, name string) {
	for _, taken := range w.components {
		if taken == name {
			w.fail("two models are called %s", name)
		}
	}
	w.components[s] = name
}

func (w *writer) model(s dsl.Schema) tree.Map {
	switch s := s.(type) {
	case *dsl.Enum:
		m := tree.Of("type", "string")
		return w.names.Add(w.described(m, s.Doc).Set("enum", texts(reading.Values(s))), s, extension.Enum)
	case *dsl.IntEnum:
		values := tree.List{}
		for _, v := range s.Values {
			values = append(values, v.Value)
		}
		m := tree.Of("type", "integer")
		return w.names.Add(w.described(m, s.Doc).Set("enum", values), s, extension.Enum)
	case *dsl.Object:
		return w.object(s)
	case *dsl.Union:
		return w.union(s)
	case *dsl.Choice:
		return w.choice(s)
	}
	return nil
}

// described adds the text of a model.
func (w *writer) described(m tree.Map, doc string) tree.Map {
	if doc == "" {
		return m
	}
	return m.Set("description", w.text(prose.Noun, doc))
}

// object is a model with fields. What it embeds is in allOf.
func (w *writer) object(o *dsl.Object) tree.Map {
	own := w.fields(o.Fields, o.AtLeastOne)
	if len(o.Embeds) == 0 {
		m := w.names.Add(w.described(tree.Of("type", "object"), o.Doc), o, extension.Object)
		return append(m, own[1:]...)
	}
	var all tree.List
	for _, embedded := range o.Embeds {
		all = append(all, w.schema(embedded, false, nil))
	}
	m := w.names.Add(w.described(tree.Map{}, o.Doc), o, extension.Object)
	return m.Set("allOf", append(all, own))
}

// fields is the schema of an object with the fields, which begins with its type.
func (w *writer) fields(fields []dsl.Field, rules []dsl.OneOrMore) tree.Map {
	properties, required := tree.Map{}, tree.List{}
	for _, f := range fields {
		properties = properties.Set(f.Name, w.property(f))
		if !f.Optional {
			required = append(required, f.Name)
		}
	}
	m := tree.Of("type", "object")
	if len(properties) > 0 {
		m = m.Set("properties", properties)
	}
	if len(required) > 0 {
		m = m.Set("required", required)
	}
	return withRules(m, rules)
}

// withRules adds rules between fields: at least one of some is required.
func withRules(m tree.Map, rules []dsl.OneOrMore) tree.Map {
	var all tree.List
	for _, names := range rules {
		var either tree.List
		for _, name := range names {
			either = append(either, tree.Of("required", tree.List{name}))
		}
		all = append(all, tree.Of("anyOf", either))
	}
	switch len(all) {
	case 0:
		return m
	case 1:
		return append(m, all[0].(tree.Map)...)
	}
	return m.Set("allOf", all)
}

func (w *writer) property(f dsl.Field) tree.Map {
	beside := tree.Map{}
	if f.Doc != "" {
		beside = beside.Set("description", w.text(prose.Sentences, f.Doc))
	}
	for _, flag := range []struct {
		key string
		set bool
	}{{"readOnly", f.ReadOnly}, {"writeOnly", f.WriteOnly}, {"deprecated", f.Deprecated != ""}} {
		if flag.set {
			beside = beside.Set(flag.key, true)
		}
	}
	return w.schema(f.Type, f.Nullable, w.names.Add(beside, f, extension.Field))
}
