package wire

import (
	"bytes"
	"encoding/json"
	"math"
	"reflect"
	"strings"
	"testing"
	"time"
)

// maybe is an optional value as models have it.
type maybe[T any] struct {
	value T
	state State
}

func maybePlaces[T any](item any) (place any, state *State) {
	m := item.(*maybe[T])
	return &m.value, &m.state
}

// label is a text of a type of its own.
type label string

// record has a field of every type, and of every form of field.
type record struct {
	Object  string
	Label   label
	Status  label
	Size    int
	Offset  int64
	Version int64
	Live    bool
	Ready   bool
	Ratio   float64
	Count   uint64
	Price   string
	Quoted  string
	At      time.Time
	On      string
	Data    []byte
	Raw     json.RawMessage
	Within  *record
	Labels  []label
	Counts  map[string]int
	Grid    [][]maybe[int]
	Nick    maybe[string]
	Owner   maybe[label]
	Secret  string
	Since   time.Time
	Tags    []string
	Extra   map[string]json.RawMessage
}

var recordFields = Fields{List: []Field{
	{Key: "object", Type: &Const, Text: "record"},
	{Key: "label", Type: &String},
	{Key: "status", Type: &Enum, Known: []string{"on", "off"}},
	{Key: "size", Type: &Int},
	{Key: "offset", Type: &Int64},
	{Key: "version", Type: &ConstInt, Number: 3},
	{Key: "live", Type: &Bool},
	{Key: "ready", Type: &True},
	{Key: "ratio", Type: &Float64},
	{Key: "count", Type: &Uint64},
	{Key: "price", Type: &Decimal},
	{Key: "quoted", Type: &QuotedDecimal},
	{Key: "at", Type: &Time},
	{Key: "on", Type: &Date},
	{Key: "data", Type: &Bytes},
	{Key: "raw", Type: &Raw},
	{Key: "within", Type: &PointerTo},
	{Key: "labels", Type: &ListOf, Item: &Field{Type: &String}},
	{Key: "counts", Type: &MapOf, Item: &Field{Type: &Int}},
	{Key: "grid", Type: &ListOf, Item: &Field{
		Type: &ListOf, Item: &Field{Type: &Int, Places: maybePlaces[int]},
	}},
	{Key: "nick", Type: &String, Optional: true},
	{Key: "owner", Type: &String, Optional: true, Required: true},
	{Key: "secret", Type: &String, ReadOnly: true},
	{Key: "since", Type: &Time, OmitZero: true},
	{Key: "tags", Type: &ListOf, Item: &Field{Type: &String}, OmitZero: true},
}}

func (v *record) places() []any {
	return []any{
		&v.Object, (*string)(&v.Label), (*string)(&v.Status), &v.Size, &v.Offset, &v.Version, &v.Live, &v.Ready,
		&v.Ratio, &v.Count, &v.Price, &v.Quoted, &v.At, &v.On, &v.Data, &v.Raw, &v.Within, &v.Labels, &v.Counts,
		&v.Grid, &v.Nick.value, &v.Nick.state, (*string)(&v.Owner.value), &v.Owner.state, &v.Secret, &v.Since, &v.Tags,
	}
}

func (v *record) UnmarshalWire(dec *Decoder) error {
	dec.Fields(&recordFields, &v.Extra, v.places()...)
	return dec.Err()
}

func (v record) AppendJSON(b []byte) ([]byte, error) {
	return AppendFields(b, &recordFields, v.Extra, v.places()...)
}

func (v record) AppendRequest(b []byte) ([]byte, error) {
	return AppendRequestFields(b, &recordFields, v.Extra, v.places()...)
}

// full is a record with a value in every field, in the form in which it is written.
const full = `{"object":"record","label":"a","status":"off","size":-1,"offset":12345678901,"version":4,` +
	`"live":true,"ready":true,"ratio":0.5,"count":18446744073709551615,"price":1.50,"quoted":"2.50",` +
	`"at":"2026-11-25T18:55:20Z","on":"2026-11-25","data":"aGk=","raw":[1],"within":null,"labels":["x","y"],` +
	`"counts":{"a":1,"b":2},"grid":[[1,null],[]],"nick":"n","owner":"o","secret":"s",` +
	`"since":"2026-11-25T18:55:20Z","tags":["t"],"more":1}`

