package sessiontoken_test

import (
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"math/big"
	"strings"
	"testing"

	"github.com/golang-jwt/jwt/v5"

	"github.com/seed-e19c5fb5/clerk-go/sessiontoken"
)

func TestNewKeySetRefuses(t *testing.T) {
	t.Parallel()
	public := home().key.PublicKey
	rsaKey := func(n *big.Int, e int) sessiontoken.Key {
		return sessiontoken.Key{ID: "k", Public: &rsa.PublicKey{N: n, E: e}}
	}
	p224, err := ecdsa.GenerateKey(elliptic.P224(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	offX, offY := offCurve()
	off := &ecdsa.PublicKey{Curve: elliptic.P256(), X: offX, Y: offY} //lint:ignore SA1019 there is no other way to a bad point
	many := make([]sessiontoken.Key, 101)
	for i := range many {
		many[i] = sessiontoken.Key{ID: fmt.Sprint(i), Public: &public}
	}
	cases := map[string]struct {
		keys []sessiontoken.Key
		want string
	}{
		"none":            {nil, "0 keys are outside 1..100"},
		"too many":        {many, "101 keys are outside 1..100"},
		"nil":             {[]sessiontoken.Key{{ID: "k"}}, `key "k": <nil> is not a public key`},
		"nil RSA":         {[]sessiontoken.Key{{ID: "k", Public: (*rsa.PublicKey)(nil)}}, "RSA key without a modulus"},
		"nil EC":          {[]sessiontoken.Key{{ID: "k", Public: (*ecdsa.PublicKey)(nil)}}, "EC key without a curve"},
		"short Ed25519":   {[]sessiontoken.Key{{ID: "k", Public: ed25519.PublicKey("short")}}, "Ed25519 key of 5 bytes is not one of 32"},
		"a secret":        {[]sessiontoken.Key{{ID: "k", Public: []byte("secret")}}, "[]uint8 is not a public key"},
		"a private key":   {[]sessiontoken.Key{{ID: "k", Public: home().key}}, "*rsa.PrivateKey is not a public key"},
		"2,047 bits":      {[]sessiontoken.Key{rsaKey(new(big.Int).Rsh(public.N, uint(public.N.BitLen()-2047)), 65537)}, "RSA key of 2047 bits is outside 2048..8192"},
		"8,193 bits":      {[]sessiontoken.Key{rsaKey(new(big.Int).Lsh(big.NewInt(1), 8192), 65537)}, "RSA key of 8193 bits is outside 2048..8192"},
		"exponent of 1":   {[]sessiontoken.Key{rsaKey(public.N, 1)}, "an exponent that is even or less than 3"},
		"even exponent":   {[]sessiontoken.Key{rsaKey(public.N, 65536)}, "an exponent that is even or less than 3"},
		"even modulus":    {[]sessiontoken.Key{rsaKey(new(big.Int).Lsh(public.N, 1), 65537)}, "an even modulus"},
		"P-224":           {[]sessiontoken.Key{{ID: "k", Public: &p224.PublicKey}}, `curve "P-224" is not one of P-256, P-384 and P-521`},
		"off the curve":   {[]sessiontoken.Key{{ID: "k", Public: off}}, "EC point that is not on its curve"},
		"wrong algorithm": {[]sessiontoken.Key{{ID: "k", Public: &public, Algorithm: "ES256"}}, `algorithm "ES256" is not one of [RS256 RS384 RS512]`},
		"HMAC":            {[]sessiontoken.Key{{ID: "k", Public: &public, Algorithm: "HS256"}}, `algorithm "HS256" is not one of [RS256 RS384 RS512]`},
		"two without id":  {[]sessiontoken.Key{{Public: &public}, {ID: "k", Public: &public}}, "one of 2 keys has no id"},
		"same id":         {[]sessiontoken.Key{{ID: "k", Public: &public}, {ID: "k", Public: &public}}, `duplicate key "k"`},
		"long id":         {[]sessiontoken.Key{{ID: strings.Repeat("k", 10<<10), Public: &public}}, "id of 10240 bytes is longer than 256"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			set, err := sessiontoken.NewKeySet(c.keys...)
			if err == nil || !strings.Contains(err.Error(), c.want) || set != nil {
				t.Errorf("got %v, want %q in it", err, c.want)
			}
		})
	}
}

// offCurve is a point beside P-256.
func offCurve() (x, y *big.Int) {
	g := elliptic.P256().Params()
	return g.Gx, new(big.Int).Add(g.Gy, big.NewInt(1))
}

// coordinate is a number as it stands in an EC key.
func coordinate(n *big.Int) string { return encode(n.FillBytes(make([]byte, 32))) }

func TestParseJWKSRefuses(t *testing.T) {
	t.Parallel()
	n := number(home().key.N)
	set := func(keys string) string { return `{"keys":[` + keys + `]}` }
	offX, offY := offCurve()
	cases := map[string]struct{ text, want string }{
		"empty":             {"", "key set: unexpected end of JSON input"},
		"HTML":              {"<html><body>502 Bad Gateway</body></html>", "key set: invalid character '<'"},
		"null":              {"null", "none of 0 keys can verify"},
		"no keys":           {"{}", "none of 0 keys can verify"},
		"a list":            {"[]", "cannot unmarshal array"},
		"keys is an object": {`{"keys":{}}`, "cannot unmarshal object"},
		"10,000 keys":       {set(strings.TrimSuffix(strings.Repeat(`{"kty":"RSA"},`, 10000), ",")), "10000 keys are more than 100"},
		"two megabytes":     {set(`{"kty":"RSA","n":"` + strings.Repeat("A", 2<<20) + `"}`), "is larger than 1048576"},
		"deep":              {`{"keys":` + strings.Repeat("[", 20000), "key set:"},
		"only symmetric":    {set(`{"kty":"oct","kid":"k","k":"c2VjcmV0"}`), "none of 1 keys can verify"},
		"only private":      {set(`{"kty":"RSA","kid":"k","n":"` + n + `","e":"AQAB","d":"AQAB"}`), "none of 1 keys can verify"},
		"for encryption":    {set(`{"kty":"RSA","kid":"k","use":"enc","n":"` + n + `","e":"AQAB"}`), "none of 1 keys can verify"},
		"to encrypt":        {set(`{"kty":"RSA","kid":"k","key_ops":["encrypt"],"n":"` + n + `","e":"AQAB"}`), "none of 1 keys can verify"},
		"for HMAC":          {set(`{"kty":"RSA","kid":"k","alg":"HS256","n":"` + n + `","e":"AQAB"}`), "none of 1 keys can verify"},
		"other curve":       {set(`{"kty":"EC","kid":"k","crv":"secp256k1","x":"AA","y":"AA"}`), "none of 1 keys can verify"},
		"no kid":            {set(`{"kty":"RSA","n":"` + n + `","e":"AQAB"}`), "a key has no kid"},
		"no modulus":        {set(`{"kty":"RSA","kid":"k","e":"AQAB"}`), `key "k": "n" is missing or not base64url`},
		"bad modulus":       {set(`{"kty":"RSA","kid":"k","n":"%%","e":"AQAB"}`), `"n" is missing or not base64url`},
		"no exponent":       {set(`{"kty":"RSA","kid":"k","n":"` + n + `"}`), `"e" is missing or not base64url`},
		"huge exponent":     {set(`{"kty":"RSA","kid":"k","n":"` + n + `","e":"` + n + `"}`), "RSA exponent of 2048 bits is more than 2147483647"},
		"1,024 bits":        {set(`{"kty":"RSA","kid":"k","n":"` + n[:172] + `","e":"AQAB"}`), "bits is outside 2048..8192"},
		"off the curve":     {set(`{"kty":"EC","kid":"k","crv":"P-256","x":"` + coordinate(offX) + `","y":"` + coordinate(offY) + `"}`), "not on its curve"},
		"short coordinates": {set(`{"kty":"EC","kid":"k","crv":"P-256","x":"AQ","y":"AQ"}`), "EC coordinates of 1 and 1 bytes are not of 32"},
		"short Ed25519":     {set(`{"kty":"OKP","kid":"k","crv":"Ed25519","x":"AQ"}`), "Ed25519 key of 1 bytes is not one of 32"},
		"long kid":          {set(`{"kty":"RSA","kid":"` + strings.Repeat("k", 10<<10) + `","n":"` + n + `","e":"AQAB"}`), "id of 10240 bytes is longer than 256"},
		"same kid":          {set(`{"kty":"RSA","kid":"k","n":"` + n + `","e":"AQAB"},{"kty":"RSA","kid":"k","n":"` + n + `","e":"AQAB"}`), `duplicate key "k"`},
		"wrong algorithm":   {set(`{"kty":"RSA","kid":"k","alg":"ES256","n":"` + n + `","e":"AQAB"}`), `algorithm "ES256" is not one of`},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := sessiontoken.ParseJWKS([]byte(c.text))
			if err == nil || !strings.Contains(err.Error(), c.want) || got != nil {
				t.Errorf("got %v, want %q in it", err, c.want)
			}
		})
	}
}

