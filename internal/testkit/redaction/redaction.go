// Package redaction checks that secrets in values are not revealed when a
// program prints, logs or dumps the values.
package redaction

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"log/slog"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/internal/wire"
)

// Case is a value with a canary instead of each secret.
type Case struct {
	Name  string
	Value any
	// Opaque means that nothing is known of the value, and that none of it may
	// appear.
	Opaque bool
}

// Run checks every case.
func Run(t *testing.T, canary string, cases []Case) {
	t.Parallel()
	for _, c := range cases {
		t.Run(c.Name, func(t *testing.T) {
			t.Parallel()
			for _, mistake := range c.mistakes(canary) {
				t.Error(mistake)
			}
		})
	}
}

func (c Case) mistakes(canary string) []string {
	if !holds(reflect.ValueOf(c.Value), canary) {
		return []string{"it does not hold the canary"}
	}
	var list []string
	for form, shown := range shows(c.Value) {
		if slices.ContainsFunc(spellings(canary), func(s string) bool { return strings.Contains(shown, s) }) {
			list = append(list, form+" shows it: "+shown)
		}
	}
	if m, ok := c.Value.(wire.Marshaler); ok {
		list = append(list, c.compareJSON(m, canary)...)
	}
	return list
}

// holds reports whether the canary is in a value.
func holds(v reflect.Value, canary string) bool {
	switch v.Kind() {
	case reflect.String:
		return strings.Contains(v.String(), canary)
	case reflect.Struct:
		for i := range v.NumField() {
			if holds(v.Field(i), canary) {
				return true
			}
		}
	case reflect.Slice:
		if v.Type().Elem().Kind() == reflect.Uint8 {
			return bytes.Contains(v.Bytes(), []byte(canary))
		}
		return v.Len() > 0 && holds(v.Index(0), canary)
	case reflect.Map:
		for _, key := range v.MapKeys() {
			if holds(v.MapIndex(key), canary) {
				return true
			}
		}
	case reflect.Pointer, reflect.Interface:
		return !v.IsNil() && holds(v.Elem(), canary)
	}
	return false
}

// spellings returns the forms in which a string can be printed.
func spellings(s string) []string {
	return []string{
		s, fmt.Sprintf("%x", s), fmt.Sprintf("%X", s),
		base64.StdEncoding.EncodeToString([]byte(s)),
		strings.Trim(fmt.Sprint([]byte(s)), "[]"),
		strings.TrimSuffix(strings.TrimPrefix(fmt.Sprintf("%#v", []byte(s)), "[]byte{"), "}"),
	}
}

// shows returns all outputs of a value, by the way they were produced.
func shows(v any) map[string]string {
	pointer := reflect.New(reflect.TypeOf(v))
	pointer.Elem().Set(reflect.ValueOf(v))
	all := map[string]string{}
	for around, v := range map[string]any{
		"":            v,
		"a pointer's": pointer.Interface(),
		"a struct's":  struct{ Value any }{v},
		"a slice's":   []any{v, v},
		"a map's":     map[string]any{"value": v},
	} {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%X", "%d", "%20s"} {
			all[strings.TrimSpace(around+" "+verb)] = fmt.Sprintf(verb, v)
		}
		b, err := json.Marshal(v)
		all[strings.TrimSpace(around+" JSON")] = fmt.Sprintf("%s %v", b, err)
		all[strings.TrimSpace(around+" log")] = logged(v)
	}
	return all
}

// logged returns the output of slog's handlers for a value.
func logged(v any) string {
	var out strings.Builder
	for _, h := range []slog.Handler{slog.NewTextHandler(&out, nil), slog.NewJSONHandler(&out, nil)} {
		slog.New(h).Info("m", "value", v, slog.Group("group", "value", v))
	}
	return out.String()
}

// compareJSON checks that encoding/json encodes a value like the SDK, except for
// the secrets.
func (c Case) compareJSON(m wire.Marshaler, canary string) []string {
	const hidden = "[redacted]"
	sent, err := m.AppendJSON(nil)
	if err != nil {
		return []string{"AppendJSON: " + err.Error()}
	}
	if !bytes.Contains(sent, []byte(canary)) {
		return []string{"AppendJSON leaves it out: " + string(sent)}
	}
	want := bytes.ReplaceAll(sent, []byte(canary), []byte(hidden))
	if c.Opaque {
		want = []byte(`"` + hidden + `"`)
	}
	got, err := json.Marshal(m)
	if err != nil || !alike(parsed(got), parsed(want)) {
		return []string{fmt.Sprintf("JSON is %s, %v, want %s", got, err, want)}
	}
	return nil
}

func parsed(text []byte) (v any) {
	if err := json.Unmarshal(text, &v); err != nil {
		return err
	}
	return v
}

// alike compares decoded JSON. A nil list or map is encoded as an empty one by
// the SDK, and as null by encoding/json.
func alike(got, want any) bool {
	switch want := want.(type) {
	case []any:
		got, _ := got.([]any)
		return slices.EqualFunc(got, want, alike)
	case map[string]any:
		got, _ := got.(map[string]any)
		return maps.EqualFunc(got, want, alike)
	}
	return reflect.DeepEqual(got, want)
}
