package clerk

import (
	"slices"

	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// RFC 7517 and RFC 7518 define the keys. The types, and their required fields,
// are those of Clerk.

var keySet = &dsl.Object{
	Name:   "KeySet",
	Doc:    "the JSON Web Key Set of an instance",
	Key:    "keys",
	Fields: []dsl.Field{{Name: "keys", Type: dsl.Array{Of: jsonWebKey}, Doc: "the keys, in no particular order"}},
}

var jsonWebKey = &dsl.Union{
	Name:          "JSONWebKey",
	Doc:           "a key of a key set, of one of several types",
	Discriminator: "kty",
	Variants:      []*dsl.Object{rsaKey, ecKey, okpKey, symmetricKey},
}

var rsaKey = &dsl.Object{
	Name: "RSAKey",
	Doc:  "an RSA key",
	Fields: key("RSA", slices.Concat([]dsl.Field{
		{Name: "n", Type: dsl.String{}, Doc: "the modulus, a big-endian number in base64url"},
		{Name: "e", Type: dsl.String{}, Doc: "the public exponent, a big-endian number in base64url"},
	}, private("d", "the private exponent"), private("p", "the first prime factor"),
		private("q", "the second prime factor"),
		private("dp", "the exponent of the first factor"), private("dq", "the exponent of the second factor"),
		private("qi", "the coefficient of the first factor"))...),
}

var ecKey = &dsl.Object{
	Name: "ECKey",
	Doc:  "a key on an elliptic curve",
	Fields: key("EC", slices.Concat([]dsl.Field{
		curve,
		{Name: "x", Type: dsl.String{}, Doc: "the first coordinate, a big-endian number in base64url"},
		{Name: "y", Type: dsl.String{}, Doc: "the second coordinate, a big-endian number in base64url"},
	}, private("d", "the private key"))...),
}

var okpKey = &dsl.Object{
	Name: "OKPKey",
	Doc:  "an Ed25519 key",
	Fields: key("OKP", slices.Concat([]dsl.Field{
		curve,
		{Name: "x", Type: dsl.String{}, Doc: "the public key, base64url"},
	}, private("d", "the private key"))...),
}

var symmetricKey = &dsl.Object{
	Name:   "SymmetricKey",
	Doc:    "a symmetric key",
	Fields: key("oct", dsl.Field{Name: "k", Type: dsl.String{Sensitive: true}, Doc: "the key, base64url"}),
}

var curve = dsl.Field{Name: "crv", Type: dsl.String{}, Doc: "the curve, such as P-256 or Ed25519"}

// key returns the fields of a key type: those of all types, and its own.
func key(kind dsl.Const, own ...dsl.Field) []dsl.Field {
	return slices.Concat([]dsl.Field{
		{Name: "use", Type: dsl.String{}, Doc: "the purpose of the key: sig"},
		{Name: "kty", Type: kind, Doc: "the type of the key"},
		{Name: "kid", Type: dsl.String{}, Doc: "identifies the key; tokens name it in their header"},
		{Name: "alg", Type: dsl.String{}, Doc: "the algorithm of the key, such as RS256"},
	}, own, []dsl.Field{
		{
			Name: "x5c", Type: dsl.Array{Of: dsl.String{}}, Optional: true,
			Doc: "the certificate chain in base64, beginning with the certificate of the key",
		},
		{Name: "x5t", Type: dsl.String{}, Optional: true, Doc: "the SHA-1 thumbprint of the certificate, base64url"},
		{
			Name: "x5t#S256", Type: dsl.String{}, Optional: true,
			Doc: "the SHA-256 thumbprint of the certificate, base64url",
		},
		{Name: "x5u", Type: dsl.String{}, Optional: true, Doc: "the URL of the certificates"},
	})
}

// private returns a field that only private keys have.
func private(name, doc string) []dsl.Field {
	return []dsl.Field{{
		Name: name, Type: dsl.String{Sensitive: true}, Optional: true, Doc: doc + ", base64url; absent in a public key",
	}}
}
