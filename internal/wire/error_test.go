package wire

import (
	"errors"
	"strings"
	"testing"
)

// TestLongNames checks that a path holds the names of a document whole or not at
// all, so that whoever has secrets can look for them there, and that its text is
// short.
func TestLongNames(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ name, path, text string }{
		{
			strings.Repeat("é", 100), `response.by_key["` + strings.Repeat("é", 100) + `"].at`,
			`response.by_key["` + strings.Repeat("é", 71) + `…: want a number, found a string at byte 220`,
		},
		{
			strings.Repeat("x", 257), "response.by_key[a name of 257 bytes].at",
			"response.by_key[a name of 257 bytes].at: want a number, found a string at byte 277",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			err := Decode([]byte(`{"by_key":{"`+test.name+`":{"at":"x"}}}`), new(item))
			failure, ok := errors.AsType[*Error](err)
			if !ok || failure.Path != test.path {
				t.Errorf("the path of %v is not %s", err, test.path)
			}
			if err.Error() != test.text {
				t.Errorf("got  %s\nwant %s", err, test.text)
			}
		})
	}
}

// TestWrongDiscriminator checks that an error names the member that should tell what
// a value is.
func TestWrongDiscriminator(t *testing.T) {
	t.Parallel()
	d := newDecoder([]byte(`{"size":1,"kind":[7]}`))
	d.Discriminator("kind")
	const want = "kind: want a string, found an array at byte 17"
	if err := d.finish(""); err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}