// TestEveryType reads every type of field and writes it back.
func TestEveryType(t *testing.T) {
	t.Parallel()
	var v record
	if err := Decode([]byte(full), &v); err != nil {
		t.Fatal(err)
	}
	at := time.Date(2026, 11, 25, 18, 55, 20, 0, time.UTC)
	want := record{
		Object: "record", Label: "a", Status: "off", Size: -1, Offset: 12345678901, Version: 4, Live: true, Ready: true,
		Ratio: 0.5, Count: math.MaxUint64, Price: "1.50", Quoted: "2.50", At: at, On: "2026-11-25", Data: []byte("hi"),
		Raw: json.RawMessage("[1]"), Labels: []label{"x", "y"}, Counts: map[string]int{"a": 1, "b": 2},
		Grid: [][]maybe[int]{{{1, IsSet}, {0, IsNull}}, {}},
		Nick: maybe[string]{"n", IsSet}, Owner: maybe[label]{"o", IsSet},
		Secret: "s", Since: at, Tags: []string{"t"}, Extra: map[string]json.RawMessage{"more": json.RawMessage("1")},
	}
	if !reflect.DeepEqual(v, want) {
		t.Errorf("got  %+v\nwant %+v", v, want)
	}
	if got, err := v.AppendJSON(nil); err != nil || string(got) != full {
		t.Errorf("written as %s, %v\nwant       %s", got, err, full)
	}
}

// TestEmptyFields writes a record without values: constants have their usual one,
// optional fields and zero values that mean nothing are left out.
func TestEmptyFields(t *testing.T) {
	t.Parallel()
	v := record{Since: time.Time{}.In(time.FixedZone("", 60))}
	got, err := v.AppendJSON(nil)
	want := `{"object":"record","label":"","status":"","size":0,"offset":0,"version":3,"live":false,"ready":true,` +
		`"ratio":0,"count":0,"price":0,"quoted":"0","at":"0001-01-01T00:00:00Z","on":"0001-01-01","data":"",` +
		`"raw":null,"within":null,"labels":[],"counts":{},"grid":[],"owner":null,"secret":""}`
	if err != nil || string(got) != want {
		t.Errorf("got  %s, %v\nwant %s", got, err, want)
	}
	v.Nick.state = IsNull
	if got, _ := v.AppendJSON(nil); !strings.Contains(string(got), `"nick":null`) {
		t.Errorf("an optional null is not written: %s", got)
	}
}

// TestRequestFields leaves out what requests do not hold, within others too.
func TestRequestFields(t *testing.T) {
	t.Parallel()
	v := record{Secret: "s", Within: &record{Secret: "t"}}
	response, err := v.AppendJSON(nil)
	if n := strings.Count(string(response), `"secret"`); err != nil || n != 2 {
		t.Errorf("%d secrets in %s, %v", n, response, err)
	}
	request, err := v.AppendRequest(nil)
	if err != nil || strings.Contains(string(request), `"secret"`) {
		t.Errorf("a secret in %s, %v", request, err)
	}
}

