package sessiontoken

import (
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/models"
)

// Claims are what a verified session token says. Versions 1 and 2 of the token
// look the same here. Claims never print as a whole: see [Claims.String].
type Claims struct {
	Version         int                  // v: of the token's claims; 1 when the token does not say
	ID              string               // jti
	Issuer          string               // iss: the Frontend API of the instance
	UserID          string               // sub
	SessionID       string               // sid; empty in a token of a JWT template
	AuthorizedParty string               // azp: the origin that the token was issued to; may be empty
	Status          models.SessionStatus // sts; empty when the token does not say
	ExpiresAt       time.Time            // exp
	NotBefore       time.Time            // nbf; zero when the token does not say
	IssuedAt        time.Time            // iat; zero when the token does not say
	FactorAges      FactorAges           // fva
	Actor           *Actor               // act: who acts as the user; nil when nobody does
	Organization    Organization         // o, or org_id and its siblings; empty when none is active
	Features        []Scoped             // fea
	Plans           []Scoped             // pla

	raw string
}

// Never is the age of a factor that was never verified, or that the user does
// not have.
const Never time.Duration = -1

// FactorAges is how long before the token was issued, to the minute, the user
// last proved who they are. It is [Never] for both when the token does not say.
type FactorAges struct{ First, Second time.Duration }

// Actor is who acts as the user, as support staff may.
type Actor struct {
	UserID    string // sub
	SessionID string // sid; may be empty
	Issuer    string // iss; may be empty
}

// Organization is the active organization of the session. Without one all of it
// is empty.
type Organization struct {
	ID          string
	Slug        string
	Role        string   // as in "org:admin"
	Permissions []string // as in "org:invoices:create"
}

// Scoped is a feature or a plan, and whether the user has it, the active
// organization, or both.
type Scoped struct {
	Slug         string
	User         bool
	Organization bool
}

// HasRole reports whether the user has the role in the active organization, as
// in "org:admin".
func (c *Claims) HasRole(role string) bool {
	return role != "" && c.Organization.Role == role
}

// HasPermission reports whether the user has the permission in the active
// organization, as in "org:invoices:create".
func (c *Claims) HasPermission(permission string) bool {
	return slices.Contains(c.Organization.Permissions, permission)
}

// HasFeature reports whether the user or the active organization has the
// feature, as in "dashboard".
func (c *Claims) HasFeature(slug string) bool {
	return slices.ContainsFunc(c.Features, func(f Scoped) bool { return f.Slug == slug })
}

// Custom decodes all claims of the token into a type of the caller's, whose
// fields have JSON tags as usual.
func Custom[T any](c *Claims) (T, error) {
	var v T
	if err := json.Unmarshal([]byte(c.raw), &v); err != nil {
		return *new(T), fmt.Errorf("sessiontoken: custom claims: %w", err)
	}
	return v, nil
}

// Extra is the claims that have no field of their own, as they came.
func (c *Claims) Extra() map[string]json.RawMessage {
	extra := map[string]json.RawMessage{}
	f := fieldsOf(c.raw)
	for f.next() {
		if claimOf(f.name).of(c.Version) == unknownClaim {
			extra[f.name] = json.RawMessage(f.value)
		}
	}
	return extra
}
