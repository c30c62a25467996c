package origin

import (
	"encoding/base64"
	"errors"
	"net/http"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/internal/route"
)

// Credential authenticates requests. An invalid one contains only the error.
type Credential struct {
	key Key

	authorize func(*http.Request) error // adds the key to a request whose header may be modified
	err       error
}

// Key returns the key to redact.
func (c Credential) Key() Key { return c.key }

// Err returns the reason why the credential is invalid, without the key.
func (c Credential) Err() error { return c.err }

// Begins reports whether the key begins with prefix. A key that is not known yet
// begins only with the empty prefix.
func (c Credential) Begins(prefix string) bool {
	if texts := c.key.texts(); len(texts) > 0 {
		return strings.HasPrefix(texts[0], prefix)
	}
	return prefix == ""
}

// String returns "[redacted]".
func (c Credential) String() string { return redacted }

// GoString returns "[redacted]".
func (c Credential) GoString() string { return redacted }

// NewCredential returns a credential that adds key to requests in the given place.
// The key must be valid according to [NewKey].
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

// None returns a credential that adds nothing to requests.
func None() Credential {
	return Credential{authorize: func(*http.Request) error { return nil }}
}

// Basic returns a credential with a user name and a password, as in RFC 7617. One of
// them may be empty. If the password is empty, the user name is the secret.
func Basic(user, password string) Credential {
	switch {
	case user == "" && password == "":
		return Credential{err: errors.New("is empty")}
	case strings.Contains(user, ":"):
		return Credential{err: errors.New("contains a colon in its user name")}
	case route.HasControl(user), route.HasControl(password):
		return Credential{err: errors.New("contains a control character")}
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