// A set of every kind that Clerk documents: those that verify do, the others do
// no harm.
func TestParseJWKSOfAllKinds(t *testing.T) {
	t.Parallel()
	ec, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	point, err := ec.PublicKey.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	public, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	keys := []map[string]any{
		{"kty": "RSA", "kid": "rsa", "use": "sig", "alg": "RS256", "n": number(home().key.N), "e": "AQAB", "x5c": []string{"MIIB"}, "x5t": "x"},
		{"kty": "EC", "kid": "ec", "use": "sig", "alg": "ES256", "crv": "P-256", "x": encode(point[1:33]), "y": encode(point[33:])},
		{"kty": "OKP", "kid": "okp", "use": "sig", "alg": "EdDSA", "crv": "Ed25519", "x": encode(public)},
		{"kty": "RSA", "kid": "private", "alg": "RS256", "n": number(home().key.N), "e": "AQAB", "d": number(home().key.D)},
		{"kty": "oct", "kid": "secret", "alg": "HS256", "k": "c2VjcmV0"},
		{"kty": "AKP", "kid": "later", "alg": "ML-DSA-44", "pub": "AAAA"},
	}
	text, err := json.Marshal(map[string]any{"keys": keys})
	if err != nil {
		t.Fatal(err)
	}
	set, err := sessiontoken.ParseJWKS(text)
	if err != nil {
		t.Fatal(err)
	}
	v := newVerifier(t, set)
	body := encode([]byte(claims()))
	tokens := map[string]string{
		"rsa":     seal(jwt.SigningMethodRS256, home().key, encode([]byte(`{"alg":"RS256","kid":"rsa"}`))+"."+body),
		"ec":      seal(jwt.SigningMethodES256, ec, encode([]byte(`{"alg":"ES256","kid":"ec"}`))+"."+body),
		"okp":     seal(jwt.SigningMethodEdDSA, private, encode([]byte(`{"alg":"EdDSA","kid":"okp"}`))+"."+body),
		"private": seal(jwt.SigningMethodRS256, home().key, encode([]byte(`{"alg":"RS256","kid":"private"}`))+"."+body),
		"mixed":   seal(jwt.SigningMethodRS256, home().key, encode([]byte(`{"alg":"RS256","kid":"ec"}`))+"."+body),
	}
	want := map[string]error{"private": sessiontoken.ErrUnknownKey, "mixed": sessiontoken.ErrSignature}
	for name, token := range tokens {
		t.Run(name, func(t *testing.T) {
			_, err := v.Verify(t.Context(), token)
			if want[name] != nil {
				wantKind(t, err, want[name], "")
			} else if err != nil {
				t.Error(err)
			}
		})
	}
}

