package sessiontoken_test

import (
	"context"
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"encoding/base64"
	"encoding/json"
	"errors"
	"maps"
	"math/big"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"

	"github.com/seed-e19c5fb5/clerk-go/sessiontoken"
)

// noon is the time at which the tokens of these tests are issued.
var noon = time.Date(2026, 5, 28, 12, 0, 0, 0, time.UTC)

func atNoon() time.Time { return noon }

// signer makes tokens.
type signer struct {
	id  string
	key *rsa.PrivateKey
}

// The instance, and another one that nobody trusts.
var (
	home    = sync.OnceValue(func() *signer { return newSigner("ins_home", 2048) })
	foreign = sync.OnceValue(func() *signer { return newSigner("ins_foreign", 2048) })
)

func newSigner(id string, bits int) *signer {
	key, err := rsa.GenerateKey(rand.Reader, bits)
	if err != nil {
		panic(err)
	}
	return &signer{id: id, key: key}
}

func (s *signer) public() sessiontoken.Key {
	return sessiontoken.Key{ID: s.id, Public: &s.key.PublicKey}
}

func (s *signer) set(t testing.TB) *sessiontoken.KeySet {
	t.Helper()
	set, err := sessiontoken.NewKeySet(s.public())
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// header is the first part of a token.
func (s *signer) header() string { return `{"alg":"RS256","kid":"` + s.id + `","typ":"JWT"}` }

// sign makes a token of a header and claims, whatever they are.
func (s *signer) sign(header, claims string) string {
	return seal(jwt.SigningMethodRS256, s.key, encode([]byte(header))+"."+encode([]byte(claims)))
}

// token makes a token of claims.
func (s *signer) token(claims string) string { return s.sign(s.header(), claims) }

func seal(method jwt.SigningMethod, key crypto.PrivateKey, signed string) string {
	signature, err := method.Sign(signed, key)
	if err != nil {
		panic(err)
	}
	return signed + "." + encode(signature)
}

func encode(b []byte) string { return base64.RawURLEncoding.EncodeToString(b) }

// claims are those of a sound token, with changes. A nil takes one out.
func claims(changes ...map[string]any) string {
	all := map[string]any{
		"azp": "https://app.example.com", "exp": noon.Add(time.Minute).Unix(), "fva": []int{3, -1}, "iat": noon.Unix(),
		"iss": "https://clerk.example.com", "jti": "a1b2c3", "nbf": noon.Unix() - 10, "sid": "sess_1",
		"sub": "user_ada", "v": 2, "sts": "active",
	}
	for _, change := range changes {
		maps.Copy(all, change)
	}
	maps.DeleteFunc(all, func(_ string, value any) bool { return value == nil })
	text, err := json.Marshal(all)
	if err != nil {
		panic(err)
	}
	return string(text)
}

// with is one change of claims.
func with(name string, value any) map[string]any { return map[string]any{name: value} }

// raw is a value as it is written in JSON.
func raw(text string) json.RawMessage { return json.RawMessage(text) }

// verifier has the key of home and stands at noon.
func verifier(t testing.TB, opts ...sessiontoken.Option) *sessiontoken.Verifier {
	t.Helper()
	return newVerifier(t, home().set(t), opts...)
}

func newVerifier(t testing.TB, keys sessiontoken.Source, opts ...sessiontoken.Option) *sessiontoken.Verifier {
	t.Helper()
	v, err := sessiontoken.New(keys, append([]sessiontoken.Option{sessiontoken.WithClock(atNoon)}, opts...)...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(v.Close)
	return v
}

// wantKind checks that an error is of a kind, and says what it should.
func wantKind(t *testing.T, err, kind error, detail string) {
	t.Helper()
	failure, ok := errors.AsType[*sessiontoken.Error](err)
	if !ok || !errors.Is(err, kind) || failure.Kind != kind {
		t.Errorf("got %v, want %v", err, kind)
		return
	}
	if !strings.Contains(err.Error(), detail) {
		t.Errorf("got %v, want %q in it", err, detail)
	}
}

// number is a big number as it stands in a key.
func number(n *big.Int) string { return encode(n.Bytes()) }

// none is a source that must not be asked.
func none(t testing.TB) sessiontoken.Source {
	return sessiontoken.SourceFunc(func(context.Context) (*sessiontoken.KeySet, error) {
		t.Error("the keys were fetched")
		return nil, errors.New("fetched")
	})
}