// TestFieldsAgain reads into a record that has values: those of a document replace
// them, and a null leaves the ones that cannot be null.
func TestFieldsAgain(t *testing.T) {
	t.Parallel()
	var v record
	if err := Decode([]byte(full), &v); err != nil {
		t.Fatal(err)
	}
	doc := `{"nick":"first","nick":null,"owner":null,"owner":"p","label":null,"labels":["z"],"counts":{"c":3},` +
		`"grid":[[null],[7]],"within":{"label":"inner"},"tags":null}`
	if err := Decode([]byte(doc), &v); err != nil {
		t.Fatal(err)
	}
	switch {
	case v.Nick != maybe[string]{"", IsNull}, v.Owner != maybe[label]{"p", IsSet}:
		t.Errorf("the optional fields are %+v and %+v", v.Nick, v.Owner)
	case v.Label != "a", len(v.Labels) != 1 || v.Labels[0] != "z", v.Tags != nil:
		t.Errorf("the texts are %q, %q and %q", v.Label, v.Labels, v.Tags)
	case !reflect.DeepEqual(v.Counts, map[string]int{"a": 1, "b": 2, "c": 3}):
		t.Errorf("the map is %v", v.Counts)
	case !reflect.DeepEqual(v.Grid, [][]maybe[int]{{{0, IsNull}}, {{7, IsSet}}}):
		t.Errorf("the grid is %+v", v.Grid)
	case v.Within == nil || v.Within.Label != "inner":
		t.Errorf("within is %+v", v.Within)
	}
}

// TestFieldErrors places an error in what reads it by reflection.
func TestFieldErrors(t *testing.T) {
	t.Parallel()
	for doc, want := range map[string]string{
		`{"labels":["x",1]}`:           `response.labels[1]: want a string, found a number at byte 15`,
		`{"labels":{}}`:                `response.labels: want an array, found an object at byte 10`,
		`{"counts":{"a b":"x"}}`:       `response.counts["a b"]: want a number, found a string at byte 17`,
		`{"counts":[]}`:                `response.counts: want an object, found an array at byte 10`,
		`{"grid":[[1],[2,"x"]]}`:       `response.grid[1][1]: want a number, found a string at byte 16`,
		`{"within":{"owner":1}}`:       `response.within.owner: want a string, found a number at byte 19`,
		`{"within":[]}`:                `response.within: want an object, found an array at byte 10`,
		`{"nick":true}`:                `response.nick: want a string, found a boolean at byte 8`,
		`{"labels":["x"`:               `response.labels: unexpected end, want "," or "]" at byte 14`,
		`{"counts":{"a":1,}}`:          `response.counts: unexpected '}', want a key at byte 17`,
		`{"status":"on","status":[1]}`: `response.status: want a string, found an array at byte 24`,
	} {
		t.Run(doc, func(t *testing.T) {
			t.Parallel()
			if err := Decode([]byte(doc), new(record)); err == nil || err.Error() != want {
				t.Errorf("got %v\nwant %s", err, want)
			}
		})
	}
}

// TestUnwritable returns the errors of values that have no JSON form.
func TestUnwritable(t *testing.T) {
	t.Parallel()
	for name, v := range map[string]record{
		"not a number": {Ratio: math.NaN()},
		"no decimal":   {Price: "x"},
		"broken JSON":  {Raw: json.RawMessage("{")},
		"within":       {Within: &record{Ratio: math.Inf(1)}},
		"broken extra": {Extra: map[string]json.RawMessage{"a": json.RawMessage("]")}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got, err := v.AppendJSON(nil); err == nil {
				t.Errorf("written as %s", got)
			}
		})
	}
}

// single is an object whose only item stands for a list.
type single struct{ Items []record }

var singleFields = Fields{List: []Field{{Key: "item", Type: &Only}}}

func (v *single) UnmarshalWire(dec *Decoder) error {
	dec.Fields(&singleFields, nil, &v.Items)
	return dec.Err()
}

func TestOnly(t *testing.T) {
	t.Parallel()
	var v single
	if err := Decode([]byte(`{"item":{"label":"a"}}`), &v); err != nil || len(v.Items) != 1 || v.Items[0].Label != "a" {
		t.Errorf("read %+v, %v", v, err)
	}
	for _, items := range [][]record{nil, {{Label: "b"}}} {
		want := []byte(`{"item":null}`)
		if len(items) == 1 {
			want, _ = items[0].AppendJSON([]byte(`{"item":`))
			want = append(want, '}')
		}
		if got, err := AppendFields(nil, &singleFields, nil, &items); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%d items are written as %s, %v, not %s", len(items), got, err, want)
		}
	}
}
