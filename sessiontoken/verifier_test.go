package sessiontoken_test

import (
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"

	"github.com/seed-e19c5fb5/clerk-go/sessiontoken"
)

func TestVerifyRefuses(t *testing.T) {
	t.Parallel()
	sound := home().token(claims())
	part := strings.Split(sound, ".")
	forged := seal(jwt.SigningMethodRS256, foreign().key, part[0]+"."+part[1])
	header := func(text string) string { return home().sign(text, claims()) }
	with := func(name string, value any) string { return home().token(claims(with(name, value))) }
	cases := map[string]struct {
		token  string
		kind   error
		detail string
	}{
		"empty":            {"", sessiontoken.ErrNoToken, ""},
		"a megabyte":       {strings.Repeat("a", 1<<20), sessiontoken.ErrMalformed, "1048576 bytes are more than 16384"},
		"one part":         {"abc", sessiontoken.ErrMalformed, "1 parts are not 3"},
		"two parts":        {part[0] + "." + part[1], sessiontoken.ErrMalformed, "2 parts are not 3"},
		"four parts":       {sound + ".", sessiontoken.ErrMalformed, "4 parts are not 3"},
		"six parts":        {"a.b.c.d.e.f", sessiontoken.ErrMalformed, "6 parts are not 3"},
		"two dots only":    {"..", sessiontoken.ErrMalformed, "header: not JSON"},
		"JWS in JSON":      {`{"payload":"` + part[1] + `","protected":"` + part[0] + `","signature":"` + part[2] + `"}`, sessiontoken.ErrMalformed, "1 parts"},
		"line break":       {sound[:len(sound)-10] + "\n" + sound[len(sound)-10:], sessiontoken.ErrMalformed, "line break"},
		"carriage return":  {sound + "\r", sessiontoken.ErrMalformed, "line break"},
		"padded":           {sound + "=", sessiontoken.ErrMalformed, "signature: illegal base64"},
		"spare bits":       {spareBits(sound), sessiontoken.ErrMalformed, "signature: illegal base64"},
		"header no base64": {"%." + part[1] + "." + part[2], sessiontoken.ErrMalformed, "header: illegal base64"},
		"header no JSON":   {header("abc"), sessiontoken.ErrMalformed, "header: not JSON: no { at byte 0"},
		"header a list":    {header("[]"), sessiontoken.ErrMalformed, "header: not JSON"},
		"header and more":  {header(home().header() + "{}"), sessiontoken.ErrMalformed, "header: more than one value"},
		"header not UTF-8": {header("{\"alg\":\"RS256\",\"x\":\"\xff\"}"), sessiontoken.ErrMalformed, "header: not UTF-8"},
		"long header":      {header(`{"alg":"RS256","x":"` + strings.Repeat("a", 2000) + `"}`), sessiontoken.ErrMalformed, "bytes are more than 2048"},
		"deep header":      {header(`{"alg":"RS256","x":` + strings.Repeat("[", 500) + strings.Repeat("]", 500) + `}`), sessiontoken.ErrMalformed, "deeper than 64"},
		"kid of 300 bytes": {header(`{"alg":"RS256","kid":"` + strings.Repeat("k", 300) + `"}`), sessiontoken.ErrMalformed, "kid of 300 bytes is longer than 256"},
		"kid of 10 KB":     {header(`{"alg":"RS256","kid":"` + strings.Repeat("k", 10<<10) + `"}`), sessiontoken.ErrMalformed, "bytes are more than 2048"},
		"kid a number":     {header(`{"alg":"RS256","kid":7}`), sessiontoken.ErrMalformed, `"kid" is not a string`},
		"kid null":         {header(`{"alg":"RS256","kid":null}`), sessiontoken.ErrMalformed, `"kid" is not a string`},
		"alg a list":       {header(`{"alg":["RS256"],"kid":"ins_home"}`), sessiontoken.ErrMalformed, `"alg" is not a string`},
		"alg twice":        {header(`{"alg":"none","alg":"RS256","kid":"ins_home"}`), sessiontoken.ErrMalformed, `duplicate "alg"`},
		"another type":     {header(`{"alg":"RS256","kid":"ins_home","typ":"at+jwt"}`), sessiontoken.ErrMalformed, `typ "at+jwt" is not JWT`},
		"embedded key":     {header(`{"alg":"RS256","jwk":{"kty":"RSA"}}`), sessiontoken.ErrMalformed, `header: "jwk" contains a key`},
		"URL of keys":      {header(`{"alg":"RS256","kid":"ins_home","jku":"https://evil.example/jwks"}`), sessiontoken.ErrMalformed, `"jku"`},
		"URL of a cert":    {header(`{"alg":"RS256","kid":"ins_home","x5u":"https://evil.example/cert"}`), sessiontoken.ErrMalformed, `"x5u"`},
		"certificate":      {header(`{"alg":"RS256","kid":"ins_home","x5c":["MIIB"]}`), sessiontoken.ErrMalformed, `"x5c"`},
		"critical":         {header(`{"alg":"RS256","kid":"ins_home","crit":["exp"]}`), sessiontoken.ErrMalformed, `"crit" is not supported`},
		"not encoded":      {header(`{"alg":"RS256","kid":"ins_home","b64":false}`), sessiontoken.ErrMalformed, `"b64" is not supported`},
		"none":             {encode([]byte(`{"alg":"none","kid":"ins_home"}`)) + "." + part[1] + ".", sessiontoken.ErrSignature, `algorithm "none"`},
		"None":             {encode([]byte(`{"alg":"NoNe","kid":"ins_home"}`)) + "." + part[1] + ".", sessiontoken.ErrSignature, `algorithm "NoNe"`},
		"no algorithm":     {header(`{"kid":"ins_home"}`), sessiontoken.ErrSignature, `algorithm ""`},
		"lower case":       {header(`{"alg":"rs256","kid":"ins_home"}`), sessiontoken.ErrSignature, `algorithm "rs256"`},
		"public as secret": {confused(part[1]), sessiontoken.ErrSignature, `algorithm "HS256"`},
		"other algorithm":  {header(`{"alg":"RS512","kid":"ins_home"}`), sessiontoken.ErrSignature, "algorithm RS512, but the key is for RS256"},
		"no kid":           {header(`{"alg":"RS256"}`), sessiontoken.ErrUnknownKey, "the token has none"},
		"unknown kid":      {foreign().token(claims()), sessiontoken.ErrUnknownKey, `"ins_foreign"`},
		"forged":           {forged, sessiontoken.ErrSignature, ""},
		"no signature":     {part[0] + "." + part[1] + ".", sessiontoken.ErrSignature, ""},
		"other claims":     {part[0] + "." + encode([]byte(claims(map[string]any{"sub": "user_bob"}))) + "." + part[2], sessiontoken.ErrSignature, ""},
		"claims no base64": {seal(jwt.SigningMethodRS256, home().key, part[0]+".%%%"), sessiontoken.ErrMalformed, "claims: illegal base64"},
		"claims no JSON":   {home().token("abc"), sessiontoken.ErrMalformed, "claims: not JSON"},
		"claims null":      {home().token("null"), sessiontoken.ErrMalformed, "claims: not JSON"},
		"claims cut off":   {home().token(`{"sub":"user_ada"`), sessiontoken.ErrMalformed, "claims: not JSON"},
		"deep claims":      {home().token(`{"x":` + strings.Repeat("[", 5000) + strings.Repeat("]", 5000) + `}`), sessiontoken.ErrMalformed, "nested deeper than 64"},
		"sub twice":        {home().token(`{"sub":"user_bob",` + claims()[1:]), sessiontoken.ErrMalformed, `duplicate "sub"`},
		"no sub":           {with("sub", nil), sessiontoken.ErrMalformed, `"sub" is missing`},
		"sub a number":     {with("sub", 7), sessiontoken.ErrMalformed, `"sub" is not a string`},
		"of a template":    {with("sid", nil), sessiontoken.ErrMalformed, `"sid" is missing`},
		"no exp":           {with("exp", nil), sessiontoken.ErrMalformed, `"exp" is missing`},
		"exp null":         {with("exp", raw("null")), sessiontoken.ErrMalformed, `"exp" is missing`},
		"exp as text":      {with("exp", "1779969660"), sessiontoken.ErrMalformed, `"exp" is not a time: "\"1779969660\"": not a number`},
		"exp of 1e300":     {with("exp", raw("1e300")), sessiontoken.ErrMalformed, "outside the years 1970 to 9999"},
		"exp of 1e400":     {with("exp", raw("1e400")), sessiontoken.ErrMalformed, "not a time"},
		"exp negative":     {with("exp", -1), sessiontoken.ErrMalformed, "outside the years 1970 to 9999"},
		"exp overflowing":  {with("exp", raw("99999999999999999999")), sessiontoken.ErrMalformed, "outside the years 1970 to 9999"},
		"v as text":        {with("v", "2"), sessiontoken.ErrMalformed, `"v" is not an integer`},
		"fva too short":    {with("fva", []int{1}), sessiontoken.ErrMalformed, `"fva" is not a list of two integers`},
		"act as text":      {with("act", "user_eve"), sessiontoken.ErrMalformed, `"act" is not an object`},
		"o as text":        {with("o", "org_1"), sessiontoken.ErrMalformed, `"o" is not an object`},
		"pending":          {with("sts", "pending"), sessiontoken.ErrPending, `"pending"`},
		"another status":   {with("sts", "frozen"), sessiontoken.ErrPending, `"frozen"`},
	}
	v := verifier(t)
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := v.Verify(t.Context(), c.token)
			wantKind(t, err, c.kind, c.detail)
			if got != nil {
				t.Error("there are claims")
			}
			for _, piece := range strings.Split(c.token, ".") {
				if len(piece) > 100 && strings.Contains(fmt.Sprintf("%+v %#v", err, err), piece) {
					t.Errorf("the error has a piece of the token: %v", err)
				}
			}
		})
	}
}

