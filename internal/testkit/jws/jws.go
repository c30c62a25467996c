// Package jws signs and verifies JSON Web Tokens with RS256, and publishes the
// key as a JSON Web Key Set. It is for fakes: it supports one key and one
// algorithm.
package jws

import (
	"bytes"
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"math/big"
	"sync"
)

// Signer signs with a key pair.
type Signer struct {
	key  *rsa.PrivateKey
	id   string
	head string // encoded header, the same for all tokens
}

// keyBits is the size of the key, the least that RS256 allows.
const keyBits = 2048

// Shared returns one signer for the whole process: generating a key is slow, and
// few tests need two.
var Shared = sync.OnceValue(Fresh)

// Fresh returns a signer with a new key.
func Fresh() *Signer {
	key, err := rsa.GenerateKey(rand.Reader, keyBits)
	if err != nil {
		panic("jws: " + err.Error())
	}
	return New(key)
}

// New returns a signer for a key. The key's id is its thumbprint, as in RFC
// 7638.
func New(key *rsa.PrivateKey) *Signer {
	s := &Signer{key: key}
	thumb := sha256.Sum256([]byte(`{"e":"` + s.exponent() + `","kty":"RSA","n":"` + s.modulus() + `"}`))
	s.id = encode(thumb[:])
	s.head = encode([]byte(`{"alg":"RS256","kid":"` + s.id + `","typ":"JWT"}`))
	return s
}

// KeyID returns the kid of the tokens and of the key set.
func (s *Signer) KeyID() string { return s.id }

// Sign returns a token with the claims, which are a JSON object.
func (s *Signer) Sign(claims []byte) (string, error) {
	signed := s.head + "." + encode(claims)
	digest := sha256.Sum256([]byte(signed))
	signature, err := rsa.SignPKCS1v15(nil, s.key, crypto.SHA256, digest[:])
	if err != nil {
		return "", err
	}
	return signed + "." + encode(signature), nil
}

// ErrNotOurs is the error for a token that this signer did not sign.
var ErrNotOurs = errors.New("jws: not a token of this signer")

// Verify returns the claims of a token that this signer signed. It does not
// check times.
func (s *Signer) Verify(token string) ([]byte, error) {
	parts := bytes.Split([]byte(token), []byte("."))
	if len(parts) != 3 || string(parts[0]) != s.head {
		return nil, ErrNotOurs
	}
	signature, err := decode(parts[2])
	if err != nil {
		return nil, ErrNotOurs
	}
	digest := sha256.Sum256([]byte(token[:len(parts[0])+1+len(parts[1])]))
	if rsa.VerifyPKCS1v15(&s.key.PublicKey, crypto.SHA256, digest[:], signature) != nil {
		return nil, ErrNotOurs
	}
	return decode(parts[1])
}

// KeySet returns the public key as a JSON Web Key Set.
func (s *Signer) KeySet() []byte {
	type key struct {
		Use string `json:"use"`
		Kty string `json:"kty"`
		Kid string `json:"kid"`
		Alg string `json:"alg"`
		N   string `json:"n"`
		E   string `json:"e"`
	}
	set, err := json.Marshal(map[string][]key{
		"keys": {{Use: "sig", Kty: "RSA", Kid: s.id, Alg: "RS256", N: s.modulus(), E: s.exponent()}},
	})
	if err != nil {
		panic("jws: " + err.Error()) // strings always encode
	}
	return set
}

func (s *Signer) modulus() string { return encode(s.key.N.Bytes()) }

func (s *Signer) exponent() string { return encode(big.NewInt(int64(s.key.E)).Bytes()) }

func encode(b []byte) string { return base64.RawURLEncoding.EncodeToString(b) }

func decode(b []byte) ([]byte, error) {
	out := make([]byte, base64.RawURLEncoding.DecodedLen(len(b)))
	n, err := base64.RawURLEncoding.Strict().Decode(out, b)
	return out[:n], err
}
