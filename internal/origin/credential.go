package origin

import (
	"encoding/base64"
	"errors"
	"net/http"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/internal/route"
)

// Credential proves who sends a request. One that cannot be made holds the
// reason, and is for nothing else.
type Credential struct {
	key Key

	authorize func(*http.Request) error // puts the key into a request whose header is its own
	err       error
}

// Key is what has to be hidden.
func (c Credential) Key() Key { return c.key }

// Err is why there is no such credential, without the key.
func (c Credential) Err() error { return c.err }

// Begins reports whether the key begins with prefix. A key that is not known yet
// begins with nothing.
func (c Credential) Begins(prefix string) bool {
	if texts := c.key.texts(); len(texts) > 0 {
		return strings.HasPrefix(texts[0], prefix)
	}
	return prefix == ""
}

// String is "[redacted]".
func (c Credential) String() string { return redacted }

// GoString is "[redacted]".
func (c Credential) GoString() string { return redacted }

// NewCredential makes a credential of a key, which [NewKey] has to accept, and of the place
// where requests have it.
func NewCredential(in Place, key string) Credential {
	hiding, err := NewKey(key)
	if err == nil && in.check != nil {
		err = in.check(key)
	}
	if err != nil {
		return Credential{err: err}
	}
	put := in.put(key)
	return Credential{key: hiding, authorize: func(req *http.Request) error { put(req); return nil }}
}

// None sends requests without a key.
func None() Credential {
	return Credential{authorize: func(*http.Request) error { return nil }}
}

// Basic makes a credential of a user name and a password, by RFC 7617. One of them
// may be empty. Where the password is, the user name is the secret.
func Basic(user, password string) Credential {
	switch {
	case user == "" && password == "":
		return Credential{err: errors.New("is empty")}
	case strings.Contains(user, ":"):
		return Credential{err: errors.New("has a colon in its user name")}
	case route.HasControl(user), route.HasControl(password):
		return Credential{err: errors.New("holds a control character")}
	}
	encoded := base64.StdEncoding.EncodeToString([]byte(user + ":" + password))
	secret := password
	if secret == "" {
		secret = user
	}
	put := InHeader("Authorization", "Basic ").put(encoded)
	return Credential{
		key:       hidden(secret, strings.TrimRight(encoded, "=")),
		authorize: func(req *http.Request) error { put(req); return nil },
	}
}
