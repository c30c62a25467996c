package twin

import (
	"encoding/json"
	"errors"
	"reflect"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/internal/wire"
)

// Encoder is a type with a generated encoder.
type Encoder interface {
	wire.Marshaler
	json.Marshaler
}

// Encoding compares the encoder of M with its twin T. Both are read by
// encoding/json, from documents with every field, without some, and with values
// that are empty or null.
func Encoding[M Encoder, T any](t *testing.T) {
	t.Parallel()
	compared := 0
	for _, data := range seeds(reflect.TypeFor[T]()) {
		var model M
		var twin T
		err, twinErr := json.Unmarshal(data, &model), json.Unmarshal(data, &twin)
		if errors.Is(twinErr, errOtherForm) {
			continue
		}
		if (err == nil) != (twinErr == nil) {
			t.Fatalf("%q: the model says %v, the twin %v", data, err, twinErr)
		}
		if err != nil {
			continue
		}
		if d := difference("", reflect.ValueOf(model), reflect.ValueOf(twin)); d != "" {
			t.Fatalf("%q: model and twin differ: %s", data, d)
		}
		compareWriting(t, model, twin)
		compared++
	}
	if compared == 0 {
		t.Fatal("no document can be read")
	}
	compareTags[M, T](t)
}
