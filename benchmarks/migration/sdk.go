package migration

import (
	"context"
	"errors"
	"net/http"

	"github.com/seed-e19c5fb5/clerk-go/models"
	"github.com/seed-e19c5fb5/clerk-go/sessions"
	"github.com/seed-e19c5fb5/clerk-go/sessiontoken"
	"github.com/seed-e19c5fb5/clerk-go/transport"
)

func sdkClient(key, url string) (*sessions.Client, error) {
	t, err := transport.New(key, transport.WithBaseURL(url))
	if err != nil {
		return nil, err
	}
	client := sessions.New(t)
	return client, nil
}

func sdkGet(ctx context.Context, client *sessions.Client, id string) (*models.Session, error) {
	s, err := client.Get(ctx, id)
	return s, err
}

func sdkList(ctx context.Context, client *sessions.Client, user string) ([]models.Session, error) {
	list, err := client.List(ctx, sessions.ListParams{
		UserID: user,
		Status: models.SessionStatusActive,
		Limit:  3,
	})
	return list, err
}

func sdkAll(ctx context.Context, client *sessions.Client, user string) (ids []string, err error) {
	for s, err := range client.All(ctx, sessions.ListParams{UserID: user, Limit: 5}) {
		if err != nil {
			return nil, err
		}
		ids = append(ids, s.ID)
	}
	return ids, nil
}

func sdkRevoke(ctx context.Context, client *sessions.Client, id string) (*models.Session, error) {
	s, err := client.Revoke(ctx, id)
	return s, err
}

func sdkCreate(ctx context.Context, client *sessions.Client, user string) (*models.Session, error) {
	s, err := client.Create(ctx, sessions.CreateParams{UserID: user})
	return s, err
}

func sdkToken(ctx context.Context, client *sessions.Client, id string) (string, error) {
	token, err := client.CreateToken(ctx, id, sessions.CreateTokenParams{
		ExpiresInSeconds: models.Some(600),
	})
	if err != nil {
		return "", err
	}
	return string(token.JWT), nil
}

func sdkTemplate(ctx context.Context, client *sessions.Client, id string) (string, error) {
	token, err := client.CreateTokenFromTemplate(ctx, id, "hasura",
		sessions.CreateTokenFromTemplateParams{})
	if err != nil {
		return "", err
	}
	return string(token.JWT), nil
}

func sdkFailure(err error) (notFound bool, code, trace string) {
	notFound = errors.Is(err, models.ErrNotFound)
	if failure, ok := errors.AsType[*models.APIError](err); ok {
		code, trace = string(failure.Errors[0].Code), failure.TraceID
	}
	return notFound, code, trace
}

func sdkVerify(ctx context.Context, verifier *sessiontoken.Verifier, token string) (user, session string, err error) {
	claims, err := verifier.Verify(ctx, token)
	if err != nil {
		return "", "", err
	}
	return claims.UserID, claims.SessionID, nil
}

func sdkProtect(verifier *sessiontoken.Verifier, next http.Handler) http.Handler {
	return verifier.Require(next)
}

func sdkUser(r *http.Request) string {
	claims, ok := sessiontoken.FromContext(r.Context())
	if !ok {
		return ""
	}
	return claims.UserID
}
