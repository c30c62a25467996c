package expect

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// paramsLiteral returns the struct argument of an example.
func (x *expecter) paramsLiteral(
	p *plan.Params, ex dsl.Example, body map[string]json.RawMessage,
) (plan.Literal, error) {
	out := plan.Literal{Struct: p.GoName}
	if err := x.addValues(&out, p.Query, ex.Query); err != nil {
		return out, fmt.Errorf("query: %w", err)
	}
	if err := x.addValues(&out, p.Header, ex.Header); err != nil {
		return out, fmt.Errorf("header: %w", err)
	}
	for _, f := range p.BodyFields() {
		if raw, sent := body[f.Wire]; sent {
			if err := x.addField(&out, f, raw); err != nil {
				return out, err
			}
		}
	}
	return out, nil
}

// addValues adds the parameters of a query or a header.
func (x *expecter) addValues(to *plan.Literal, fields []*plan.Field, values map[string]any) error {
	for _, f := range fields {
		value, sent := values[f.Wire]
		if !sent {
			continue
		}
		raw, err := json.Marshal(value)
		if err != nil {
			return fmt.Errorf("%s: %w", f.Wire, err)
		}
		if err := x.addField(to, f, raw); err != nil {
			return err
		}
	}
	return nil
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
	asFiles(&value, f)
	return value, err
}

// literal returns the Go value that a JSON value of the type decodes to.
func (x *expecter) literal(t plan.Type, raw json.RawMessage) (plan.Literal, error) {
	out := plan.Literal{Type: t}
	var err error
	switch t.Kind {
	case plan.String, plan.Secret, plan.Const, plan.File:
		err = json.Unmarshal(raw, &out.Text)
	case plan.EnumOf:
		err = json.Unmarshal(raw, &out.Text)
		out.Const = x.sdk.Models.EnumConst(t.Name, out.Text)
	case plan.Int, plan.UnixMilli:
		err = json.Unmarshal(raw, &out.Int)
	case plan.Float:
		err = json.Unmarshal(raw, &out.Float)
	case plan.Int64, plan.UnixSeconds, plan.ConstInt:
		err = json.Unmarshal(raw, &out.Int)
	case plan.IntEnumOf:
		err = json.Unmarshal(raw, &out.Int)
		out.Const = x.sdk.Models.EnumConst(t.Name, strconv.FormatInt(out.Int, 10))
	case plan.Uint64:
		err = json.Unmarshal(raw, &out.Uint)
	case plan.DateTime:
		out.Time, err = instant(raw)
	case plan.Decimal:
		out.Text = string(raw)
	case plan.QuotedDecimal, plan.Date:
		err = json.Unmarshal(raw, &out.Text)
	case plan.Bytes:
		var data []byte
		err = json.Unmarshal(raw, &data)
		out.Text = string(data)
	case plan.Bool, plan.ConstBool:
		err = json.Unmarshal(raw, &out.Bool)
	case plan.RawJSON:
		out.Text, err = compact(raw)
	case plan.Array:
		err = x.arrayLiteral(&out, raw)
	case plan.Map:
		err = x.mapLiteral(&out, raw)
	case plan.ObjectOf:
		err = x.objectLiteral(&out, raw)
	case plan.UnionOf, plan.ChoiceOf:
		err = x.unionLiteralOf(&out, raw)
	default:
		err = fmt.Errorf("a value of kind %d cannot be written in an example's request", t.Kind)
	}
	return out, err
}

// item returns an item of an array or a value of a map.
func (x *expecter) item(t plan.Type, raw json.RawMessage) (plan.Literal, error) {
	return x.fieldLiteral(&plan.Field{Type: t, Wrapped: t.Nullable}, raw)
}

// instant returns a time in JSON, whose zone has no name.
func instant(raw json.RawMessage) (time.Time, error) {
	var text string
	if err := json.Unmarshal(raw, &text); err != nil {
		return time.Time{}, err
	}
	return time.Parse(time.RFC3339, strings.ToUpper(text))
}

func (x *expecter) arrayLiteral(out *plan.Literal, raw json.RawMessage) error {
	var items []json.RawMessage
	if err := json.Unmarshal(raw, &items); err != nil {
		return err
	}
	for _, item := range items {
		value, err := x.item(*out.Type.Elem, item)
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
		value, err := x.item(*out.Type.Elem, items[key])
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
