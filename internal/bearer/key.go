package bearer

import "errors"

// Key is a secret key in a closure, so that no formatting verb and no
// logger that walks through structs can print it.
type Key struct {
	reveal func() string
}

// NewKey returns an error if the key is empty or contains a space, a control
// character or another character that is not printable ASCII, which is invalid in
// a header. The error does not contain the key.
func NewKey(key string) (Key, error) {
	if key == "" {
		return Key{}, errors.New("is empty")
	}
	for i := range len(key) {
		if c := key[i]; c <= ' ' || c >= 0x7f {
			return Key{}, errors.New("contains a space, a control character or a non-ASCII character")
		}
	}
	return Key{reveal: func() string { return key }}, nil
}

// String returns "[redacted]".
func (k Key) String() string { return redacted }

// GoString returns "[redacted]".
func (k Key) GoString() string { return redacted }
