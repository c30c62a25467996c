package reading

import (
	"cmp"
	"encoding/base64"

	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// CredentialKind tells apart what proves who sends a request.
type CredentialKind int

// The kinds of credentials.
const (
	NoCredential CredentialKind = iota
	BearerKey
	HeaderKey
	QueryKey
	CookieKey
	BasicPair
)

// IsKey reports whether the credential is one text.
func (k CredentialKind) IsKey() bool { return k != NoCredential && k != BasicPair }

// Credential is a [dsl.Auth] of any kind, with the fields of all of them and the
// documented defaults.
type Credential struct {
	Kind         CredentialKind
	Name, Prefix string // of a [dsl.APIKey]
	KeyName      string
	KeyPrefixes  []string
	ExampleUser  string
	ExampleKey   string
	Missing      *dsl.ErrorCode
	Invalid      *dsl.ErrorCode
}

// CredentialOf reads an Auth, which may be nil.
func CredentialOf(auth dsl.Auth) Credential {
	switch a := auth.(type) {
	case dsl.Bearer:
		return keyOf(BearerKey, dsl.APIKey{
			KeyName: a.KeyName, KeyPrefixes: a.KeyPrefixes, ExampleKey: a.ExampleKey, Missing: a.Missing,
			Invalid: a.Invalid,
		})
	case dsl.APIKey:
		kinds := map[dsl.KeyPlace]CredentialKind{dsl.InHeader: HeaderKey, dsl.InQuery: QueryKey,
			dsl.InCookie: CookieKey}
		return keyOf(kinds[a.In], a)
	case dsl.Basic:
		return Credential{
			Kind: BasicPair, KeyName: cmp.Or(a.KeyName, "credentials"),
			ExampleUser: cmp.Or(a.ExampleUser, "user_4bQ7mJx0"), ExampleKey: cmp.Or(a.ExampleKey, "aVtYcR2nLwEoZ9"),
			Missing: a.Missing, Invalid: a.Invalid,
		}
	}
	return Credential{}
}

func keyOf(kind CredentialKind, a dsl.APIKey) Credential {
	return Credential{
		Kind: kind, Name: a.Name, Prefix: a.Prefix,
		KeyName: cmp.Or(a.KeyName, "API key"), KeyPrefixes: a.KeyPrefixes,
		ExampleKey: cmp.Or(a.ExampleKey, exampleKey(a.KeyPrefixes)),
		Missing:    a.Missing, Invalid: a.Invalid,
	}
}

// exampleKey is a made-up key with the first prefix.
func exampleKey(prefixes []string) string {
	const key = "4bQ7mJx0aVtYcR2nLwEoZ9"
	if len(prefixes) > 0 {
		return prefixes[0] + key
	}
	return "key_" + key
}

// Header returns the header of a request that holds the example, and its value.
// The name is empty when that is no header.
func (c Credential) Header() (name, value string) {
	switch c.Kind {
	case BearerKey:
		return "Authorization", "Bearer " + c.ExampleKey
	case HeaderKey:
		return c.Name, c.Prefix + c.ExampleKey
	case CookieKey:
		return "Cookie", c.Name + "=" + c.ExampleKey
	case BasicPair:
		return "Authorization", "Basic " + base64.StdEncoding.EncodeToString([]byte(c.ExampleUser+":"+c.ExampleKey))
	}
	return "", ""
}

// Credentials returns the ways to make a client: that of the API first.
func Credentials(api dsl.API) []Credential {
	list := []Credential{CredentialOf(api.Auth)}
	for _, other := range api.Alternatives {
		list = append(list, CredentialOf(other))
	}
	return list
}
