package twin

import (
	"encoding/json"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/internal/wire"
)

// Key checks that the field is required in a response, and nowhere else: the
// documents omit it, or have an empty value.
func Key[M any, P Model[M]](t *testing.T, field string) {
	t.Helper()
	for _, doc := range []string{"{}", `{"` + field + `":null}`, `{"` + field + `":""}`, `{"` + field + `":[]}`} {
		if err := wire.DecodeResponse[M, P](t.Context(), []byte(doc), new(M)); err == nil {
			t.Errorf("%T: %s is a response", *new(M), doc)
		}
		if _, err := wire.DecodePage[M, P](t.Context(), []byte("["+doc+"]"), 0); err == nil {
			t.Errorf("%T: %s is an item of a response", *new(M), doc)
		}
	}
	for _, doc := range []string{"{}", `{"` + field + `":null}`} {
		if err := json.Unmarshal([]byte(doc), new(M)); err != nil {
			t.Errorf("%T: %s by itself: %v", *new(M), doc, err)
		}
	}
}
