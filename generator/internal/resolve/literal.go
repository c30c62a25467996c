package resolve

import (
	"encoding/json"
	"fmt"
	"slices"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// paramsLiteral is the struct argument of an example.
func (r *resolver) paramsLiteral(p *plan.Params, query map[string]any, body map[string]json.RawMessage) (plan.Literal, error) {
	out := plan.Literal{Struct: p.GoName}
	for _, f := range p.Query {
		value, sent := query[f.Wire]
		if !sent {
			continue
		}
		raw, err := json.Marshal(value)
		if err != nil {
			return out, fmt.Errorf("query %q: %w", f.Wire, err)
		}
		if err := r.addField(&out, f, raw); err != nil {
			return out, err
		}
	}
	if p.Body == nil {
		return out, nil
	}
	for _, f := range p.Body.Fields {
		if raw, sent := body[f.Wire]; sent {
			if err := r.addField(&out, f, raw); err != nil {
				return out, err
			}
		}
	}
	return out, nil
}

func (r *resolver) addField(to *plan.Literal, f *plan.Field, raw json.RawMessage) error {
	value, err := r.fieldLiteral(f, raw)
	if err != nil {
		return fmt.Errorf("%s: %w", f.Wire, err)
	}
	to.Fields = append(to.Fields, plan.FieldLiteral{GoName: f.GoName, Value: value})
	return nil
}

func (r *resolver) fieldLiteral(f *plan.Field, raw json.RawMessage) (plan.Literal, error) {
	if string(raw) == "null" && f.Wrapped {
		return plan.Literal{Type: f.Type, Null: true}, nil
	}
	value, err := r.literal(f.Type, raw)
	value.Set = f.Wrapped
	return value, err
}

// literal is the Go value that a JSON value of the type stands for.
func (r *resolver) literal(t plan.Type, raw json.RawMessage) (plan.Literal, error) {
	out := plan.Literal{Type: t}
	var err error
	switch t.Kind {
	case plan.String, plan.Secret, plan.Const:
		err = json.Unmarshal(raw, &out.Text)
	case plan.EnumOf:
		err = json.Unmarshal(raw, &out.Text)
		out.Const = r.enumConst(t.Name, out.Text)
	case plan.Int, plan.UnixMilli:
		err = json.Unmarshal(raw, &out.Int)
	case plan.Float:
		err = json.Unmarshal(raw, &out.Float)
	case plan.Bool:
		err = json.Unmarshal(raw, &out.Bool)
	case plan.RawJSON:
		out.Text, err = compact(raw)
	case plan.Array:
		err = r.arrayLiteral(&out, raw)
	case plan.Map:
		err = r.mapLiteral(&out, raw)
	case plan.ObjectOf:
		err = r.objectLiteral(&out, raw)
	default:
		err = fmt.Errorf("a union cannot be written in an example's request")
	}
	return out, err
}

func (r *resolver) arrayLiteral(out *plan.Literal, raw json.RawMessage) error {
	var items []json.RawMessage
	if err := json.Unmarshal(raw, &items); err != nil {
		return err
	}
	for _, item := range items {
		value, err := r.literal(*out.Type.Elem, item)
		if err != nil {
			return err
		}
		out.Items = append(out.Items, value)
	}
	return nil
}

func (r *resolver) mapLiteral(out *plan.Literal, raw json.RawMessage) error {
	items, err := members(string(raw))
	if err != nil {
		return err
	}
	for _, key := range sortedKeys(items) {
		value, err := r.literal(*out.Type.Elem, items[key])
		if err != nil {
			return err
		}
		out.Keys = append(out.Keys, key)
		out.Items = append(out.Items, value)
	}
	return nil
}

func (r *resolver) objectLiteral(out *plan.Literal, raw json.RawMessage) error {
	items, err := members(string(raw))
	if err != nil {
		return err
	}
	for _, f := range r.objectNamed(out.Type.Name).Fields {
		if value, sent := items[f.Wire]; sent {
			if err := r.addField(out, f, value); err != nil {
				return err
			}
		}
	}
	return nil
}

func (r *resolver) objectNamed(name string) *plan.Object {
	i := slices.IndexFunc(r.sdk.Models.Objects, func(o *plan.Object) bool { return o.GoName == name })
	return r.sdk.Models.Objects[i]
}

func (r *resolver) enumConst(enum, value string) string {
	for _, e := range r.sdk.Models.Enums {
		for _, v := range e.Values {
			if e.GoName == enum && v.Wire == value {
				return v.GoName
			}
		}
	}
	return ""
}
