package sessiontoken

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rsa"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"math/big"
	"slices"
)

// maxJWKSBytes is the maximum size of a key set.
const maxJWKSBytes = 1 << 20

// jwk holds the fields of a JSON Web Key that are used here.
type jwk struct {
	KeyType    string          `json:"kty"`
	ID         string          `json:"kid"`
	Algorithm  string          `json:"alg"`
	Use        string          `json:"use"`
	Operations []string        `json:"key_ops"`
	Curve      string          `json:"crv"`
	N          string          `json:"n"`
	E          string          `json:"e"`
	X          string          `json:"x"`
	Y          string          `json:"y"`
	D          json.RawMessage `json:"d"`
}

// ParseJWKS parses a JSON Web Key Set, such as the response of GET /jwks. Keys that
// cannot verify tokens are ignored: those of other types, curves and algorithms, for
// encryption, private and symmetric ones. Any other invalid key is an
// error, and so is a set of more than a megabyte, of more than 100 keys, or
// without a usable key.
func ParseJWKS(data []byte) (*KeySet, error) {
	if len(data) > maxJWKSBytes {
		return nil, fmt.Errorf("sessiontoken: key set of %d bytes is larger than %d", len(data), maxJWKSBytes)
	}
	var set struct {
		Keys []jwk `json:"keys"`
	}
	if err := json.Unmarshal(data, &set); err != nil {
		return nil, fmt.Errorf("sessiontoken: key set: %w", err)
	}
	if len(set.Keys) > maxKeys {
		return nil, fmt.Errorf("sessiontoken: %d keys are more than %d", len(set.Keys), maxKeys)
	}
	var keys []Key
	for _, k := range set.Keys {
		if !k.verifies() {
			continue
		}
		public, err := k.public()
		if err != nil {
			return nil, fmt.Errorf("sessiontoken: key %s: %w", brief(k.ID), err)
		}
		if k.ID == "" {
			return nil, errors.New("sessiontoken: a key has no kid")
		}
		keys = append(keys, Key{ID: k.ID, Public: public, Algorithm: k.Algorithm})
	}
	if len(keys) == 0 {
		return nil, fmt.Errorf("sessiontoken: none of %d keys can verify", len(set.Keys))
	}
	return NewKeySet(keys...)
}

// verifies reports whether the key is of a type that can verify the signatures of
// tokens. A set may have others.
func (k *jwk) verifies() bool {
	if k.D != nil || k.Use != "" && k.Use != "sig" || k.Operations != nil && !slices.Contains(k.Operations, "verify") {
		return false
	}
	if _, known := methods[k.Algorithm]; k.Algorithm != "" && !known {
		return false
	}
	switch k.KeyType {
	case "RSA":
		return true
	case "EC":
		return curves[k.Curve] != nil
	case "OKP":
		return k.Curve == "Ed25519"
	default:
		return false
	}
}

var curves = map[string]elliptic.Curve{"P-256": elliptic.P256(), "P-384": elliptic.P384(), "P-521": elliptic.P521()}

func (k *jwk) public() (crypto.PublicKey, error) {
	switch k.KeyType {
	case "RSA":
		return k.rsa()
	case "EC":
		return k.ecdsa()
	default:
		x, err := decodeMember("x", k.X)
		return ed25519.PublicKey(x), err
	}
}

func (k *jwk) rsa() (*rsa.PublicKey, error) {
	n, err := decodeMember("n", k.N)
	if err != nil {
		return nil, err
	}
	e, err := decodeMember("e", k.E)
	if err != nil {
		return nil, err
	}
	exponent := new(big.Int).SetBytes(e)
	if exponent.BitLen() > 31 {
		return nil, fmt.Errorf("RSA exponent of %d bits is more than %d", exponent.BitLen(), math.MaxInt32)
	}
	return &rsa.PublicKey{N: new(big.Int).SetBytes(n), E: int(exponent.Int64())}, nil
}

func (k *jwk) ecdsa() (*ecdsa.PublicKey, error) {
	x, err := decodeMember("x", k.X)
	if err != nil {
		return nil, err
	}
	y, err := decodeMember("y", k.Y)
	if err != nil {
		return nil, err
	}
	curve := curves[k.Curve]
	size := (curve.Params().BitSize + 7) / 8
	if len(x) != size || len(y) != size {
		return nil, fmt.Errorf("EC coordinates of %d and %d bytes are not of %d", len(x), len(y), size)
	}
	const uncompressed = 4
	point := slices.Concat([]byte{uncompressed}, x, y)
	key, err := ecdsa.ParseUncompressedPublicKey(curve, point)
	if err != nil {
		return nil, errors.New("EC point that is not on its curve")
	}
	return key, nil
}

func decodeMember(name, text string) ([]byte, error) {
	b, err := base64.RawURLEncoding.DecodeString(text)
	if err != nil || len(b) == 0 {
		return nil, fmt.Errorf("%q is missing or not base64url", name)
	}
	return b, nil
}
