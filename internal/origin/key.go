package origin

import "errors"

// Key is a secret key behind a function, so that no formatting verb and no
// logger that walks through structs can print it. A key that rotates, or is sent
// in another form than it is given in, has several texts.
type Key struct {
	reveal func() []string
}

// NewKey refuses a key that is empty or holds a space, a control character or
// anything else that is not printable ASCII, which a header cannot carry. The
// error does not repeat the key.
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
			return errors.New("holds a space, a control character or a character that is not ASCII")
		}
	}
	return nil
}

// hidden is a key with these texts.
func hidden(texts ...string) Key {
	return Key{reveal: func() []string { return texts }}
}

// texts are those of the key.
func (k Key) texts() []string {
	if k.reveal == nil {
		return nil
	}
	return k.reveal()
}

// String is "[redacted]".
func (k Key) String() string { return redacted }

// GoString is "[redacted]".
func (k Key) GoString() string { return redacted }
