package expect

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// sentBody returns the body that must go out: compact, with the fields in the
// order in which they are described, and every scalar as encoding/json writes it,
// however the example has it.
func (x *expecter) sentBody(op *plan.Operation, ex dsl.Example, body map[string]json.RawMessage) (string, error) {
	switch {
	case op.BodyOf != nil:
		return x.sentBodyOf(op.BodyOf, ex.Body)
	case op.Params != nil && op.Params.Encoding != 0:
		return x.formBody(op.Params, body)
	case op.Params == nil || op.Params.Body == nil || body == nil:
		return "", nil
	}
	return x.sentFields(op.Params.Body.Fields, body)
}

// sentBodyOf returns a body that is an argument.
func (x *expecter) sentBodyOf(b *plan.BodyOf, body string) (string, error) {
	if body == "" || b.Text || b.Type.Kind == plan.File {
		return body, nil
	}
	return x.sentValue(b.Type, json.RawMessage(body))
}

func (x *expecter) sentFields(fields []*plan.Field, body map[string]json.RawMessage) (string, error) {
	var pairs []string
	for _, f := range fields {
		raw, sent := body[f.Wire]
		if !sent {
			continue
		}
		value, err := x.sentField(f, raw)
		if err != nil {
			return "", fmt.Errorf("%s: %w", f.Wire, err)
		}
		pairs = append(pairs, quoted(f.Wire)+":"+value)
	}
	return "{" + strings.Join(pairs, ",") + "}", nil
}

func (x *expecter) sentField(f *plan.Field, raw json.RawMessage) (string, error) {
	if string(raw) == "null" && f.Wrapped {
		return "null", nil
	}
	return x.sentValue(f.Type, raw)
}

func (x *expecter) sentValue(t plan.Type, raw json.RawMessage) (string, error) {
	switch t.Kind {
	case plan.RawJSON:
		return compact(raw)
	case plan.Array:
		return x.sentArray(*t.Elem, raw)
	case plan.Map:
		return x.sentMap(*t.Elem, raw)
	case plan.ObjectOf:
		inside, err := members(string(raw))
		if err != nil {
			return "", err
		}
		return x.sentFields(x.sdk.Models.Object(t.Name).Fields, inside)
	case plan.UnionOf:
		variant, err := x.variantOf(t.Name, raw)
		if err != nil {
			return "", err
		}
		return x.sentValue(plan.Type{Kind: plan.ObjectOf, Name: variant.GoName}, raw)
	}
	v, err := x.literal(t, raw)
	switch t.Kind {
	case plan.Uint64:
		return quoted(v.Uint), err
	case plan.DateTime:
		return quoted(v.Time), err
	case plan.Decimal:
		return v.Text, err
	case plan.Bytes:
		return quoted([]byte(v.Text)), err
	case plan.Int, plan.UnixMilli, plan.Int64, plan.UnixSeconds, plan.ConstInt, plan.IntEnumOf:
		return quoted(v.Int), err
	case plan.Float:
		return quoted(v.Float + 0), err // Go's constants, which the test has it in, know no -0
	case plan.Bool, plan.ConstBool:
		return quoted(v.Bool), err
	}
	return quoted(v.Text), err
}

func (x *expecter) sentArray(elem plan.Type, raw json.RawMessage) (string, error) {
	var items []json.RawMessage
	if err := json.Unmarshal(raw, &items); err != nil {
		return "", err
	}
	var values []string
	for i, item := range items {
		value, err := x.sentField(&plan.Field{Type: elem, Wrapped: elem.Nullable}, item)
		if err != nil {
			return "", fmt.Errorf("[%d]: %w", i, err)
		}
		values = append(values, value)
	}
	return "[" + strings.Join(values, ",") + "]", nil
}

// sentMap sorts the keys.
func (x *expecter) sentMap(elem plan.Type, raw json.RawMessage) (string, error) {
	items, err := members(string(raw))
	if err != nil {
		return "", err
	}
	var pairs []string
	for _, key := range sortedKeys(items) {
		value, err := x.sentField(&plan.Field{Type: elem, Wrapped: elem.Nullable}, items[key])
		if err != nil {
			return "", fmt.Errorf("[%q]: %w", key, err)
		}
		pairs = append(pairs, quoted(key)+":"+value)
	}
	return "{" + strings.Join(pairs, ",") + "}", nil
}

// quoted returns a scalar as JSON, without the escapes that HTML needs.
func quoted(scalar any) string {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(scalar); err != nil {
		panic(err) // no scalar of JSON fails
	}
	return strings.TrimSuffix(b.String(), "\n")
}
