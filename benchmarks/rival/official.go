package rival

import (
	"context"
	"net/http"

	"github.com/clerk/clerk-sdk-go/v2"
	"github.com/clerk/clerk-sdk-go/v2/session"
)

// official is Clerk's own SDK.
type official struct{ client *session.Client }

func newOfficial(base http.RoundTripper) (Client, error) {
	config := &clerk.ClientConfig{}
	config.Key = clerk.String(key)
	config.URL = clerk.String(baseURL)
	config.HTTPClient = &http.Client{Transport: base}
	return official{session.NewClient(config)}, nil
}

func (o official) Get(ctx context.Context, id string) error {
	_, err := o.client.Get(ctx, id)
	return err
}

func (o official) List(ctx context.Context) (int, error) {
	params := &session.ListParams{UserID: clerk.String("user_1")}
	params.Limit = clerk.Int64(499)
	list, err := o.client.List(ctx, params)
	if err != nil {
		return 0, err
	}
	return len(list.Sessions), nil
}

func (o official) Revoke(ctx context.Context, id string) error {
	_, err := o.client.Revoke(ctx, &session.RevokeParams{ID: id})
	return err
}
