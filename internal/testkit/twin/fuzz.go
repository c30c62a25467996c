package twin

import (
	"bytes"
	"encoding/json"
	"log/slog"
	"reflect"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/internal/wire"
)

// Model is a type with a generated codec.
type Model[M any] interface {
	*M
	wire.Unmarshaler
	Encoder
}

// Fuzz compares the model M with its twin T on every document that the fuzzer
// generates.
func Fuzz[M, T any, P Model[M]](f *testing.F) {
	for _, seed := range seeds(reflect.TypeFor[T]()) {
		f.Add(seed)
	}
	keys := map[string]bool{}
	allKeys(reflect.TypeFor[T](), keys, map[reflect.Type]bool{})
	f.Fuzz(func(t *testing.T, data []byte) {
		if !folds(data, keys) {
			Compare[M, T, P](t, data)
		}
	})
}

// Compare compares the model M with its twin T on one document.
func Compare[M, T any, P Model[M]](t testing.TB, data []byte) {
	t.Helper()
	var model M
	var twin T
	input := bytes.Clone(data)
	err, twinErr := wire.Unmarshal(input, P(&model)), json.Unmarshal(data, &twin)
	if (err == nil) != (twinErr == nil) {
		t.Fatalf("%q: the model says %v, encoding/json %v", data, err, twinErr)
	}
	compareDocument[M, P](t, data, err == nil)
	if err != nil {
		return
	}
	clear(input) // a value that aliased the document would change now
	if d := difference("", reflect.ValueOf(model), reflect.ValueOf(twin)); d != "" {
		t.Fatalf("%q: model and encoding/json differ: %s", data, d)
	}
	compareEncoding[M, T, P](t, model, twin)
}

// compareDocument checks the results of [wire.Decode] and [wire.DecodeSlice] for
// a document that Unmarshal accepts or rejects.
func compareDocument[M any, P Model[M]](t testing.TB, data []byte, ok bool) {
	t.Helper()
	var model M
	null := string(bytes.Trim(data, " \t\r\n")) == "null"
	if err := wire.Decode[M, P](data, &model); (err == nil) != (ok && !null) {
		t.Fatalf("%q: Decode says %v", data, err)
	}
	list := append(append(append(append([]byte("["), data...), ','), data...), ']')
	items, err := wire.DecodeSlice[M, P](list)
	if !ok {
		return // two parts of an invalid value may form a list
	}
	if err != nil || len(items) != 2 {
		t.Fatalf("%q: DecodeSlice says %v, %d items", list, err, len(items))
	}
	for _, item := range items {
		if d := difference("", reflect.ValueOf(item), reflect.ValueOf(model)); !null && d != "" {
			t.Fatalf("%q: an item differs from the value on its own: %s", list, d)
		}
	}
}

// compareEncoding checks that both are encoded alike, and that the encoding
// decodes to the same value.
func compareEncoding[M, T any, P Model[M]](t testing.TB, model M, twin T) {
	t.Helper()
	want, ok := compareWriting(t, P(&model), twin)
	if !ok {
		return
	}
	var again M
	if err := wire.Unmarshal(want, P(&again)); err != nil {
		t.Fatalf("%s: cannot be read again: %v", want, err)
	}
	if got, err := P(&again).AppendJSON(nil); err != nil || !bytes.Equal(got, want) {
		t.Fatalf("%s: is written as %s, %v when read again", want, got, err)
	}
}

// compareWriting checks that both are encoded alike, with and without HTML
// escaped. It returns the encoding, unless neither can be encoded.
func compareWriting(t testing.TB, model Encoder, twin any) (text []byte, ok bool) {
	t.Helper()
	got, err := model.AppendJSON([]byte("x"))
	want, twinErr := marshal(twin)
	if (err == nil) != (twinErr == nil) || err == nil && string(got) != "x"+string(want) {
		t.Fatalf("AppendJSON writes %s, %v\nencoding/json %s, %v", got, err, want, twinErr)
	}
	if err != nil {
		return nil, false
	}
	compareMarshal(t, model, twin)
	return want, true
}

// compareMarshal checks that encoding/json encodes both alike, with HTML
// escaped. A model with a LogValue method contains secrets, which encoding/json
// redacts.
func compareMarshal(t testing.TB, model json.Marshaler, twin any) {
	t.Helper()
	if _, secret := model.(slog.LogValuer); secret {
		return
	}
	got, err := json.Marshal(model)
	want, twinErr := json.Marshal(twin)
	if err != nil || twinErr != nil || !bytes.Equal(got, want) {
		t.Fatalf("the model is written as %s, %v\nby encoding/json as %s, %v", got, err, want, twinErr)
	}
}
