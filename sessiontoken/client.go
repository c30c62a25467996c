package sessiontoken

import (
	"context"
	"fmt"

	"github.com/seed-e19c5fb5/clerk-go/models"
	"github.com/seed-e19c5fb5/clerk-go/transport"
)

// KeyGetter is the method of a jwks.Client that [FromClient] needs.
type KeyGetter interface {
	Get(ctx context.Context, opts ...transport.CallOption) (*models.KeySet, error)
}

// FromClient returns a [Source] that gets the keys with the SDK's client, with its
// secret key, retries and limits.
//
//	verifier, err := sessiontoken.New(sessiontoken.FromClient(jwks.New(t)))
func FromClient(client KeyGetter) Source {
	return SourceFunc(func(ctx context.Context) (*KeySet, error) {
		set, err := client.Get(ctx)
		if err != nil {
			return nil, err
		}
		data, err := set.AppendJSON(nil)
		if err != nil {
			return nil, fmt.Errorf("the key set cannot be read: %w", err)
		}
		return ParseJWKS(data)
	})
}