// spareBits changes the last letter of a token in a bit that is not part of any
// byte, so that a lenient decoder sees the same signature.
func spareBits(token string) string {
	const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
	last := strings.IndexByte(alphabet, token[len(token)-1])
	return token[:len(token)-1] + alphabet[last^1:][:1]
}

// confused is signed with the public key as the secret of an HMAC.
func confused(claims string) string {
	der, err := x509.MarshalPKIXPublicKey(&home().key.PublicKey)
	if err != nil {
		panic(err)
	}
	secret := pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: der})
	return seal(jwt.SigningMethodHS256, secret, encode([]byte(`{"alg":"HS256","kid":"ins_home"}`))+"."+claims)
}

// Nothing in these tokens is worth a request for keys.
func TestNothingIsFetchedForNothing(t *testing.T) {
	t.Parallel()
	v := newVerifier(t, none(t))
	body := "." + encode([]byte(claims())) + "."
	for name, token := range map[string]string{
		"nothing":                "",
		"two parts":              "a.b",
		"a long text":            strings.Repeat("a", 1<<20),
		"no base64":              "%.%.%",
		"no algorithm":           encode([]byte("{}")) + body,
		"the algorithm none":     encode([]byte(`{"alg":"none"}`)) + body,
		"an HMAC of the key":     confused(encode([]byte(claims()))),
		"a long key ID":          encode([]byte(`{"alg":"RS256","kid":"`+strings.Repeat("k", 10<<10)+`"}`)) + body,
		"keys of somebody's own": encode([]byte(`{"alg":"RS256","jku":"https://evil.example"}`)) + body,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if _, err := v.Verify(t.Context(), token); err == nil {
				t.Error("it passes")
			}
		})
	}
}

