package redaction

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"testing"
)

const canary = "canary-7Zt9KwXc3Vb5"

// safe is a secret as it should be.
type safe string

func (safe) Format(f fmt.State, _ rune)   { _, _ = fmt.Fprint(f, "[redacted]") }
func (safe) LogValue() slog.Value         { return slog.StringValue("[redacted]") }
func (safe) MarshalJSON() ([]byte, error) { return []byte(`"[redacted]"`), nil }

// model holds a secret. How it is written is up to the test.
type model struct {
	Secret safe            `json:"secret"`
	Later  json.RawMessage `json:"later,omitempty"`
	wire   string
	log    string
	json   string
}

func (m model) AppendJSON(b []byte) ([]byte, error) { return append(b, m.wire...), nil }
func (m model) LogValue() slog.Value                { return slog.StringValue(m.log) }
func (m model) MarshalJSON() ([]byte, error)        { return []byte(m.json), nil }
func (m model) Format(f fmt.State, verb rune) {
	_, _ = fmt.Fprintf(f, fmt.FormatString(f, verb), m.Secret)
}

func TestMistakesAreFound(t *testing.T) {
	t.Parallel()
	sound := model{Secret: canary, wire: `{"secret":"` + canary + `"}`, json: `{"secret":"[redacted]"}`}
	with := func(change func(*model)) model {
		m := sound
		change(&m)
		return m
	}
	for name, test := range map[string]struct {
		c    Case
		want string // how the first mistake begins
	}{
		"a sound secret":        {Case{Value: safe(canary)}, ""},
		"a sound model":         {Case{Value: sound}, ""},
		"opaque":                {Case{Value: with(func(m *model) { m.json = `"[redacted]"` }), Opaque: true}, ""},
		"a plain string":        {Case{Value: canary}, "%#v shows it: "},
		"bytes":                 {Case{Value: []byte(canary)}, "%#v shows it: "},
		"a plain field":         {Case{Value: struct{ S string }{canary}}, "%#v shows it: "},
		"a secret in the log":   {Case{Value: with(func(m *model) { m.log = canary })}, "log shows it: "},
		"a secret in the JSON":  {Case{Value: with(func(m *model) { m.json = m.wire })}, "JSON shows it: "},
		"JSON that lacks a key": {Case{Value: with(func(m *model) { m.json = `{}` })}, "JSON is {}, <nil>, want "},
		"JSON of what is opaque": {
			Case{Value: sound, Opaque: true}, `JSON is {"secret":"[redacted]"}, <nil>, want "[redacted]"`,
		},
		"nothing on the wire": {Case{Value: with(func(m *model) { m.wire = `{}` })}, "AppendJSON leaves it out: {}"},
		"no canary":           {Case{Value: model{}}, "it does not hold the canary"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			mistakes := test.c.mistakes(canary)
			slices.Sort(mistakes)
			switch {
			case test.want == "" && len(mistakes) > 0:
				t.Errorf("mistakes of none: %q", mistakes)
			case test.want != "" &&
				!slices.ContainsFunc(mistakes, func(m string) bool { return strings.HasPrefix(m, test.want) }):
				t.Errorf("none of %d mistakes is %q: %.300q", len(mistakes), test.want, mistakes)
			}
		})
	}
}

func TestHolds(t *testing.T) {
	Run(t, canary, []Case{
		{Name: "slice", Value: []safe{canary}},
		{Name: "map", Value: map[string]safe{"b": "", "a": canary}},
		{Name: "field", Value: struct{ A, B safe }{"", canary}},
	})
}
