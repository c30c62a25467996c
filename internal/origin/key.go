package origin

import "errors"

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

// String is "[redacted]".
func (k Key) String() string { return redacted }

// GoString is "[redacted]".
func (k Key) GoString() string { return redacted }
