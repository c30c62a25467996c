package sessiontoken_test

import (
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"sync"
)

// privateKey signs the tokens of these tests.
var privateKey = sync.OnceValue(func() *rsa.PrivateKey {
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		panic(err)
	}
	return key
})

// keyID is the kid of the tokens.
const keyID = "ins_2g7np7Hrk0SN6kj5EDMLDaKNL0S"

// header is the first part of a token as Clerk writes it.
const header = `{"alg":"RS256","cat":"cl_B7d4PD111AAA","kid":"` + keyID + `","typ":"JWT"}`

func encode(text string) string { return base64.RawURLEncoding.EncodeToString([]byte(text)) }

// sign makes a token of a header and claims, whatever they are.
func sign(header, claims string) string {
	signed := encode(header) + "." + encode(claims)
	digest := sha256.Sum256([]byte(signed))
	signature, err := rsa.SignPKCS1v15(nil, privateKey(), crypto.SHA256, digest[:])
	if err != nil {
		panic(err)
	}
	return signed + "." + encode(string(signature))
}
