package importer

import (
	"reflect"
	"slices"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// breakCycles makes models that hold themselves do so by name, as a description
// of Go variables has to. A model that only names lead to is added to those of
// the API.
func breakCycles(api *dsl.API, models []dsl.Schema) {
	for {
		w := &cycleWalk{done: map[dsl.Schema]bool{}}
		for _, root := range rootsOf(api) {
			w.visit(edge{to: root})
		}
		if !w.cut {
			break
		}
	}
	addNamed(api, models)
}

// edge is the use of a model in another one.
type edge struct {
	to  dsl.Schema
	set func(dsl.Schema) // replaces the type at the place of use; nil where only a model can stand
}

// cycleWalk visits models along their uses.
type cycleWalk struct {
	stack []edge
	done  map[dsl.Schema]bool
	cut   bool
}

func (w *cycleWalk) visit(e edge) {
	if i := slices.IndexFunc(w.stack, func(other edge) bool { return other.to == e.to }); i >= 0 {
		w.cutCycle(append(w.stack[i+1:len(w.stack):len(w.stack)], e))
		return
	}
	if w.done[e.to] {
		return
	}
	w.stack = append(w.stack, e)
	for _, use := range usesIn(e.to) {
		w.visit(use)
	}
	w.stack = w.stack[:len(w.stack)-1]
	w.done[e.to] = true
}

// cutCycle replaces the last use of a cycle that a name can replace.
func (w *cycleWalk) cutCycle(cycle []edge) {
	for _, e := range slices.Backward(cycle) {
		if e.set != nil {
			e.set(dsl.Ref(nameOfModel(e.to)))
			e.set = nil
			w.cut = true
			return
		}
	}
}

// usesIn are the uses of models in a model.
func usesIn(m dsl.Schema) []edge {
	var uses []edge
	switch m := m.(type) {
	case *dsl.Object:
		for _, e := range m.Embeds {
			uses = append(uses, edge{to: e})
		}
		for i := range m.Fields {
			uses = append(uses, usesOf(m.Fields[i].Type, func(t dsl.Schema) { m.Fields[i].Type = t })...)
		}
	case *dsl.Union:
		for _, v := range m.Variants {
			uses = append(uses, edge{to: v})
		}
		for _, t := range m.Tagged {
			uses = append(uses, edge{to: t.Of})
		}
	case *dsl.Choice:
		for i := range m.Cases {
			uses = append(uses, usesOf(m.Cases[i].Of, func(t dsl.Schema) { m.Cases[i].Of = t })...)
		}
	}
	return uses
}

// usesOf are the uses of models in a type, which set replaces.
func usesOf(t dsl.Schema, set func(dsl.Schema)) []edge {
	switch t := t.(type) {
	case *dsl.Object, *dsl.Union, *dsl.Choice:
		return []edge{{t, set}}
	case dsl.Array:
		return usesOf(t.Of, func(of dsl.Schema) { t.Of = of; set(t) })
	case dsl.Map:
		return usesOf(t.Of, func(of dsl.Schema) { t.Of = of; set(t) })
	}
	return nil
}

// nameOfModel is the Go name of a model.
func nameOfModel(m dsl.Schema) string { return reflect.ValueOf(m).Elem().FieldByName("Name").String() }

// rootsOf are the models that an API uses other than in models.
func rootsOf(api *dsl.API) []dsl.Schema {
	var roots []dsl.Schema
	seen := map[any]bool{}
	var walk func(v reflect.Value)
	walk = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.Interface:
			walk(v.Elem())
		case reflect.Pointer:
			if v.IsNil() || !v.CanInterface() || seen[v.Interface()] {
				return
			}
			seen[v.Interface()] = true
			switch m := v.Interface().(type) {
			case *dsl.Object:
				roots = append(roots, m)
			case *dsl.Union:
				roots = append(roots, m)
			case *dsl.Choice:
				roots = append(roots, m)
			default:
				walk(v.Elem())
			}
		case reflect.Struct:
			for i := range v.NumField() {
				walk(v.Field(i))
			}
		case reflect.Slice:
			for i := range v.Len() {
				walk(v.Index(i))
			}
		}
	}
	walk(reflect.ValueOf(api).Elem())
	return roots
}

// addNamed adds the models that only names lead to to those of the API.
func addNamed(api *dsl.API, models []dsl.Schema) {
	for {
		d := reading.Read(*api)
		var missing string
		for _, m := range d.Models {
			for _, name := range namesIn(m.Schema) {
				if d.Target(dsl.Ref(name)) == nil {
					missing = name
				}
			}
		}
		i := slices.IndexFunc(models, func(m dsl.Schema) bool { return nameOfModel(m) == missing })
		if missing == "" || i < 0 {
			return
		}
		api.Models = append(api.Models, models[i])
	}
}

// namesIn are the names of models that a model refers to.
func namesIn(m dsl.Schema) []string {
	var names []string
	var add func(t dsl.Schema)
	add = func(t dsl.Schema) {
		switch t := t.(type) {
		case dsl.Ref:
			names = append(names, string(t))
		case dsl.Array:
			add(t.Of)
		case dsl.Map:
			add(t.Of)
		}
	}
	switch m := m.(type) {
	case *dsl.Object:
		for _, f := range reading.Fields(m) {
			add(f.Type)
		}
	case *dsl.Choice:
		for _, one := range m.Cases {
			add(one.Of)
		}
	}
	return names
}
