package jws_test

import (
	"crypto/rand"
	"crypto/rsa"
	"encoding/json"
	"strings"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/internal/testkit/jws"
)

const claims = `{"sub":"user_1","exp":1700000060}`

func TestVerifyReturnsWhatWasSigned(t *testing.T) {
	t.Parallel()
	s := jws.Shared()
	token, err := s.Sign([]byte(claims))
	if err != nil {
		t.Fatal(err)
	}
	got, err := s.Verify(token)
	if err != nil || string(got) != claims {
		t.Errorf("got %s and %v, want %s", got, err, claims)
	}
}

func TestVerifyRefuses(t *testing.T) {
	t.Parallel()
	s := jws.Shared()
	token, err := s.Sign([]byte(claims))
	if err != nil {
		t.Fatal(err)
	}
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	foreign, err := jws.New(key).Sign([]byte(claims))
	if err != nil {
		t.Fatal(err)
	}
	part := strings.Split(token, ".")
	cases := map[string]string{
		"empty":             "",
		"two parts":         part[0] + "." + part[1],
		"other signer":      foreign,
		"no signature":      part[0] + "." + part[1] + ".",
		"misspelt base64":   part[0] + "." + part[1] + ".%%%",
		"changed claims":    part[0] + "." + part[1][:4] + "x" + part[1][5:] + "." + part[2],
		"algorithm is none": "eyJhbGciOiJub25lIn0." + part[1] + ".",
	}
	for name, forged := range cases {
		t.Run(name, func(t *testing.T) {
			if got, err := s.Verify(forged); err == nil {
				t.Errorf("passes as %s", got)
			}
		})
	}
}

func TestKeySetHoldsThePublicKey(t *testing.T) {
	t.Parallel()
	s := jws.Shared()
	var set struct {
		Keys []map[string]string `json:"keys"`
	}
	if err := json.Unmarshal(s.KeySet(), &set); err != nil {
		t.Fatal(err)
	}
	if len(set.Keys) != 1 || set.Keys[0]["kid"] != s.KeyID() || set.Keys[0]["e"] != "AQAB" ||
		set.Keys[0]["alg"] != "RS256" {
		t.Errorf("key set is %v", set)
	}
	if set.Keys[0]["d"] != "" {
		t.Error("the private key is in the set")
	}
}
