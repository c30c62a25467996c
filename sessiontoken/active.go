package sessiontoken

import (
	"context"
	"errors"

	"github.com/seed-e19c5fb5/clerk-go/models"
	"github.com/seed-e19c5fb5/clerk-go/transport"
)

// SessionGetter is the method of a sessions.Client that VerifyActive needs.
type SessionGetter interface {
	Get(ctx context.Context, sessionID string, opts ...transport.CallOption) (*models.Session, error)
}

// VerifyActive verifies a token as [Verifier.Verify] does, and then gets its
// session from Clerk. A token only proves that the session was active when it was
// issued, up to a minute ago; VerifyActive checks that it is active now. An
// invalid token causes no request.
//
// If the session has ended or is unknown, the error is [ErrSessionEnded]. If
// there is no valid response, it is [ErrSessionUnavailable], with the error of
// the client as its cause.
func (v *Verifier) VerifyActive(ctx context.Context, client SessionGetter, token string) (*Claims, *models.Session, error) {
	claims, err := v.Verify(ctx, token)
	if err != nil {
		return nil, nil, err
	}
	session, err := v.active(ctx, client, claims)
	if err != nil {
		return nil, nil, err
	}
	return claims, session, nil
}

func (v *Verifier) active(ctx context.Context, client SessionGetter, c *Claims) (*models.Session, error) {
	if c.SessionID == "" {
		return nil, malformed(`claims: "sid" is missing, so there is no session to check`)
	}
	session, err := client.Get(ctx, c.SessionID)
	if err != nil {
		return nil, unanswered(err)
	}
	switch {
	case session.UserID != c.UserID:
		return nil, refusal(ErrSessionEnded, "it belongs to another user")
	case session.Status == models.SessionStatusActive, session.Status == models.SessionStatusPending && v.config.pending:
		return session, nil
	case session.Status == models.SessionStatusPending:
		return nil, refusal(ErrPending, "Clerk reports that it is pending")
	default:
		return nil, refusal(ErrSessionEnded, "its status is "+brief(string(session.Status)))
	}
}

// unanswered distinguishes an unknown session from an unavailable Clerk.
func unanswered(err error) *Error {
	if _, refused := errors.AsType[*transport.ParamError](err); refused || errors.Is(err, models.ErrNotFound) {
		return &Error{Kind: ErrSessionEnded, Cause: err}
	}
	failure := &Error{Kind: ErrSessionUnavailable, Cause: err}
	if answer, ok := errors.AsType[*models.APIError](err); ok {
		failure.RetryAfter = answer.RetryAfter
	}
	return failure
}
