package migration

import (
	"context"
	"errors"
	"net/http"

	"github.com/clerk/clerk-sdk-go/v2"
	clerkhttp "github.com/clerk/clerk-sdk-go/v2/http"
	"github.com/clerk/clerk-sdk-go/v2/jwks"
	"github.com/clerk/clerk-sdk-go/v2/jwt"
	"github.com/clerk/clerk-sdk-go/v2/session"
)

func officialClient(key, url string) (*session.Client, error) {
	config := &clerk.ClientConfig{}
	config.Key = clerk.String(key)
	config.URL = clerk.String(url)
	client := session.NewClient(config)
	return client, nil
}

func officialGet(ctx context.Context, client *session.Client, id string) (*clerk.Session, error) {
	s, err := client.Get(ctx, id)
	return s, err
}

func officialList(ctx context.Context, client *session.Client, user string) ([]*clerk.Session, error) {
	params := &session.ListParams{UserID: clerk.String(user), Status: clerk.String("active")}
	params.Limit = clerk.Int64(3)
	list, err := client.List(ctx, params)
	return list.Sessions, err
}

func officialAll(ctx context.Context, client *session.Client, user string) (ids []string, err error) {
	params := &session.ListParams{UserID: clerk.String(user)}
	params.Limit = clerk.Int64(5)
	for offset := int64(0); ; offset += 5 {
		params.Offset = clerk.Int64(offset)
		list, err := client.List(ctx, params)
		if err != nil {
			return nil, err
		}
		for _, s := range list.Sessions {
			ids = append(ids, s.ID)
		}
		if offset+5 >= list.TotalCount {
			return ids, nil
		}
	}
}

func officialRevoke(ctx context.Context, client *session.Client, id string) (*clerk.Session, error) {
	s, err := client.Revoke(ctx, &session.RevokeParams{ID: id})
	return s, err
}

func officialCreate(ctx context.Context, client *session.Client, user string) (*clerk.Session, error) {
	s, err := client.Create(ctx, &session.CreateParams{UserID: user})
	return s, err
}

func officialToken(ctx context.Context, client *session.Client, id string) (string, error) {
	token, err := client.CreateToken(ctx, &session.CreateTokenParams{
		ID:               id,
		ExpiresInSeconds: clerk.Int64(600),
	})
	if err != nil {
		return "", err
	}
	return token.JWT, nil
}

func officialTemplate(ctx context.Context, client *session.Client, id string) (string, error) {
	token, err := client.CreateToken(ctx, &session.CreateTokenParams{
		ID:           id,
		TemplateName: "hasura",
	})
	if err != nil {
		return "", err
	}
	return token.JWT, nil
}

func officialFailure(err error) (notFound bool, code, trace string) {
	var failure *clerk.APIErrorResponse
	if errors.As(err, &failure) {
		notFound = failure.HTTPStatusCode == http.StatusNotFound
		code, trace = failure.Errors[0].Code, failure.TraceID
	}
	return notFound, code, trace
}

func officialVerify(ctx context.Context, keys *jwks.Client, token string) (user, session string, err error) {
	claims, err := jwt.Verify(ctx, &jwt.VerifyParams{Token: token, JWKSClient: keys})
	if err != nil {
		return "", "", err
	}
	return claims.Subject, claims.SessionID, nil
}

func officialProtect(keys *jwks.Client, next http.Handler) http.Handler {
	protect := clerkhttp.RequireHeaderAuthorization(clerkhttp.JWKSClient(keys))
	return protect(next)
}

func officialUser(r *http.Request) string {
	claims, ok := clerk.SessionClaimsFromContext(r.Context())
	if !ok {
		return ""
	}
	return claims.Subject
}
