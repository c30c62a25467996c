package expect

import (
	"encoding/json"
	"fmt"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// paramsLiteral returns the struct argument of an example.
func (x *expecter) paramsLiteral(p *plan.Params, query map[string]any, body map[string]json.RawMessage) (plan.Literal, error) {
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
		if err := x.addField(&out, f, raw); err != nil {
			return out, err
		}
	}
	if p.Body == nil {
		return out, nil
	}
	for _, f := range p.Body.Fields {
		if raw, sent := body[f.Wire]; sent {
			if err := x.addField(&out, f, raw); err != nil {
				return out, err
			}
		}
	}
	return out, nil
}

func (x *expecter) addField(to *plan.Literal, f *plan.Field, raw json.RawMessage) error {
	value, err := x.fieldLiteral(f, raw)
	if err != nil {
		return fmt.Errorf("%s: %w", f.Wire, err)
	}
	to.Fields = append(to.Fields, plan.FieldLiteral{GoName: f.GoName, Value: value})
	return nil
}

func (x *expecter) fieldLiteral(f *plan.Field, raw json.RawMessage) (plan.Literal, error) {
	if string(raw) == "null" && f.Wrapped {
		return plan.Literal{Type: f.Type, Null: true}, nil
	}
	value, err := x.literal(f.Type, raw)
	value.Set = f.Wrapped
	return value, err
}

// literal returns the Go value that a JSON value of the type decodes to.
func (x *expecter) literal(t plan.Type, raw json.RawMessage) (plan.Literal, error) {
	out := plan.Literal{Type: t}
	var err error
	switch t.Kind {
	case plan.String, plan.Secret, plan.Const:
		err = json.Unmarshal(raw, &out.Text)
	case plan.EnumOf:
		err = json.Unmarshal(raw, &out.Text)
		out.Const = x.sdk.Models.EnumConst(t.Name, out.Text)
	case plan.Int, plan.UnixMilli:
		err = json.Unmarshal(raw, &out.Int)
	case plan.Float:
		err = json.Unmarshal(raw, &out.Float)
	case plan.Bool:
		err = json.Unmarshal(raw, &out.Bool)
	case plan.RawJSON:
		out.Text, err = compact(raw)
	case plan.Array:
		err = x.arrayLiteral(&out, raw)
	case plan.Map:
		err = x.mapLiteral(&out, raw)
	case plan.ObjectOf:
		err = x.objectLiteral(&out, raw)
	default:
		err = x.unionLiteralOf(&out, raw)
	}
	return out, err
}

func (x *expecter) arrayLiteral(out *plan.Literal, raw json.RawMessage) error {
	var items []json.RawMessage
	if err := json.Unmarshal(raw, &items); err != nil {
		return err
	}
	for _, item := range items {
		value, err := x.literal(*out.Type.Elem, item)
		if err != nil {
			return err
		}
		out.Items = append(out.Items, value)
	}
	return nil
}

func (x *expecter) mapLiteral(out *plan.Literal, raw json.RawMessage) error {
	items, err := members(string(raw))
	if err != nil {
		return err
	}
	for _, key := range sortedKeys(items) {
		value, err := x.literal(*out.Type.Elem, items[key])
		if err != nil {
			return err
		}
		out.Keys = append(out.Keys, key)
		out.Items = append(out.Items, value)
	}
	return nil
}

func (x *expecter) objectLiteral(out *plan.Literal, raw json.RawMessage) error {
	items, err := members(string(raw))
	if err != nil {
		return err
	}
	for _, f := range x.sdk.Models.Object(out.Type.Name).Fields {
		if value, sent := items[f.Wire]; sent {
			if err := x.addField(out, f, value); err != nil {
				return err
			}
		}
	}
	return nil
}
