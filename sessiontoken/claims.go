package sessiontoken

import (
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/models"
)

// Claims are the claims of a verified session token. Versions 1 and 2 of the token
// have the same form here. Claims never print as a whole: see [Claims.String].
type Claims struct {
	Version         int                  // v: version of the claims; 1 if absent
	ID              string               // jti
	Issuer          string               // iss: the Frontend API of the instance
	UserID          string               // sub
	SessionID       string               // sid; empty in a token of a JWT template
	AuthorizedParty string               // azp: the origin that the token was issued to; may be empty
	Status          models.SessionStatus // sts; empty if absent
	ExpiresAt       time.Time            // exp
	NotBefore       time.Time            // nbf; zero if absent
	IssuedAt        time.Time            // iat; zero if absent
	FactorAges      FactorAges           // fva
	Actor           *Actor               // act: the actor that impersonates the user; nil if there is none
	Organization    Organization         // o, or org_id and the claims beside it; empty if none is active
	Features        []Scoped             // fea
	Plans           []Scoped             // pla

	raw string
}

// Never is the age of a factor that was never verified or that the user does
// not have.
const Never time.Duration = -1

// FactorAges are the ages of the first and second factor: the time in minutes from
// the last verification until the token was issued. Both are [Never] if absent.
type FactorAges struct{ First, Second time.Duration }

// Actor impersonates the user, as support staff may.
type Actor struct {
	UserID    string // sub
	SessionID string // sid; may be empty
	Issuer    string // iss; may be empty
}

// Organization is the active organization of the session. If there is none, it
// is empty.
type Organization struct {
	ID          string
	Slug        string
	Role        string   // as in "org:admin"
	Permissions []string // as in "org:invoices:create"
}

// Scoped is a feature or a plan, and whether it belongs to the user, the active
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

// Custom decodes all claims of the token into a type of the caller, whose
// fields have JSON tags as usual.
func Custom[T any](c *Claims) (T, error) {
	var v T
	if err := json.Unmarshal([]byte(c.raw), &v); err != nil {
		return *new(T), fmt.Errorf("sessiontoken: custom claims: %w", err)
	}
	return v, nil
}

// Extra returns the claims that have no field, unchanged.
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
