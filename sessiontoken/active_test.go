package sessiontoken_test

import (
	"errors"
	"net/http"
	"testing"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/models"
	"github.com/seed-e19c5fb5/clerk-go/sessions"
	"github.com/seed-e19c5fb5/clerk-go/sessions/sessionstest"
	"github.com/seed-e19c5fb5/clerk-go/sessiontoken"
	"github.com/seed-e19c5fb5/clerk-go/transport"
)

// A user signs in, is let in, their session is revoked, and the token that they
// still have is good for the one and not for the other.
func TestRevocation(t *testing.T) {
	t.Parallel()
	fake := sessionstest.NewFake(models.Session{ID: "sess_1", UserID: "user_ada"})
	client := sessions.New(fake.Transport())
	v := newVerifier(t, published(fake), sessiontoken.WithClock(fake.Now))
	local, remote := v.Require(hello), v.RequireActive(client)(hello)
	token := bearer(string(fake.SessionToken("sess_1", nil)))
	check := func(h http.Handler, status, calls int) {
		t.Helper()
		if got := visit(t, h, token...); got.Code != status {
			t.Errorf("got %d %s, want %d", got.Code, got.Body, status)
		}
		if n := len(fake.GetCalls()); n != calls {
			t.Errorf("Clerk was asked %d times, want %d", n, calls)
		}
	}
	check(local, 200, 0)
	check(remote, 200, 1)
	if _, err := client.Revoke(t.Context(), "sess_1"); err != nil {
		t.Fatal(err)
	}
	check(local, 200, 1)
	check(remote, 401, 2)
	fake.Advance(66 * time.Second)
	check(local, 401, 2)
	check(remote, 401, 2) // a token that is not sound is not asked about
}

func TestVerifyActive(t *testing.T) {
	t.Parallel()
	noRetry := transport.WithRetry(transport.RetryPolicy{MaxAttempts: 1})
	cases := map[string]struct {
		session models.Session
		fault   string
		claims  map[string]any
		opts    []sessiontoken.Option
		kind    error
		cause   error
	}{
		"active": {session: models.Session{ID: "sess_1", UserID: "user_ada"}},
		"revoked": {
			session: models.Session{ID: "sess_1", UserID: "user_ada", Status: models.SessionStatusRevoked},
			kind:    sessiontoken.ErrSessionEnded,
		},
		"expired": {
			session: models.Session{ID: "sess_1", UserID: "user_ada", Status: models.SessionStatusExpired},
			kind:    sessiontoken.ErrSessionEnded,
		},
		"pending": {
			session: models.Session{ID: "sess_1", UserID: "user_ada", Status: models.SessionStatusPending},
			kind:    sessiontoken.ErrPending,
		},
		"pending accepted": {
			session: models.Session{ID: "sess_1", UserID: "user_ada", Status: models.SessionStatusPending},
			opts:    []sessiontoken.Option{sessiontoken.WithPending()},
		},
		"later status": {
			session: models.Session{ID: "sess_1", UserID: "user_ada", Status: "frozen"},
			kind:    sessiontoken.ErrSessionEnded,
		},
		"of another user": {
			session: models.Session{ID: "sess_1", UserID: "user_bob"}, kind: sessiontoken.ErrSessionEnded,
		},
		"not there": {
			session: models.Session{ID: "sess_2"}, kind: sessiontoken.ErrSessionEnded, cause: models.ErrNotFound,
		},
		"hostile id": {
			session: models.Session{ID: "sess_1"}, claims: with("sid", ".."), kind: sessiontoken.ErrSessionEnded,
		},
		"no id": {
			session: models.Session{ID: "sess_1"}, claims: with("sid", nil),
			opts: []sessiontoken.Option{sessiontoken.WithTemplateTokens()},
			kind: sessiontoken.ErrMalformed,
		},
		"Clerk fails": {
			session: models.Session{ID: "sess_1", UserID: "user_ada"}, fault: "Get: 500",
			kind: sessiontoken.ErrSessionUnavailable, cause: models.ErrInternal,
		},
		"Clerk hangs up": {
			session: models.Session{ID: "sess_1", UserID: "user_ada"}, fault: "Get: drop",
			kind: sessiontoken.ErrSessionUnavailable,
		},
		"answer cut off": {
			session: models.Session{ID: "sess_1", UserID: "user_ada"}, fault: "Get: truncate",
			kind: sessiontoken.ErrSessionUnavailable,
		},
		"answer of HTML": {
			session: models.Session{ID: "sess_1", UserID: "user_ada"}, fault: "Get: garbage",
			kind: sessiontoken.ErrSessionUnavailable,
		},
		"our key is bad": {
			session: models.Session{ID: "sess_1", UserID: "user_ada"}, fault: "Get: 401",
			kind: sessiontoken.ErrSessionUnavailable, cause: models.ErrUnauthorized,
		},
		"too many of us": {
			session: models.Session{ID: "sess_1", UserID: "user_ada"}, fault: "Get: 429 retry-after=60s",
			kind: sessiontoken.ErrSessionUnavailable, cause: models.ErrRateLimited,
		},
		"expired token": {
			session: models.Session{ID: "sess_1", UserID: "user_ada"}, claims: with("exp", 0),
			kind: sessiontoken.ErrExpired,
		},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			fake := sessionstest.NewFake(c.session)
			if err := fake.InjectScript(c.fault); c.fault != "" && err != nil {
				t.Fatal(err)
			}
			client := sessions.New(fake.Transport(noRetry))
			got, session, err := verifier(t, c.opts...).VerifyActive(t.Context(), client,
				home().token(claims(c.claims)))
			if c.kind == nil {
				if err != nil || got.UserID != "user_ada" || session.ID != "sess_1" {
					t.Errorf("got %v, %v and %v", got, session, err)
				}
				return
			}
			wantKind(t, err, c.kind, "")
			if got != nil || session != nil || c.cause != nil && !errors.Is(err, c.cause) {
				t.Errorf("got %v, %v and %v", got, session, err)
			}
			failure, _ := errors.AsType[*sessiontoken.Error](err)
			if limited := errors.Is(err, models.ErrRateLimited); limited && failure.RetryAfter != time.Minute {
				t.Errorf("retry after %v", failure.RetryAfter)
			}
		})
	}
}