func TestTimes(t *testing.T) {
	t.Parallel()
	const leeway = 5 * time.Second
	cases := map[string]struct {
		claim string
		at    time.Duration // from noon
		kind  error
	}{
		"expires in a second":   {"exp", time.Second, nil},
		"expired in the leeway": {"exp", -leeway + time.Second, nil},
		"expired at the leeway": {"exp", -leeway, sessiontoken.ErrExpired},
		"expired long ago":      {"exp", -time.Hour, sessiontoken.ErrExpired},
		"begins in the leeway":  {"nbf", leeway, nil},
		"begins later":          {"nbf", leeway + time.Second, sessiontoken.ErrNotYetValid},
		"issued in the leeway":  {"iat", leeway, nil},
		"issued in the future":  {"iat", leeway + time.Second, sessiontoken.ErrNotYetValid},
	}
	v := verifier(t)
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			at := noon.Add(c.at)
			_, err := v.Verify(t.Context(), home().token(claims(with(c.claim, at.Unix()))))
			if c.kind == nil {
				if err != nil {
					t.Error(err)
				}
				return
			}
			wantKind(t, err, c.kind, at.Format(time.RFC3339))
			if failure, ok := errors.AsType[*sessiontoken.Error](err); ok && !failure.Time.Equal(at) {
				t.Errorf("the time is %v, want %v", failure.Time, at)
			}
		})
	}
}