func TestParsePEM(t *testing.T) {
	t.Parallel()
	pkix, err := x509.MarshalPKIXPublicKey(&home().key.PublicKey)
	if err != nil {
		t.Fatal(err)
	}
	block := func(kind string, der []byte) string {
		return string(pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: der}))
	}
	sound := block("PUBLIC KEY", pkix)
	cases := map[string]struct{ text, want string }{
		"as Clerk shows it":  {sound, ""},
		"PKCS 1":             {block("RSA PUBLIC KEY", x509.MarshalPKCS1PublicKey(&home().key.PublicKey)), ""},
		"in one line":        {strings.ReplaceAll(sound, "\n", `\n`), ""},
		"with space around":  {"\n\n" + sound + "\n \n", ""},
		"empty":              {"", "sessiontoken: no PEM block"},
		"without its frame":  {strings.Join(strings.Split(sound, "\n")[1:4], "\n"), "sessiontoken: no PEM block"},
		"two":                {sound + sound, "sessiontoken: more than one PEM block"},
		"private":            {block("RSA PRIVATE KEY", x509.MarshalPKCS1PrivateKey(home().key)), `sessiontoken: PEM block "RSA PRIVATE KEY": not a public key`},
		"not a key":          {block("PUBLIC KEY", []byte("abc")), `sessiontoken: PEM block "PUBLIC KEY": asn1: `},
		"1,024 bits":         {block("PUBLIC KEY", small(t)), "RSA key of 1024 bits is outside 2048..8192"},
		"of another purpose": {block("PUBLIC KEY", x25519), "is not a public key of RSA, ECDSA or Ed25519"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			_, err := sessiontoken.ParsePEM(c.text)
			if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
				t.Errorf("got %v, want %q", err, c.want)
			}
		})
	}
}

// small is a key of 1,024 bits.
func small(t *testing.T) []byte {
	t.Helper()
	n := new(big.Int).SetBit(new(big.Int).Rsh(home().key.N, 1024), 0, 1)
	der, err := x509.MarshalPKIXPublicKey(&rsa.PublicKey{N: n, E: 65537})
	if err != nil {
		t.Fatal(err)
	}
	return der
}

// x25519 is a key that is for agreeing on secrets.
var x25519 = append([]byte("\x30\x2a\x30\x05\x06\x03\x2b\x65\x6e\x03\x21\x00"), make([]byte, 32)...)
