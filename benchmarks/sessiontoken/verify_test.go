package sessiontoken_test

import (
	"context"
	"crypto"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/clerk/clerk-sdk-go/v2"
	officialjwt "github.com/clerk/clerk-sdk-go/v2/jwt"

	"github.com/seed-e19c5fb5/clerk-go/sessiontoken"
)

// claims is a token of version 2 with an organization, in force now.
func claims() string {
	now := time.Now().Unix()
	return fmt.Sprintf(
		`{"azp":"https://app.example.com","exp":%d,"fea":"o:dashboard,o:teams,u:profile","fva":[3,-1],"iat":%d,`+
			`"iss":"https://clerk.example.com","jti":"a1b2c3d4e5f6a7b8c9d0","nbf":%d,`+
			`"o":{"fpm":"3,2","id":"org_2g7np7Hrk0SN6kj5EDMLDaKNL0S","per":"manage,read","rol":"admin","slg":"acme"},`+
			`"pla":"o:pro",`+
			`"sid":"sess_2g7np7Hrk0SN6kj5EDMLDaKNL0S","sts":"active","sub":"user_2g7np7Hrk0SN6kj5EDMLDaKNL0S","v":2}`,
		now+3600, now, now-10,
	)
}

// BenchmarkVerify is the verification of one token with a key that is at hand.
// "rsa" is the bare signature check on a digest that is ready, "rsa+sha256" the
// same with the hash of the token.
func BenchmarkVerify(b *testing.B) {
	token := sign(header, claims())
	for name, verify := range map[string]func() error{
		"sdk":        ours(b, token),
		"official":   official(token),
		"rsa":        bare(b, token, false),
		"rsa+sha256": bare(b, token, true),
	} {
		b.Run("client="+name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := verify(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// ours has its keys in the cache.
func ours(b *testing.B, token string) func() error {
	b.Helper()
	set, err := sessiontoken.NewKeySet(sessiontoken.Key{ID: keyID, Public: &privateKey().PublicKey})
	if err != nil {
		b.Fatal(err)
	}
	source := sessiontoken.SourceFunc(func(context.Context) (*sessiontoken.KeySet, error) { return set, nil })
	v, err := sessiontoken.New(source, sessiontoken.WithAuthorizedParties("https://app.example.com"),
		sessiontoken.WithIssuer("https://clerk.example.com"))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(v.Close)
	return func() error {
		_, err := v.Verify(b.Context(), token)
		return err
	}
}

// official is handed its key, which it does not keep by itself.
func official(token string) func() error {
	params := &officialjwt.VerifyParams{
		Token: token,
		JWK: &clerk.JSONWebKey{
			Key: &privateKey().PublicKey, KeyID: keyID, Algorithm: "RS256", Use: "sig",
		},
		AuthorizedPartyHandler: func(party string) bool { return party == "https://app.example.com" },
	}
	return func() error {
		_, err := officialjwt.Verify(context.Background(), params)
		return err
	}
}

func bare(b *testing.B, token string, hash bool) func() error {
	b.Helper()
	dot := strings.LastIndexByte(token, '.')
	signed := []byte(token[:dot])
	signature, err := base64.RawURLEncoding.DecodeString(token[dot+1:])
	if err != nil {
		b.Fatal(err)
	}
	digest := sha256.Sum256(signed)
	return func() error {
		if hash {
			digest = sha256.Sum256(signed)
		}
		return rsa.VerifyPKCS1v15(&privateKey().PublicKey, crypto.SHA256, digest[:], signature)
	}
}
