package expect

import (
	"encoding/json"
	"fmt"
	"strconv"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// resultSection describes, line by line, the Go value or error that a response
// decodes to: "Field.Name = literal".
func (x *expecter) resultSection(op *plan.Operation, e reading.Endpoint, res dsl.Response) (plan.Section, error) {
	lines := &resultLines{x: x}
	if e.Fails(dsl.Example{Response: res}) {
		err := lines.failure(op, res)
		return plan.Section{Name: "error", Text: lines.text}, err
	}
	var err error
	switch op.Returns.Shape {
	case plan.Page:
		err = lines.page(op, e, res)
	case plan.Struct:
		err = lines.result(op.Returns.Result, res)
	default:
		err = lines.returned("", op.Returns, res)
	}
	return plan.Section{Name: "value", Text: lines.text}, err
}

// resultLines collects the lines of a result.
type resultLines struct {
	x    *expecter
	text string
}

func (l *resultLines) add(path, literal string) {
	if path != "" {
		path += " = "
	}
	l.text += path + literal + "\n"
}

func (l *resultLines) value(path string, t plan.Type, raw json.RawMessage) error {
	switch t.Kind {
	case plan.Array:
		return l.array(path, t, raw)
	case plan.Map:
		return l.mapping(path, t, raw)
	case plan.ObjectOf:
		return l.object(path, l.x.sdk.Models.Object(t.Name), raw)
	case plan.UnionOf:
		return l.union(path, t.Name, raw)
	case plan.ChoiceOf:
		return l.choice(path, t.Name, raw)
	case plan.RawJSON:
		text, err := compact(raw)
		l.add(path, text)
		return err
	}
	literal, err := l.x.literal(t, raw)
	l.add(path, scalarText(literal))
	return err
}

// scalarText returns a scalar as the golden test prints the one it got.
func scalarText(v plan.Literal) string {
	switch v.Type.Kind {
	case plan.Int, plan.Int64, plan.ConstInt, plan.IntEnumOf:
		return strconv.FormatInt(v.Int, 10)
	case plan.Uint64:
		return strconv.FormatUint(v.Uint, 10)
	case plan.DateTime:
		return v.Time.Format(time.RFC3339Nano)
	case plan.UnixSeconds:
		return time.Unix(v.Int, 0).UTC().Format(time.RFC3339)
	case plan.Float:
		return strconv.FormatFloat(v.Float, 'g', -1, 64)
	case plan.Bool, plan.ConstBool:
		return strconv.FormatBool(v.Bool)
	case plan.UnixMilli:
		return time.UnixMilli(v.Int).UTC().Format(time.RFC3339Nano)
	default:
		return strconv.Quote(v.Text)
	}
}

func (l *resultLines) array(path string, t plan.Type, raw json.RawMessage) error {
	var items []json.RawMessage
	if err := json.Unmarshal(raw, &items); err != nil {
		return err
	}
	if len(items) == 0 {
		l.add(path, "[]")
	}
	for i, item := range items {
		if err := l.item(fmt.Sprintf("%s[%d]", path, i), *t.Elem, item); err != nil {
			return err
		}
	}
	return nil
}

// item is an item of an array or a value of a map.
func (l *resultLines) item(path string, t plan.Type, raw json.RawMessage) error {
	if t.Nullable && string(raw) == "null" {
		l.add(path, "null")
		return nil
	}
	return l.value(path, t, raw)
}

func (l *resultLines) mapping(path string, t plan.Type, raw json.RawMessage) error {
	items, err := members(string(raw))
	if err != nil {
		return err
	}
	if len(items) == 0 {
		l.add(path, "{}")
	}
	for _, key := range sortedKeys(items) {
		if err := l.item(fmt.Sprintf("%s[%q]", path, key), *t.Elem, items[key]); err != nil {
			return err
		}
	}
	return nil
}

func (l *resultLines) object(path string, o *plan.Object, raw json.RawMessage) error {
	items, err := members(string(raw))
	if err != nil {
		return err
	}
	if path != "" {
		path += "."
	}
	for _, f := range o.Fields {
		value, sent := items[f.Wire]
		delete(items, f.Wire)
		switch {
		case !sent:
			continue
		case f.Wrapped && string(value) == "null":
			l.add(path+f.GoName, "null")
		default:
			if err := l.value(path+f.GoName, f.Type, value); err != nil {
				return fmt.Errorf("%s: %w", f.Wire, err)
			}
		}
	}
	for _, key := range sortedKeys(items) {
		if err := l.value(fmt.Sprintf("%sExtra[%q]", path, key), plan.Type{Kind: plan.RawJSON},
			items[key]); err != nil {
			return err
		}
	}
	return nil
}

func (l *resultLines) union(path, name string, raw json.RawMessage) error {
	picked, err := l.x.variantOf(name, raw)
	switch {
	case err != nil:
		return err
	case picked.GoName == unknown:
		return l.value(within(path, unknown), plan.Type{Kind: plan.RawJSON}, raw)
	}
	return l.object(within(path, picked.GoName), l.x.sdk.Models.Object(picked.GoName), picked.raw)
}

func (l *resultLines) choice(path, name string, raw json.RawMessage) error {
	picked, err := l.x.caseOf(name, raw)
	if err != nil {
		return err
	}
	return l.value(within(path, picked.GoName), picked.Type, raw)
}

func within(path, field string) string {
	if path == "" {
		return field
	}
	return path + "." + field
}
