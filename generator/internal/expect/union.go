package expect

import (
	"encoding/json"
	"fmt"
	"slices"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// unknown is the field of a union or a choice that holds what is none of the
// others.
const unknown = "Unknown"

// pickedVariant is the variant that a value is, and its JSON without a tag that
// is not the variant's own.
type pickedVariant struct {
	plan.Variant
	raw json.RawMessage
}

// variantOf returns the variant of a union that a value is.
func (x *expecter) variantOf(name string, raw json.RawMessage) (pickedVariant, error) {
	items, err := members(string(raw))
	if err != nil {
		return pickedVariant{}, err
	}
	u, tag := x.sdk.Models.Union(name), ""
	given, has := items[u.Discriminator]
	if !has && u.Optional {
		return pickedVariant{Variant: plan.Variant{GoName: unknown}}, nil
	}
	if err := json.Unmarshal(given, &tag); err != nil {
		return pickedVariant{}, fmt.Errorf("%s: %w", u.Discriminator, err)
	}
	i := slices.IndexFunc(u.Variants, func(v plan.Variant) bool { return v.Value == tag })
	if i < 0 {
		return pickedVariant{}, fmt.Errorf("union %s has no variant with %s %q", name, u.Discriminator, tag)
	}
	if u.Variants[i].Added {
		delete(items, u.Discriminator)
		if raw, err = json.Marshal(items); err != nil {
			return pickedVariant{}, err
		}
	}
	return pickedVariant{u.Variants[i], raw}, nil
}

// caseOf returns the case of a choice that takes a value.
func (x *expecter) caseOf(name string, raw json.RawMessage) (plan.ChoiceCase, error) {
	c := x.sdk.Models.Choice(name)
	var value any
	if err := json.Unmarshal(raw, &value); err != nil {
		return plan.ChoiceCase{}, err
	}
	for _, one := range c.Cases {
		object, _ := value.(map[string]any)
		lacks := func(key string) bool { _, has := object[key]; return !has }
		if one.Kind == kindOf(value) && !slices.ContainsFunc(one.Has, lacks) {
			return one, nil
		}
	}
	return plan.ChoiceCase{GoName: unknown, Type: plan.Type{Kind: plan.RawJSON}}, nil
}

// kindOf is the kind of a JSON value, as the format calls it.
func kindOf(value any) string {
	switch value.(type) {
	case string:
		return "string"
	case float64:
		return "number"
	case bool:
		return "boolean"
	case []any:
		return "array"
	default:
		return "object"
	}
}

// unionLiteralOf returns the Go value of a union, and of a choice.
func (x *expecter) unionLiteralOf(out *plan.Literal, raw json.RawMessage) error {
	field, t, inner := unknown, plan.Type{Kind: plan.RawJSON}, raw
	if out.Type.Kind == plan.UnionOf {
		picked, err := x.variantOf(out.Type.Name, raw)
		if err != nil {
			return err
		}
		if picked.GoName != unknown {
			field, t, inner = picked.GoName, plan.Type{
				Kind:    plan.ObjectOf,
				Name:    picked.GoName,
				Pointer: true,
			}, picked.raw
		}
	} else {
		picked, err := x.caseOf(out.Type.Name, raw)
		if err != nil {
			return err
		}
		field, t = picked.GoName, picked.Type
	}
	value, err := x.literal(t, inner)
	out.Fields = []plan.FieldLiteral{{GoName: field, Value: value}}
	return err
}

// sentUnion returns a union or a choice as it is sent.
func (x *expecter) sentUnion(t plan.Type, raw json.RawMessage) (string, error) {
	if t.Kind == plan.ChoiceOf {
		picked, err := x.caseOf(t.Name, raw)
		if err != nil {
			return "", err
		}
		return x.sentValue(picked.Type, raw)
	}
	picked, err := x.variantOf(t.Name, raw)
	if err != nil {
		return "", err
	}
	if picked.GoName == unknown {
		return compact(raw)
	}
	text, err := x.sentValue(plan.Type{Kind: plan.ObjectOf, Name: picked.GoName}, picked.raw)
	if err != nil || !picked.Added {
		return text, err
	}
	head := "{" + quoted(x.sdk.Models.Union(t.Name).Discriminator) + ":" + quoted(picked.Value)
	if text != "{}" {
		head += ","
	}
	return head + text[1:], nil
}
