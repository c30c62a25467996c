package importer

import (
	"slices"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/extension"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/openapi"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/prose"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// restoreModels completes the models.
func (r *restore) restoreModels() {
	for name, n := range r.doc.Root.Get("components").Get("schemas").Entries() {
		if n.Get(role) != nil {
			continue
		}
		switch m := r.model(name.Text()).(type) {
		case *dsl.Object:
			r.text(n, "description", prose.Noun, &m.Doc)
			r.read(n, m, extension.Object)
			own := n
			if all := n.Get("allOf").Items(); len(m.Embeds) > 0 && len(all) > 0 {
				own = all[len(all)-1]
			}
			r.fields(m.Fields, own)
		case *dsl.Enum:
			r.text(n, "description", prose.Noun, &m.Doc)
			m.Values = nil
			r.read(n, m, extension.Enum)
		case *dsl.IntEnum:
			r.text(n, "description", prose.Noun, &m.Doc)
			m.Values = nil
			r.read(n, m, extension.Enum)
		case *dsl.Union:
			r.text(n, "description", prose.Noun, &m.Doc)
		case *dsl.Choice:
			r.text(n, "description", prose.Noun, &m.Doc)
			r.cases(m, n)
		}
	}
}

// fields completes the fields of an object or a body.
func (r *restore) fields(fields []dsl.Field, schema *openapi.Node) {
	for i := range fields {
		f := &fields[i]
		n := schema.Get("properties").Get(f.Name)
		if n == nil {
			continue
		}
		f.Go, f.Deprecated = "", ""
		r.text(n, "description", prose.Sentences, &f.Doc)
		r.read(n, f, extension.Field)
		f.Type = r.typeAt(n, f.Type)
		if _, free := f.Type.(dsl.RawJSON); free {
			f.Nullable = false
			r.value(n.Get(extension.Key("Nullable")), &f.Nullable)
		}
	}
}

// cases reads the cases of a choice, which an import takes for models of their own
// where they say more than a reference.
func (r *restore) cases(c *dsl.Choice, n *openapi.Node) {
	var cases []dsl.Case
	for i, one := range n.Get("anyOf").Items() {
		made := dsl.Case{}
		if ref := reference(one); ref != "" {
			made.Of = r.model(ref)
		} else if i < len(c.Cases) {
			made.Of = r.typeAt(one, c.Cases[i].Of)
		}
		r.value(one.Get(extension.Key("Name")), &made.Name)
		r.value(one.Get("required"), &made.Has)
		cases = append(cases, made)
	}
	if len(cases) > 0 {
		c.Cases = cases
	}
}

// reference is the name of the model that a schema refers to, directly or as the
// one part of a schema that says more.
func reference(n *openapi.Node) string {
	for _, key := range []string{"allOf", "anyOf"} {
		if items := n.Peek(key).Items(); len(items) > 0 {
			n = items[0]
			break
		}
	}
	_, name, _ := strings.Cut(n.Peek("$ref").Text(), "#/components/schemas/")
	return name
}

// typeAt completes a type by the schema that it came from.
func (r *restore) typeAt(n *openapi.Node, t dsl.Schema) dsl.Schema {
	if n == nil {
		return t
	}
	if name := reference(n); name != "" {
		return r.referred(name, t)
	}
	if name := n.Get(extension.Prefix + "enum").Text(); name != "" {
		return r.narrowed(n, name, t)
	}
	switch n.Get(extension.Prefix + "type").Text() {
	case "unix-milli":
		return dsl.UnixMilli{}
	case "unix-seconds":
		return dsl.UnixSeconds{}
	}
	switch t := t.(type) {
	case dsl.String:
		r.read(n, &t, []string{"Sensitive"})
		return t
	case dsl.Bytes:
		r.read(n, &t, []string{"MinLength", "MaxLength"})
		return t
	case dsl.Int64:
		if n.Get("format") == nil {
			return narrowInt(t)
		}
	case dsl.Int:
		if n.Get("format").Text() == "int64" {
			return dsl.Int64{Min: asInt64(t.Min), Max: asInt64(t.Max), Default: asInt64(t.Default)}
		}
	case dsl.Uint64:
		return r.unsigned(n)
	}
	return r.itemsAt(n, t)
}

// unsigned is a whole number without a sign.
func (r *restore) unsigned(n *openapi.Node) dsl.Uint64 {
	r.said(n)
	var t dsl.Uint64
	r.value(n.Get("minimum"), &t.Min)
	r.value(n.Get("maximum"), &t.Max)
	r.value(n.Get("default"), &t.Default)
	if t.Min != nil && *t.Min == 0 {
		t.Min = nil
	}
	return t
}

// itemsAt completes the type of what a list or a map holds.
func (r *restore) itemsAt(n *openapi.Node, t dsl.Schema) dsl.Schema {
	switch t := t.(type) {
	case dsl.Array:
		t.Of = r.typeAt(n.Get("items"), t.Of)
		r.nullable(n.Get("items"), &t.Nullable, t.Of)
		return t
	case dsl.List:
		if of, ok := r.typeAt(n.Get("items"), t.Of).(dsl.Scalar); ok {
			t.Of = of
		}
		return t
	case dsl.Map:
		t.Of = r.typeAt(n.Get("additionalProperties"), t.Of)
		r.nullable(n.Get("additionalProperties"), &t.Nullable, t.Of)
		return t
	}
	return t
}

// referred is a type that the schema refers to by name: an enum, though it has one
// value.
func (r *restore) referred(name string, t dsl.Schema) dsl.Schema {
	switch t.(type) {
	case dsl.Const, dsl.ConstInt:
		return r.model(name)
	}
	return t
}

// nullable reads whether any JSON, which null is too, can be null besides.
func (r *restore) nullable(n *openapi.Node, into *bool, of dsl.Schema) {
	if _, free := of.(dsl.RawJSON); free {
		*into = false
		r.value(n.Get(extension.Key("Nullable")), into)
	}
}

// narrowed is an enum without the values that the schema does not list.
func (r *restore) narrowed(n *openapi.Node, name string, t dsl.Schema) dsl.Schema {
	enum, ok := r.model(name).(*dsl.Enum)
	if !ok {
		return t
	}
	r.said(n)
	one := dsl.OneOf{Enum: enum, Default: n.Get("default").Text()}
	for _, v := range enum.Values {
		listed := func(item *openapi.Node) bool { return item.Text() == v.Value }
		if !slices.ContainsFunc(n.Get("enum").Items(), listed) {
			one.Except = append(one.Except, v.Value)
		}
	}
	return one
}

func narrowInt(t dsl.Int64) dsl.Int {
	return dsl.Int{Min: asInt(t.Min), Max: asInt(t.Max), Default: asInt(t.Default)}
}

func asInt(p *int64) *int {
	if p == nil {
		return nil
	}
	return new(int(*p))
}

func asInt64(p *int) *int64 {
	if p == nil {
		return nil
	}
	return new(int64(*p))
}
