package origin

import "errors"

// Key is a secret key in a closure, so that no formatting verb and no logger that
// walks through structs can print it. A key that rotates, or that is encoded before
// it is sent, has several texts.
type Key struct {
	reveal func() []string
}

// NewKey returns an error if the key is empty or contains a space, a control
// character or another character that is not printable ASCII, which is invalid in
// a header. The error does not contain the key.
func NewKey(key string) (Key, error) {
	if err := check(key); err != nil {
		return Key{}, err
	}
	return hidden(key), nil
}

func check(key string) error {
	if key == "" {
		return errors.New("is empty")
	}
	for i := range len(key) {
		if c := key[i]; c <= ' ' || c >= 0x7f {
			return errors.New("contains a space, a control character or a non-ASCII character")
		}
	}
	return nil
}

// hidden returns a key with these texts.
func hidden(texts ...string) Key {
	return Key{reveal: func() []string { return texts }}
}

// texts returns the texts to redact.
func (k Key) texts() []string {
	if k.reveal == nil {
		return nil
	}
	return k.reveal()
}

// String returns "[redacted]".
func (k Key) String() string { return redacted }

// GoString returns "[redacted]".
func (k Key) GoString() string { return redacted }
