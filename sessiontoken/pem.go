package sessiontoken

import (
	"bytes"
	"crypto"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
	"strings"
)

// ParsePEM parses the public key that Clerk's dashboard shows as "JWT public
// key", and that its SDKs read from CLERK_JWT_KEY. It verifies every token,
// regardless of its kid, so a verifier with it needs no network. If the
// key is replaced, create a new verifier. Line breaks may be written as
// \n, as in environment files.
func ParsePEM(text string) (*KeySet, error) {
	block, rest := pem.Decode([]byte(strings.ReplaceAll(text, `\n`, "\n")))
	switch {
	case block == nil:
		return nil, errors.New("sessiontoken: no PEM block")
	case len(bytes.TrimSpace(rest)) > 0:
		return nil, errors.New("sessiontoken: more than one PEM block")
	}
	public, err := parseBlock(block)
	if err != nil {
		return nil, fmt.Errorf("sessiontoken: PEM block %s: %w", brief(block.Type), err)
	}
	return NewKeySet(Key{Public: public})
}

func parseBlock(block *pem.Block) (crypto.PublicKey, error) {
	switch block.Type {
	case "PUBLIC KEY":
		return x509.ParsePKIXPublicKey(block.Bytes)
	case "RSA PUBLIC KEY":
		return x509.ParsePKCS1PublicKey(block.Bytes)
	default:
		return nil, errors.New("not a public key")
	}
}
