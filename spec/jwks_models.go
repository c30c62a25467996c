package spec

import (
	"slices"

	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// Facts on keys are those of RFC 7517 and RFC 7518; which kinds there are, and
// what each has to hold, is Clerk's.

var keySet = &dsl.Object{
	Name:   "KeySet",
	Doc:    "the JSON Web Key Set of an instance",
	Key:    "keys",
	Fields: []dsl.Field{{Name: "keys", Type: dsl.Array{Of: jsonWebKey}, Doc: "the keys, in no particular order"}},
}

var jsonWebKey = &dsl.Union{
	Name:          "JSONWebKey",
	Doc:           "one key of a key set, told apart by its type",
	Discriminator: "kty",
	Variants:      []*dsl.Object{rsaKey, ecKey, okpKey, symmetricKey},
}

var rsaKey = &dsl.Object{
	Name: "RSAKey",
	Doc:  "an RSA key",
	Fields: key("RSA", slices.Concat([]dsl.Field{
		{Name: "n", Type: dsl.String{}, Doc: "the modulus, base64url of a big-endian number"},
		{Name: "e", Type: dsl.String{}, Doc: "the public exponent, base64url of a big-endian number"},
	}, private("d", "the private exponent"), private("p", "the first prime factor"), private("q", "the second prime factor"),
		private("dp", "the exponent of the first factor"), private("dq", "the exponent of the second factor"),
		private("qi", "the coefficient of the first factor"))...),
}

var ecKey = &dsl.Object{
	Name: "ECKey",
	Doc:  "a key on an elliptic curve",
	Fields: key("EC", slices.Concat([]dsl.Field{
		curve,
		{Name: "x", Type: dsl.String{}, Doc: "the first coordinate, base64url of a big-endian number"},
		{Name: "y", Type: dsl.String{}, Doc: "the second coordinate, base64url of a big-endian number"},
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
	Doc:    "a key that both sides hold",
	Fields: key("oct", dsl.Field{Name: "k", Type: dsl.String{Sensitive: true}, Doc: "the key, base64url"}),
}

var curve = dsl.Field{Name: "crv", Type: dsl.String{}, Doc: "names the curve: P-256, say, or Ed25519"}

// key is what keys of all types have, around what those of one type have.
func key(kind dsl.Const, own ...dsl.Field) []dsl.Field {
	return slices.Concat([]dsl.Field{
		{Name: "use", Type: dsl.String{}, Doc: "what the key is for: sig"},
		{Name: "kty", Type: kind, Doc: "the type of the key"},
		{Name: "kid", Type: dsl.String{}, Doc: "identifies the key; tokens name it in their header"},
		{Name: "alg", Type: dsl.String{}, Doc: "names the algorithm for which the key is meant: RS256, say"},
	}, own, []dsl.Field{
		{Name: "x5c", Type: dsl.Array{Of: dsl.String{}}, Optional: true, Doc: "the chain of certificates, in base64, that of the key first"},
		{Name: "x5t", Type: dsl.String{}, Optional: true, Doc: "the SHA-1 thumbprint of the certificate, base64url"},
		{Name: "x5t#S256", Type: dsl.String{}, Optional: true, Doc: "the SHA-256 thumbprint of the certificate, base64url"},
		{Name: "x5u", Type: dsl.String{}, Optional: true, Doc: "where the certificates are"},
	})
}

// private is a part of a key that only its owner has.
func private(name, doc string) []dsl.Field {
	return []dsl.Field{{Name: name, Type: dsl.String{Sensitive: true}, Optional: true, Doc: doc + ", base64url; absent in a public key"}}
}
