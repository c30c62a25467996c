package wire

import (
	"errors"
	"strings"
	"testing"
)

// TestLongNames checks that a path holds the names of a document whole, so that
// whoever has secrets can look for them there, and that its text does not.
func TestLongNames(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("é", 100)
	err := Decode([]byte(`{"by_key":{"`+long+`":{"at":"x"}}}`), new(item))
	failure, ok := errors.AsType[*Error](err)
	if want := `response.by_key["` + long + `"].at`; !ok || failure.Path != want {
		t.Fatalf("the path of %v is not %s", err, want)
	}
	want := `response.by_key["` + strings.Repeat("é", 71) + `…: want a number, found a string at byte 220`
	if err.Error() != want {
		t.Errorf("got  %s\nwant %s", err, want)
	}
}
