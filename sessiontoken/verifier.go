package sessiontoken

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/golang-jwt/jwt/v5"

	"github.com/seed-e19c5fb5/clerk-go/models"
)

// MaxTokenBytes is the maximum length of a token.
const MaxTokenBytes = 16 << 10

// Verifier verifies the session tokens of one instance. It is safe for
// concurrent use and should be shared.
type Verifier struct {
	keys    finder
	headers lastHeader
	config  config
}

// finder finds the key with an id.
type finder interface {
	find(ctx context.Context, id string) (*key, error)
}

// New returns a verifier with keys. It fails if an option is invalid.
func New(keys Source, opts ...Option) (*Verifier, error) {
	set, static := keys.(*KeySet)
	if keys == nil || static && set == nil {
		return nil, errors.New("sessiontoken.New: the source of keys is nil")
	}
	v := &Verifier{config: defaults()}
	for _, opt := range opts {
		if opt == nil {
			continue
		}
		if err := opt(&v.config); err != nil {
			return nil, fmt.Errorf("sessiontoken.New: %w", err)
		}
	}
	if v.keys = set; !static {
		v.keys = newCache(keys, v.config.stale)
	}
	return v, nil
}

// Close cancels a running fetch of keys, and returns when it has ended.
// Afterwards the verifier uses its keys until they expire.
// A verifier that is not closed uses only memory.
func (v *Verifier) Close() {
	if c, ok := v.keys.(*cache); ok {
		c.close()
	}
}

// Verify verifies a session token and returns its claims. On failure they are nil
// and the error is an [*Error].
//
// The token must be signed with a key of the instance by the algorithm of that
// key, be valid at the current time within the leeway, contain a user and a session
// that is active, and satisfy the options. ctx limits the wait for keys.
func (v *Verifier) Verify(ctx context.Context, token string) (*Claims, error) {
	payload, err := v.signed(ctx, token)
	if err != nil {
		return nil, err
	}
	claims, err := decodeClaims(payload)
	if err != nil {
		return nil, err
	}
	if err := v.check(claims, v.config.now()); err != nil {
		return nil, err
	}
	return claims, nil
}

// signed verifies the signature and returns the claims. It decodes only the
// header before that.
func (v *Verifier) signed(ctx context.Context, token string) (string, error) {
	encoded, err := split(token)
	if err != nil {
		return "", err
	}
	h, err := v.headers.read(encoded.header)
	if err != nil {
		return "", err
	}
	k, err := v.keys.find(ctx, h.keyID)
	if err != nil {
		return "", err
	}
	if h.algorithm != k.method.Alg() {
		return "", refusal(ErrSignature, fmt.Sprintf("algorithm %s, but the key is for %s", h.algorithm, k.method.Alg()))
	}
	signature, err := segments.DecodeSegment(encoded.signature)
	if err != nil {
		return "", malformed("signature: %v", err)
	}
	if err := k.method.Verify(encoded.signed, signature, k.public); err != nil {
		return "", refusal(ErrSignature, "")
	}
	v.headers.remember(encoded.header, h)
	payload, err := decodeSegment(encoded.claims)
	if err != nil {
		return "", malformed("claims: %v", err)
	}
	return payload, nil
}

// encodedParts are the encoded parts of a token.
type encodedParts struct {
	header, claims, signature string
	signed                    string // header and claims with the dot between them
}

func split(token string) (encodedParts, error) {
	switch {
	case token == "":
		return encodedParts{}, refusal(ErrNoToken, "")
	case len(token) > MaxTokenBytes:
		return encodedParts{}, malformed("%d bytes are more than %d", len(token), MaxTokenBytes)
	case strings.IndexByte(token, '\n') >= 0 || strings.IndexByte(token, '\r') >= 0:
		// Base64 decoders ignore them, so that a token would have many encodings.
		return encodedParts{}, malformed("it has a line break")
	}
	header, rest, _ := strings.Cut(token, ".")
	claims, signature, found := strings.Cut(rest, ".")
	if !found || strings.IndexByte(signature, '.') >= 0 {
		return encodedParts{}, malformed("%d parts are not 3", strings.Count(token, ".")+1)
	}
	return encodedParts{header: header, claims: claims, signature: signature, signed: token[:len(header)+1+len(claims)]}, nil
}

// segments decodes the parts. Unused bits must be zero, so
// that a token has only one encoding.
var segments = jwt.NewParser(jwt.WithStrictDecoding())

func decodeSegment(encoded string) (string, error) {
	b, err := segments.DecodeSegment(encoded)
	return string(b), err
}

// check validates the claims with the clock and the options.
func (v *Verifier) check(c *Claims, now time.Time) error {
	if err := v.inForce(c, now); err != nil {
		return err
	}
	switch {
	case c.UserID == "":
		return malformed(`claims: "sub" is missing`)
	case c.SessionID == "" && !v.config.templates:
		return malformed(`claims: "sid" is missing, as in a token of a JWT template`)
	case v.config.issuer != "" && c.Issuer != v.config.issuer:
		return refusal(ErrIssuer, fmt.Sprintf("%s is not %q", brief(c.Issuer), v.config.issuer))
	}
	if err := v.authorized(c.AuthorizedParty); err != nil {
		return err
	}
	switch {
	case c.Status == "", c.Status == models.SessionStatusActive, c.Status == models.SessionStatusPending && v.config.pending:
		return nil
	default:
		return refusal(ErrPending, "its status is "+brief(string(c.Status)))
	}
}

func (v *Verifier) inForce(c *Claims, now time.Time) error {
	leeway := v.config.leeway
	switch {
	case c.ExpiresAt.IsZero():
		return malformed(`claims: "exp" is missing`)
	case !now.Before(c.ExpiresAt.Add(leeway)):
		return &Error{Kind: ErrExpired, Detail: "since " + stamp(c.ExpiresAt), Time: c.ExpiresAt}
	case now.Add(leeway).Before(c.NotBefore):
		return &Error{Kind: ErrNotYetValid, Detail: "until " + stamp(c.NotBefore), Time: c.NotBefore}
	case now.Add(leeway).Before(c.IssuedAt):
		return &Error{Kind: ErrNotYetValid, Detail: "issued at " + stamp(c.IssuedAt), Time: c.IssuedAt}
	}
	return nil
}

func stamp(t time.Time) string { return t.UTC().Format(time.RFC3339) }

func (v *Verifier) authorized(party string) error {
	switch {
	case v.config.parties == nil, party == "" && v.config.partyOptional, slices.Contains(v.config.parties, party):
		return nil
	case party == "":
		return refusal(ErrAuthorizedParty, "the token has none")
	default:
		return refusal(ErrAuthorizedParty, fmt.Sprintf("%s is not one of %q", brief(party), v.config.parties))
	}
}
