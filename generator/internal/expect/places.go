package expect

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// pathLiteral returns the argument for a parameter of the path.
func (x *expecter) pathLiteral(p plan.PathParam, text string) (plan.Literal, error) {
	if p.Type.Kind != plan.Int {
		return plan.Literal{Type: p.Type, Text: text, Const: x.sdk.Models.EnumConst(p.Type.Name, text)}, nil
	}
	n, err := strconv.ParseInt(text, 10, 64)
	return plan.Literal{Type: p.Type, Int: n}, err
}

// bodyMembers returns the members of a body that is an object with fields.
func bodyMembers(op *plan.Operation, ex dsl.Example) (map[string]json.RawMessage, error) {
	if op.BodyOf != nil {
		return nil, nil
	}
	return members(ex.Body)
}

// bodyOfLiteral returns the argument for a body that is one.
func (x *expecter) bodyOfLiteral(b *plan.BodyOf, body string) (plan.Literal, error) {
	out := plan.Literal{Type: b.Type}
	switch {
	case b.Text:
		out.Text = body
		return out, nil
	case b.Type.Kind == plan.File:
		out.Text = body
		if body != "" {
			out.Fields = fileFields("", b.ContentType)
		}
		return out, nil
	case body == "":
		out.Absent = true
		return out, nil
	}
	return x.literal(b.Type, json.RawMessage(body))
}

// asFiles completes the files of a form.
func asFiles(v *plan.Literal, f *plan.Field) {
	if f.ContentType == "" {
		return
	}
	if v.Type.Kind == plan.File {
		v.Fields = fileFields(f.Wire+".txt", f.ContentType)
	}
	for i := range v.Items {
		v.Items[i].Fields = fileFields(f.Wire+strconv.Itoa(i+1)+".txt", f.ContentType)
	}
}

// fileFields are the fields of a file but for its content.
func fileFields(name, contentType string) []plan.FieldLiteral {
	text := func(goName, s string) plan.FieldLiteral {
		return plan.FieldLiteral{GoName: goName, Value: plan.Literal{Type: plan.Type{Kind: plan.String}, Text: s}}
	}
	if name == "" {
		return []plan.FieldLiteral{text("ContentType", contentType)}
	}
	return []plan.FieldLiteral{text("Name", name), text("ContentType", contentType)}
}

// opened returns a literal whose files can be read by several tests.
func opened(v plan.Literal) plan.Literal {
	v.Opened = true
	v.Items = slices.Clone(v.Items)
	for i := range v.Items {
		v.Items[i] = opened(v.Items[i])
	}
	v.Fields = slices.Clone(v.Fields)
	for i := range v.Fields {
		v.Fields[i].Value = opened(v.Fields[i].Value)
	}
	return v
}

// flat writes a value as it stands in a query, a header or a form. The pairs are in
// the order in which they are sent.
func (x *expecter) flat(f *plan.Field, name string, v plan.Literal, add func(name, text string)) {
	switch {
	case v.Null:
		add(name, f.Null)
	case v.Type.Kind == plan.Array:
		x.flatList(f, name, v, add)
	case v.Type.Kind == plan.Map:
		for i, key := range v.Keys {
			x.flat(&plan.Field{}, name+"["+key+"]", v.Items[i], add)
		}
	case v.Type.Kind == plan.ObjectOf:
		for _, inside := range x.sdk.Models.Object(v.Type.Name).Fields {
			if i := slices.IndexFunc(
				v.Fields,
				func(f plan.FieldLiteral) bool { return f.GoName == inside.GoName },
			); i >= 0 {
				x.flat(inside, name+"["+inside.Wire+"]", v.Fields[i].Value, add)
			}
		}
	case v.Type.Kind == plan.UnionOf, v.Type.Kind == plan.ChoiceOf:
		x.flatVariant(name, v, add)
	default:
		add(name, flatText(v))
	}
}

// flatVariant writes what a union or a choice holds, and the tag of a variant that
// lacks it.
func (x *expecter) flatVariant(name string, v plan.Literal, add func(name, text string)) {
	held := v.Fields[0]
	if v.Type.Kind == plan.UnionOf {
		u := x.sdk.Models.Union(v.Type.Name)
		for _, one := range u.Variants {
			if one.GoName == held.GoName && !holdsTag(held.Value, one) {
				add(name+"["+u.Discriminator+"]", one.Value)
			}
		}
	}
	x.flat(&plan.Field{}, name, held.Value, add)
}

// holdsTag reports whether a variant writes the tag by itself.
func holdsTag(v plan.Literal, one plan.Variant) bool {
	return one.Writes() || !one.Added &&
		slices.ContainsFunc(v.Fields, func(f plan.FieldLiteral) bool { return f.GoName == one.Optional })
}

func (x *expecter) flatList(f *plan.Field, name string, v plan.Literal, add func(name, text string)) {
	list := f.List
	if list == nil {
		list = &plan.List{Indexed: true}
	}
	var texts []string
	for i, item := range v.Items {
		switch at := name + "[" + strconv.Itoa(i) + "]"; {
		case list.Joined != "":
			texts = append(texts, flatText(item))
		case item.Type.Kind == plan.ObjectOf, list.Indexed:
			x.flat(&plan.Field{}, at, item, add)
		case list.Brackets:
			add(name+"[]", flatText(item))
		default:
			add(name, flatText(item))
		}
	}
	if list.Joined != "" || f.Empty && len(v.Items) == 0 {
		add(name, strings.Join(texts, list.Joined))
	}
}

