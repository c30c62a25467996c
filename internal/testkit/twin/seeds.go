package twin

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"
)

// seeds returns initial documents: one with every field, and variations that
// servers and attackers may send.
func seeds(t reflect.Type) [][]byte {
	full, err := json.Marshal(sample(t, 0))
	if err != nil {
		panic("twin: a sample cannot be written: " + err.Error())
	}
	var pretty bytes.Buffer
	if err := json.Indent(&pretty, full, "", "  "); err != nil {
		panic("twin: a sample cannot be indented: " + err.Error())
	}
	text := string(full)
	list := [][]byte{
		full, pretty.Bytes(), full[:len(full)/2], []byte("{}"), []byte("null"), []byte("[]"), []byte(" {} x"), nil,
	}
	for _, s := range []string{
		strings.ReplaceAll(text, `"text"`, `"\ud83d\ude00 \ud800 \u00e9\n\"é`+"\xff\""),
		strings.ReplaceAll(text, `"text"`, "null"),
		strings.ReplaceAll(text, `"text"`, "7"),
		strings.ReplaceAll(text, "1716883200000", "1e400"),
		strings.ReplaceAll(text, "1716883200000", "-0"),
		strings.ReplaceAll(text, "1716883200000", "9223372036854775808"),
		strings.Replace(text, "{", `{"from the future":{"a":[1,2.5e-7,"\u0041"]},"":null,`, 1),
		strings.TrimSuffix(text, "}") + "," + strings.TrimPrefix(text, "{"),
		strings.ReplaceAll(text, "true", " false "),
	} {
		list = append(list, []byte(s))
	}
	for _, one := range cases(t) {
		data, err := json.Marshal(one)
		if err != nil {
			panic("twin: a sample cannot be written: " + err.Error())
		}
		list = append(list, data)
	}
	return append(list, empties(t)...)
}

// empties returns documents with one field, which is null, a scalar, or almost
// empty, and the same followed by a null.
func empties(t reflect.Type) [][]byte {
	var list [][]byte
	if fields, ok := fieldsOf(t); ok {
		t = fields
	}
	for k := range declaredKeys(t) {
		for _, v := range []string{"null", `"a"`, "7", "true", "{}", "[]", "[null]", `{"a":null}`} {
			list = append(list, []byte(`{"`+k+`":`+v+`}`), []byte(`{"`+k+`":`+v+`,"`+k+`":null}`))
		}
	}
	return list
}

// sample returns a JSON value for a twin with every field set, to a limited
// depth.
func sample(t reflect.Type, depth int) any {
	if t == reflect.TypeFor[json.RawMessage]() {
		return map[string]any{"sub": "text", "n": 1}
	}
	if known, ok := sampleOf(t); ok {
		return known
	}
	switch t.Kind() {
	case reflect.Pointer:
		if depth > 4 {
			return nil
		}
		return sample(t.Elem(), depth)
	case reflect.Slice:
		if depth > 4 {
			return []any{}
		}
		return []any{sample(t.Elem(), depth+1), sample(t.Elem(), depth+1)}
	case reflect.Map:
		if depth > 4 {
			return map[string]any{}
		}
		return map[string]any{"a": sample(t.Elem(), depth+1), "b": sample(t.Elem(), depth+1)}
	case reflect.Struct:
		return structSample(t, depth)
	case reflect.String:
		return "text"
	case reflect.Bool:
		return true
	case reflect.Float64:
		return 2.5
	default:
		return int64(1716883200000)
	}
}

func structSample(t reflect.Type, depth int) any {
	if fields, ok := fieldsOf(t); ok {
		return structSample(fields, depth)
	}
	if value, ok := t.FieldByName("value"); ok { // an Optional
		return sample(value.Type, depth)
	}
	doc := object{}
	for i := range t.NumField() {
		f := t.Field(i)
		switch usual := f.Tag.Get("usual"); {
		case f.Tag.Get("variant") != "" || f.Tag.Get("kind") != "": // the first will do
			return caseSample(t, i, depth)
		case usual != "" && f.Type.Kind() != reflect.String:
			doc = append(doc, member{key(f), json.RawMessage(usual)})
		case usual != "":
			doc = append(doc, member{key(f), usual})
		default:
			doc = append(doc, member{key(f), sample(f.Type, depth+1)})
		}
	}
	return doc
}

// object is a JSON object whose members have an order.
type object []member

type member struct {
	key   string
	value any
}

// MarshalJSON writes the members in their order.
func (o object) MarshalJSON() ([]byte, error) {
	b := []byte("{")
	for i, m := range o {
		value, err := json.Marshal(m.value)
		if err != nil {
			return nil, err
		}
		if i > 0 {
			b = append(b, ',')
		}
		b = append(append(b, `"`+m.key+`":`...), value...)
	}
	return append(b, '}'), nil
}
