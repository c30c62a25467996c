package sessiontoken

import (
	"context"
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/rsa"
	"errors"
	"fmt"

	"github.com/golang-jwt/jwt/v5"
)

// Key is a public key.
type Key struct {
	// ID is the kid of the tokens that the key signs. It may be empty in a set of one
	// key, which then is the key of every token.
	ID string
	// Public is an *rsa.PublicKey, an *ecdsa.PublicKey or an ed25519.PublicKey.
	Public crypto.PublicKey
	// Algorithm is the only algorithm that tokens may be signed with. If it is empty, it
	// follows from the key: RS256 as with Clerk, ES256, ES384 or ES512 by the
	// curve, EdDSA.
	Algorithm string
}

// KeySet is a set of public keys of an instance. It is a [Source] that never changes
// and never sends requests.
type KeySet struct {
	only *key // in a set of one key without an id
	byID map[string]*key
}

// key is a validated key with its algorithm.
type key struct {
	public crypto.PublicKey
	method jwt.SigningMethod
}

// methods maps names to algorithms for public keys.
var methods = map[string]jwt.SigningMethod{
	"RS256": jwt.SigningMethodRS256, "RS384": jwt.SigningMethodRS384, "RS512": jwt.SigningMethodRS512,
	"ES256": jwt.SigningMethodES256, "ES384": jwt.SigningMethodES384, "ES512": jwt.SigningMethodES512,
	"EdDSA": jwt.SigningMethodEdDSA,
}

// maxKeys is the maximum number of keys in a set.
const maxKeys = 100

// NewKeySet returns a set of keys. It fails if there is none or more than 100, if
// an id is missing or duplicate, if an RSA key has less than 2,048 or
// more than 8,192 bits, or if an algorithm does not match its key.
func NewKeySet(keys ...Key) (*KeySet, error) {
	if len(keys) == 0 || len(keys) > maxKeys {
		return nil, fmt.Errorf("sessiontoken: %d keys are outside 1..%d", len(keys), maxKeys)
	}
	s := &KeySet{byID: make(map[string]*key, len(keys))}
	for _, k := range keys {
		checked, err := k.check()
		if err != nil {
			return nil, fmt.Errorf("sessiontoken: key %s: %w", brief(k.ID), err)
		}
		switch {
		case k.ID == "" && len(keys) > 1:
			return nil, fmt.Errorf("sessiontoken: one of %d keys has no id", len(keys))
		case k.ID == "":
			s.only = checked
		case len(k.ID) > maxKeyIDBytes:
			return nil, fmt.Errorf("sessiontoken: key %s: id of %d bytes is longer than %d", brief(k.ID), len(k.ID), maxKeyIDBytes)
		case s.byID[k.ID] != nil:
			return nil, fmt.Errorf("sessiontoken: duplicate key %s", brief(k.ID))
		default:
			s.byID[k.ID] = checked
		}
	}
	return s, nil
}

// Keys returns the set itself. It implements [Source].
func (s *KeySet) Keys(context.Context) (*KeySet, error) { return s, nil }

// lookup returns the key of a token, or nil if there is none.
func (s *KeySet) lookup(id string) *key {
	if s.only != nil {
		return s.only
	}
	return s.byID[id]
}

// find implements finder.
func (s *KeySet) find(_ context.Context, id string) (*key, error) {
	if k := s.lookup(id); k != nil {
		return k, nil
	}
	return nil, unknownKey(id)
}

func unknownKey(id string) *Error {
	if id == "" {
		return refusal(ErrUnknownKey, "the token has none")
	}
	return refusal(ErrUnknownKey, brief(id))
}

// Sizes of RSA keys in bits: RS256 requires the minimum, and the time to verify a
// signature grows with the square.
const minRSABits, maxRSABits = 2048, 8192

// check validates a key and returns its algorithm.
func (k *Key) check() (*key, error) {
	fits, err := algorithmsOf(k.Public)
	if err != nil {
		return nil, err
	}
	if k.Algorithm == "" {
		return &key{public: k.Public, method: methods[fits[0]]}, nil
	}
	for _, name := range fits {
		if name == k.Algorithm {
			return &key{public: k.Public, method: methods[name]}, nil
		}
	}
	return nil, fmt.Errorf("algorithm %s is not one of %v", brief(k.Algorithm), fits)
}

// algorithmsOf returns the algorithms that a key can have, the usual one first.
func algorithmsOf(public crypto.PublicKey) ([]string, error) {
	switch k := public.(type) {
	case *rsa.PublicKey:
		if k == nil || k.N == nil {
			return nil, errors.New("RSA key without a modulus")
		}
		if bits := k.N.BitLen(); bits < minRSABits || bits > maxRSABits {
			return nil, fmt.Errorf("RSA key of %d bits is outside %d..%d", bits, minRSABits, maxRSABits)
		}
		if k.E < 3 || k.E%2 == 0 || k.N.Bit(0) == 0 {
			return nil, errors.New("RSA key with an even modulus, or an exponent that is even or less than 3")
		}
		return []string{"RS256", "RS384", "RS512"}, nil
	case *ecdsa.PublicKey:
		return curveAlgorithms(k)
	case ed25519.PublicKey:
		if len(k) != ed25519.PublicKeySize {
			return nil, fmt.Errorf("Ed25519 key of %d bytes is not one of %d", len(k), ed25519.PublicKeySize)
		}
		return []string{"EdDSA"}, nil
	default:
		return nil, fmt.Errorf("%T is not a public key of RSA, ECDSA or Ed25519", public)
	}
}

// curveAlgorithms returns the algorithm of a curve. It also validates the point.
func curveAlgorithms(k *ecdsa.PublicKey) ([]string, error) {
	if k == nil || k.Curve == nil {
		return nil, errors.New("EC key without a curve")
	}
	algorithm := map[string]string{"P-256": "ES256", "P-384": "ES384", "P-521": "ES512"}[k.Curve.Params().Name]
	if algorithm == "" {
		return nil, fmt.Errorf("curve %s is not one of P-256, P-384 and P-521", brief(k.Curve.Params().Name))
	}
	if _, err := k.ECDH(); err != nil {
		return nil, errors.New("EC point that is not on its curve")
	}
	return []string{algorithm}, nil
}
