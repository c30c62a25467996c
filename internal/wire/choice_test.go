package wire

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
)

// shape says of a value what a choice would see, and what follows it.
type shape struct {
	kind Kind
	has  bool
	raw  json.RawMessage
}

func (s *shape) UnmarshalWire(dec *Decoder) error {
	for kind := TextKind; kind <= ObjectKind; kind++ {
		if dec.Is(kind) {
			s.kind = kind
		}
	}
	s.has = dec.Has("a", "b\n")
	dec.Raw(&s.raw)
	return dec.Err()
}

func TestShapes(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]shape{
		`"a"`:                {kind: TextKind},
		` -1`:                {kind: NumberKind},
		`0`:                  {kind: NumberKind},
		`true`:               {kind: BoolKind},
		`false`:              {kind: BoolKind},
		`["a","b\n"]`:        {kind: ArrayKind},
		`null`:               {},
		` {}`:                {kind: ObjectKind},
		`{"a":1}`:            {kind: ObjectKind},
		`{"a":1,"a":2}`:      {kind: ObjectKind},
		`{"a":{"b\n":1}}`:    {kind: ObjectKind},
		`{"a":1,"b\n":null}`: {kind: ObjectKind, has: true},
		`{"c":[{"a":1}], "\u0062\u000a":2,"a":3}`: {kind: ObjectKind, has: true},
	} {
		t.Run(text, func(t *testing.T) {
			t.Parallel()
			var got shape
			if err := Unmarshal([]byte(text), &got); err != nil {
				t.Fatal(err)
			}
			if got.kind != want.kind || got.has != want.has || string(got.raw) != strings.TrimSpace(text) {
				t.Errorf("got %v %v %s, want %v %v", got.kind, got.has, got.raw, want.kind, want.has)
			}
		})
	}
}

// TestHasRefuses looks for keys in what is no JSON, or nests too deeply.
func TestHasRefuses(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		``,
		`{`,
		`{"c":1`,
		`{"c":}`,
		`{c:1}`,
		`{"a":1,"b\n":2`,
		`{"c":` + strings.Repeat("[", maxDepth) + `1`,
	} {
		var got shape
		if err := Unmarshal([]byte(text), &got); err == nil || got.raw != nil {
			t.Errorf("%.20s is read as %s", text, got.raw)
		}
	}
}

func TestNewIsCharged(t *testing.T) {
	t.Parallel()
	d := newDecoder([]byte("1"))
	d.left = 0
	var huge *[1 << 10]byte
	if New(d, &huge) == nil || d.Err() == nil {
		t.Error("the budget was not asked")
	}
	d.release()
}

func TestUntag(t *testing.T) {
	t.Parallel()
	extra := map[string]json.RawMessage{"kind": nil, "later": nil}
	if Untag(&extra, "kind"); len(extra) != 1 {
		t.Errorf("left %v", extra)
	}
	if Untag(&extra, "later"); extra != nil {
		t.Errorf("left %v", extra)
	}
	Untag(&extra, "none")
}

func TestAppendTagged(t *testing.T) {
	t.Parallel()
	broken := errors.New("broken")
	for name, test := range map[string]struct {
		object, want string
		err          error
	}{
		"members": {`{"a":1}`, `x{"kind":"b\"x","a":1}`, nil},
		"none":    {`{}`, `x{"kind":"b\"x"}`, nil},
		"failure": {``, ``, broken},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := AppendTagged(
				[]byte("x"),
				"kind",
				`b"x`,
				func(b []byte) ([]byte, error) { return append(b, test.object...), test.err },
			)
			if !errors.Is(err, test.err) || string(got) != test.want {
				t.Errorf("got %s, %v", got, err)
			}
		})
	}
}
