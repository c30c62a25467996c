package fake

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/internal/testkit/jws"
)

// Claim is one claim of a token: a field of the picked record, a fixed text, a
// fixed JSON value, or, with none of them, one that the signer fills in.
type Claim struct{ Name, Field, Text, JSON string }

// Mint responds with a signed token.
type Mint struct {
	Into         string // field of the response
	Lifetime     time.Duration
	LifetimeFrom string // field of the body with other seconds
	Template     string // path parameter that names registered claims; empty if there is none
	Claims       []Claim
	Else         string // unknown template
	Values       []Assign
}

func (e Mint) apply(x *exchange) *Failure {
	lifetime := e.Lifetime
	if seconds, err := strconv.Atoi(text(x.req.field(e.LifetimeFrom))); err == nil {
		lifetime = time.Duration(seconds) * time.Second
	}
	var extra []member
	if e.Template != "" {
		claims, known := x.server.templates[x.req.Path(e.Template)]
		if !known {
			return x.fail(e.Else)
		}
		extra = claims
	}
	token := x.mint(e.Claims, extra, lifetime)
	x.body = object(assign(x.values(e.Values), member{e.Into, quote(token)}))
	return nil
}

// MintCookies responds with cookie directives that contain a new token, if the
// body's field has the value.
type MintCookies struct {
	When, Is string
	Into     string
	Cookie   string
	Lifetime time.Duration
	Claims   []Claim
	Values   []Assign
}

func (e MintCookies) apply(x *exchange) *Failure {
	if text(x.req.field(e.When)) != e.Is {
		return nil
	}
	directive := e.Cookie + "=" + x.mint(e.Claims, nil, e.Lifetime) + "; Path=/; Secure; SameSite=Lax"
	directives := array([]json.RawMessage{quote(directive)})
	x.body = object(assign(x.values(e.Values), member{e.Into, directives}))
	return nil
}

// mint signs the claims. Those of the description win over extra ones.
func (x *exchange) mint(claims []Claim, extra []member, lifetime time.Duration) string {
	var list []member
	for _, m := range extra {
		list = assign(list, m)
	}
	return x.server.sign(x.assigned(list, claims, lifetime))
}

// assigned adds the claims of the description to a list.
func (x *exchange) assigned(list []member, claims []Claim, lifetime time.Duration) []member {
	for _, c := range claims {
		if raw := x.claim(c, lifetime); raw != nil && string(raw) != "null" {
			list = assign(list, member{c.Name, raw})
		}
	}
	return list
}

func (s *Server) sign(claims []member) string {
	token, err := s.signer().Sign(object(claims))
	if err != nil {
		panic("fake: " + err.Error()) // the key is sound
	}
	return token
}

// Token is a token of the record with the id, as the first operation without a
// template would sign it, whatever the state of the record. Claims are added to
// those of the description, and replace them; nil leaves one out. It panics when
// there is no such record, or a claim cannot be encoded.
func (s *Server) Token(collection, id string, claims map[string]any) string {
	extra := encodeClaims("token", claims)
	s.mu.Lock()
	defer s.mu.Unlock()
	c := s.collection(collection)
	if c.byID[id] == nil {
		panic(fmt.Sprintf("fake: token: there is no record %q", id))
	}
	x := &exchange{server: s, now: s.now(), req: &Request{Operation: &Operation{In: collection}}}
	x.pick(c, c.byID[id])
	mint := s.api.mint(collection)
	list := x.assigned(nil, mint.Claims, mint.Lifetime)
	for _, m := range extra {
		list = assign(list, m)
	}
	return s.sign(slices.DeleteFunc(list, func(m member) bool { return string(m.raw) == "null" }))
}

// mint is the first step that signs a token of a collection's record without a
// template.
func (d *Description) mint(collection string) Mint {
	for _, op := range d.Operations {
		for _, effect := range op.Effects {
			if mint, ok := effect.(Mint); ok && op.In == collection && mint.Template == "" {
				return mint
			}
		}
	}
	panic("fake: token: no operation signs tokens without a template")
}

// RotateKey replaces the key that tokens are signed with and the one that is
// published. Tokens signed before are no longer the server's.
func (s *Server) RotateKey() {
	signer := jws.Fresh()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.signer = func() *jws.Signer { return signer }
}

// tokenIDLength is the length of the jti claim.
const tokenIDLength = 20

func (x *exchange) claim(c Claim, lifetime time.Duration) json.RawMessage {
	switch {
	case c.Field != "":
		return x.field(c.Field)
	case c.Text != "":
		return quote(c.Text)
	case c.JSON != "":
		return json.RawMessage(c.JSON)
	}
	switch c.Name {
	case "iat", "nbf":
		return seconds(x.now)
	case "exp":
		return seconds(x.now.Add(lifetime))
	case "iss":
		return quote(x.server.api.Signing.Issuer)
	case "jti":
		return quote(x.server.random.hex(tokenIDLength))
	default:
		return nil
	}
}

func seconds(t time.Time) json.RawMessage { return strconv.AppendInt(nil, t.Unix(), 10) }

// RequireToken continues only if a field of the body contains a token that was
// signed for the selected record. An absent field passes.
type RequireToken struct {
	Body, Claim        string
	Else, ElseMismatch string
	AllowExpired       bool
}

func (e RequireToken) apply(x *exchange) *Failure {
	token := text(x.req.field(e.Body))
	if token == "" {
		return nil
	}
	claims, valid := x.server.verified(token, x.now, e.AllowExpired)
	switch {
	case !valid:
		return x.fail(e.Else)
	case text(lookup(claims, e.Claim)) != x.one("").id:
		return x.fail(e.ElseMismatch)
	default:
		return nil
	}
}

// verified returns the claims of a token of ours that is in force at now.
func (s *Server) verified(token string, now time.Time, allowExpired bool) ([]member, bool) {
	raw, err := s.signer().Verify(token)
	if err != nil {
		return nil, false
	}
	claims, err := members(raw)
	if err != nil {
		return nil, false
	}
	begun := millis(lookup(claims, "nbf")) <= now.Unix()
	over := millis(lookup(claims, "exp")) <= now.Unix()
	return claims, begun && (allowExpired || !over)
}

// PublishKeys responds with the public key of the tokens.
type PublishKeys struct{}

func (PublishKeys) apply(x *exchange) *Failure {
	x.body = x.server.signer().KeySet()
	return nil
}