func flatText(v plan.Literal) string {
	switch v.Type.Kind {
	case plan.Int, plan.UnixMilli, plan.Int64, plan.UnixSeconds, plan.ConstInt, plan.IntEnumOf:
		return strconv.FormatInt(v.Int, 10)
	case plan.Uint64:
		return strconv.FormatUint(v.Uint, 10)
	case plan.Float:
		return quoted(v.Float)
	case plan.Bool, plan.ConstBool:
		return strconv.FormatBool(v.Bool)
	case plan.DateTime:
		return v.Time.UTC().Format(time.RFC3339Nano)
	case plan.Bytes:
		return base64.StdEncoding.EncodeToString([]byte(v.Text))
	}
	return v.Text
}

// formBody returns a form as it must go out.
func (x *expecter) formBody(p *plan.Params, body map[string]json.RawMessage) (string, error) {
	var pairs, parts []string
	for _, f := range p.Form {
		raw, sent := body[f.Wire]
		if !sent {
			continue
		}
		v, err := x.fieldLiteral(f, raw)
		if err != nil {
			return "", fmt.Errorf("%s: %w", f.Wire, err)
		}
		part, err := x.parts(f, v, raw)
		if err != nil {
			return "", err
		}
		parts = append(parts, part...)
		if p.Encoding == plan.Encoded {
			x.flat(
				f,
				f.Wire,
				v,
				func(name, text string) { pairs = append(pairs, formName(name)+"="+queryEscape(text)) },
			)
		}
	}
	if p.Encoding == plan.Encoded {
		return strings.Join(pairs, "&"), nil
	}
	if len(parts) == 0 {
		return "\n--boundary--\n", nil // the boundary begins a line of its own
	}
	return strings.Join(parts, "") + "--boundary--\n", nil
}

// formName escapes a name, but for its brackets.
func formName(name string) string {
	return strings.NewReplacer("%5B", "[", "%5D", "]").Replace(queryEscape(name))
}

// parts returns the parts of a form of the type multipart/form-data, as the golden
// test has them: with a boundary of that name, and lines that end as those of the
// archive.
func (x *expecter) parts(f *plan.Field, v plan.Literal, raw json.RawMessage) ([]string, error) {
	part := func(name, description, text string) string {
		return "--boundary\nContent-Disposition: form-data; name=\"" + name + "\"" + description + "\n\n" + text + "\n"
	}
	file := func(v plan.Literal) string {
		return part(f.Wire, "; filename=\""+v.Fields[0].Value.Text+"\"\nContent-Type: "+v.Fields[1].Value.Text, v.Text)
	}
	var list []string
	switch {
	case f.Type.Kind == plan.File:
		list = append(list, file(v))
	case f.Type.Kind == plan.Array && f.Type.Elem.Kind == plan.File:
		for _, item := range v.Items {
			list = append(list, file(item))
		}
	case f.Type.IsJSON():
		text, err := x.sentValue(f.Type, raw)
		return append(list, part(f.Wire, "\nContent-Type: application/json", text)), err
	default:
		x.flat(f, f.Wire, v, func(name, text string) { list = append(list, part(name, "", text)) })
	}
	return list, nil
}

// contentType returns the type of a body, as the golden test has it.
func contentType(op *plan.Operation) string {
	switch {
	case op.BodyOf != nil && op.BodyOf.ContentType != "":
		return op.BodyOf.ContentType
	case op.Params != nil && op.Params.Encoding == plan.Encoded:
		return "application/x-www-form-urlencoded"
	case op.Params != nil && op.Params.Encoding == plan.Multipart:
		return "multipart/form-data; boundary=boundary"
	}
	return "application/json"
}

// addHeader adds the parameters of the header to the lines of a request.
func (x *expecter) addHeader(op *plan.Operation, values map[string]any, add func(name, text string)) error {
	if op.Params == nil {
		return nil
	}
	for _, f := range op.Params.Header {
		if err := x.addFlat(f, values, add); err != nil {
			return err
		}
	}
	return nil
}

// addFlat writes the value that an example has of a parameter, if it has one.
func (x *expecter) addFlat(f *plan.Field, values map[string]any, add func(name, text string)) error {
	value, sent := values[f.Wire]
	if !sent {
		return nil
	}
	raw, err := json.Marshal(value)
	if err != nil {
		return fmt.Errorf("%s: %w", f.Wire, err)
	}
	v, err := x.fieldLiteral(f, raw)
	if err != nil {
		return fmt.Errorf("%s: %w", f.Wire, err)
	}
	x.flat(f, f.Wire, v, add)
	return nil
}

// queryPair is a pair of a query, in which commas stay as they are in a list.
func queryPair(f *plan.Field, name, text string) string {
	if f.List != nil || f.Null != "" || f.Empty || f.Type.Kind == plan.ObjectOf {
		return queryEscape(name) + "=" + strings.ReplaceAll(queryEscape(text), "%2C", ",")
	}
	return queryEscape(name) + "=" + queryEscape(text)
}
