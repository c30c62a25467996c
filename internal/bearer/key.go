package bearer

import (
	"bytes"
	"errors"
	"maps"
	"net/http"
	"slices"
	"strings"
)

const redacted = "[redacted]"

// shortestSecret is the shortest key that is looked for in texts. A shorter one,
// as tests have it, is part of too many words.
const shortestSecret = 8

// Key is a secret key behind a function, so that no formatting verb and no
// logger that walks through structs can print it.
type Key struct {
	reveal func() string
}

// NewKey refuses a key that is empty or holds a space, a control character or
// anything else that is not printable ASCII, which a header cannot carry. The
// error does not repeat the key.
func NewKey(key string) (Key, error) {
	if key == "" {
		return Key{}, errors.New("is empty")
	}
	for i := range len(key) {
		if c := key[i]; c <= ' ' || c >= 0x7f {
			return Key{}, errors.New("holds a space, a control character or a character that is not ASCII")
		}
	}
	return Key{reveal: func() string { return key }}, nil
}

// Redact replaces the key wherever it occurs in s.
func (k Key) Redact(s string) string {
	if !k.in(s) {
		return s
	}
	return strings.ReplaceAll(s, k.reveal(), redacted)
}

// RedactBytes is b, or a copy without the key where b holds it.
func (k Key) RedactBytes(b []byte) []byte {
	if !k.secret() || !bytes.Contains(b, []byte(k.reveal())) {
		return b
	}
	return bytes.ReplaceAll(b, []byte(k.reveal()), []byte(redacted))
}

// RedactHeader is h, or a copy without the key where h holds it.
func (k Key) RedactHeader(h http.Header) http.Header {
	clean := h
	for name, values := range h {
		if slices.ContainsFunc(values, k.in) {
			clean = maps.Clone(clean)
			clean[name] = []string{k.Redact(strings.Join(values, ", "))}
		}
	}
	return clean
}

func (k Key) in(s string) bool { return k.secret() && strings.Contains(s, k.reveal()) }

// secret reports whether there is a key that is worth hiding.
func (k Key) secret() bool { return k.reveal != nil && len(k.reveal()) >= shortestSecret }

// String is "[redacted]".
func (k Key) String() string { return redacted }

// GoString is "[redacted]".
func (k Key) GoString() string { return redacted }
