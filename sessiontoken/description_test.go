package sessiontoken_test

import (
	"slices"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/models"
	"github.com/seed-e19c5fb5/clerk-go/sessions/sessionstest"
	"github.com/seed-e19c5fb5/clerk-go/sessiontoken"
	"github.com/seed-e19c5fb5/clerk-go/spec"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// described are the names of the claims that the description gives to session
// tokens: the fake mints from it.
func described(t *testing.T) []string {
	t.Helper()
	var names []string
	for _, resource := range spec.API.Resources {
		for _, endpoint := range resource.Endpoints {
			post, ok := endpoint.(dsl.Post)
			if !ok {
				continue
			}
			for _, effect := range post.Effects {
				if mint, ok := effect.(dsl.Mint); ok && mint.Template == nil {
					for _, claim := range mint.Claims {
						names = append(names, claim.Name)
					}
				}
			}
		}
	}
	if len(names) == 0 {
		t.Fatal("the description mints no session tokens")
	}
	return names
}

// The fake and the verifier know the same claims.
func TestEveryDescribedClaimIsTyped(t *testing.T) {
	t.Parallel()
	fake := sessionstest.NewFake(models.Session{ID: "sess_1", UserID: "user_ada",
		Actor: models.Some(models.Actor{UserID: "user_eve"})})
	v := newVerifier(t, published(fake), sessiontoken.WithClock(fake.Now))
	c, err := v.Verify(t.Context(), string(fake.SessionToken("sess_1", nil)))
	if err != nil {
		t.Fatal(err)
	}
	if extra := c.Extra(); len(extra) != 0 {
		t.Errorf("the verifier does not know %s", extra)
	}
	minted, err := sessiontoken.Custom[map[string]any](c)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range described(t) {
		if minted[name] == nil {
			t.Errorf("the fake does not mint %q", name)
		}
	}
	for name := range minted {
		if !slices.Contains(described(t), name) {
			t.Errorf("%q is not described", name)
		}
	}
	if c.Version != 2 || c.UserID != "user_ada" || c.SessionID != "sess_1" || c.Actor == nil ||
		c.Actor.UserID != "user_eve" || c.Status != models.SessionStatusActive {
		t.Errorf("version %d of %s in %s, actor %+v, %s", c.Version, c.UserID, c.SessionID, c.Actor, c.Status)
	}
}
