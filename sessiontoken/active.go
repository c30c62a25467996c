package sessiontoken

import (
	"context"
	"errors"

	"github.com/seed-e19c5fb5/clerk-go/models"
	"github.com/seed-e19c5fb5/clerk-go/transport"
)

// SessionGetter is what the remote check needs of a sessions.Client.
type SessionGetter interface {
	Get(ctx context.Context, sessionID string, opts ...transport.CallOption) (*models.Session, error)
}

// VerifyActive verifies a token as [Verifier.Verify] does, and then asks Clerk
// for its session. A token alone says that the session was active when it was
// issued, up to a minute ago; this says that it is now. A token that is not
// sound is not asked about.
//
// When the session is over or unknown, the error is [ErrSessionEnded]; when
// Clerk gives no usable answer, it is [ErrSessionUnavailable], with what the
// client returned as its cause.
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
		return nil, malformed(`claims: "sid" is missing, so there is no session to ask about`)
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
		return nil, refusal(ErrPending, "Clerk says that it is pending")
	default:
		return nil, refusal(ErrSessionEnded, "its status is "+brief(string(session.Status)))
	}
}

// unanswered tells a session that is not there from a Clerk that is not.
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