func TestOptions(t *testing.T) {
	t.Parallel()
	option := func(opts ...sessiontoken.Option) []sessiontoken.Option { return opts }
	parties := sessiontoken.WithAuthorizedParties("https://app.example.com", "https://admin.example.com")
	cases := map[string]struct {
		opts    []sessiontoken.Option
		changes map[string]any
		kind    error
	}{
		"own leeway":           {option(sessiontoken.WithLeeway(time.Minute)), with("exp", noon.Add(-50*time.Second).Unix()), nil},
		"no leeway":            {option(sessiontoken.WithLeeway(0)), with("exp", noon.Unix()), sessiontoken.ErrExpired},
		"issuer":               {option(sessiontoken.WithIssuer("https://clerk.example.com")), nil, nil},
		"another issuer":       {option(sessiontoken.WithIssuer("https://clerk.example.org")), nil, sessiontoken.ErrIssuer},
		"issuer missing":       {option(sessiontoken.WithIssuer("https://clerk.example.com")), with("iss", nil), sessiontoken.ErrIssuer},
		"issuer not asked for": {nil, with("iss", "https://whatever.example"), nil},
		"party":                {option(parties), nil, nil},
		"another party":        {option(parties), with("azp", "https://evil.example.com"), sessiontoken.ErrAuthorizedParty},
		"party missing":        {option(parties), with("azp", nil), sessiontoken.ErrAuthorizedParty},
		"party empty":          {option(parties), with("azp", ""), sessiontoken.ErrAuthorizedParty},
		"party may be missing": {option(parties, sessiontoken.WithPartyOptional()), with("azp", nil), nil},
		"may not be another":   {option(parties, sessiontoken.WithPartyOptional()), with("azp", "https://evil.example.com"), sessiontoken.ErrAuthorizedParty},
		"party not asked for":  {nil, with("azp", "https://evil.example.com"), nil},
		"pending wanted":       {option(sessiontoken.WithPending()), with("sts", "pending"), nil},
		"frozen not wanted":    {option(sessiontoken.WithPending()), with("sts", "frozen"), sessiontoken.ErrPending},
		"template wanted":      {option(sessiontoken.WithTemplateTokens()), with("sid", nil), nil},
		"own clock":            {option(sessiontoken.WithClock(func() time.Time { return noon.Add(time.Hour) })), nil, sessiontoken.ErrExpired},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := verifier(t, c.opts...).Verify(t.Context(), home().token(claims(c.changes)))
			if c.kind == nil && err != nil {
				t.Error(err)
			}
			if c.kind != nil {
				wantKind(t, err, c.kind, "")
			}
		})
	}
}

func TestOptionsOutOfRange(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		opt  sessiontoken.Option
		want string
	}{
		"negative leeway":   {sessiontoken.WithLeeway(-1), "sessiontoken.New: leeway -1ns is outside 0..5m0s"},
		"leeway of an hour": {sessiontoken.WithLeeway(time.Hour), "sessiontoken.New: leeway 1h0m0s is outside 0..5m0s"},
		"stale for a year":  {sessiontoken.WithStaleKeys(365 * 24 * time.Hour), "sessiontoken.New: 8760h0m0s for stale keys is outside 0..720h0m0s"},
		"no issuer":         {sessiontoken.WithIssuer(""), "sessiontoken.New: the issuer is empty"},
		"no parties":        {sessiontoken.WithAuthorizedParties(), "sessiontoken.New: authorized parties [] are none, or have an empty one among them"},
		"empty party":       {sessiontoken.WithAuthorizedParties("a", ""), `sessiontoken.New: authorized parties ["a" ""] are none, or have an empty one among them`},
		"no clock":          {sessiontoken.WithClock(nil), "sessiontoken.New: the clock is nil"},
		"no handler":        {sessiontoken.WithFailureHandler(nil), "sessiontoken.New: the failure handler is nil"},
		"a secret key":      {sessiontoken.WithPublishableKey("sk_test_x"), "sessiontoken.New: a publishable key begins with pk_test_ or pk_live_"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			if _, err := sessiontoken.New(home().set(t), c.opt); err == nil || err.Error() != c.want {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
	if _, err := sessiontoken.New(nil); err == nil {
		t.Error("a verifier without keys")
	}
	if _, err := sessiontoken.New((*sessiontoken.KeySet)(nil)); err == nil {
		t.Error("a verifier with a set that could not be read")
	}
	if _, err := sessiontoken.New(home().set(t), nil); err != nil {
		t.Errorf("an option that is nil: %v", err)
	}
}

// The algorithm follows from the key.
func TestOtherKinds(t *testing.T) {
	t.Parallel()
	for method, curve := range map[jwt.SigningMethod]elliptic.Curve{
		jwt.SigningMethodES256: elliptic.P256(), jwt.SigningMethodES384: elliptic.P384(), jwt.SigningMethodES512: elliptic.P521(),
	} {
		t.Run(method.Alg(), func(t *testing.T) {
			t.Parallel()
			key, err := ecdsa.GenerateKey(curve, rand.Reader)
			if err != nil {
				t.Fatal(err)
			}
			checkKind(t, method, key, sessiontoken.Key{ID: "k", Public: &key.PublicKey})
		})
	}
	public, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	checkKind(t, jwt.SigningMethodEdDSA, private, sessiontoken.Key{ID: "k", Public: public})
	checkKind(t, jwt.SigningMethodRS512, home().key, sessiontoken.Key{ID: "k", Public: &home().key.PublicKey, Algorithm: "RS512"})
}

func checkKind(t *testing.T, method jwt.SigningMethod, private any, key sessiontoken.Key) {
	t.Helper()
	set, err := sessiontoken.NewKeySet(key)
	if err != nil {
		t.Fatal(err)
	}
	v := newVerifier(t, set)
	body := "." + encode([]byte(claims()))
	if _, err := v.Verify(t.Context(), seal(method, private, encode([]byte(`{"alg":"`+method.Alg()+`","kid":"k"}`))+body)); err != nil {
		t.Errorf("%s: %v", method.Alg(), err)
	}
	_, err = v.Verify(t.Context(), seal(method, private, encode([]byte(`{"alg":"RS384","kid":"k"}`))+body))
	wantKind(t, err, sessiontoken.ErrSignature, "algorithm RS384, but the key is for "+method.Alg())
}

func TestPEMIsTheKeyOfEveryToken(t *testing.T) {
	t.Parallel()
	der, err := x509.MarshalPKIXPublicKey(&home().key.PublicKey)
	if err != nil {
		t.Fatal(err)
	}
	text := string(pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: der}))
	set, err := sessiontoken.ParsePEM(text)
	if err != nil {
		t.Fatal(err)
	}
	v := newVerifier(t, set)
	for _, header := range []string{home().header(), `{"alg":"RS256"}`, `{"alg":"RS256","kid":"whatever"}`} {
		t.Run(header, func(t *testing.T) {
			if _, err := v.Verify(t.Context(), home().sign(header, claims())); err != nil {
				t.Errorf("%v", err)
			}
		})
	}
	_, err = v.Verify(t.Context(), foreign().token(claims()))
	wantKind(t, err, sessiontoken.ErrSignature, "")
}
