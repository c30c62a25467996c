package transport

import (
	"context"
	"fmt"

	"github.com/seed-e19c5fb5/clerk-go/internal/call"
)

// KeySource returns the AcmeKeyName for a request. It is called each time that one
// is sent, in the goroutine that sends it and within its time limits, so that keys
// can rotate. It should cache a key as long as the key is valid. If it returns an
// error, the call fails and nothing is sent.
//
// An adapter for an OAuth 2 token source:
//
//	func(context.Context) (string, error) {
//		token, err := source.Token()
//		if err != nil {
//			return "", err
//		}
//		return token.AccessToken, nil
//	}
type KeySource func(ctx context.Context) (string, error)

// NewFromSource is like [New] for a key that may change. Rates that depend on
// the prefix of the key are those of any other key. The last 16 keys are
// redacted, as New does with its key.
func NewFromSource(source KeySource, opts ...Option) (*Client, error) {
	engine, err := call.NewFromSource(source, configured(opts))
	if err != nil {
		return nil, fmt.Errorf("transport.NewFromSource: %w", err)
	}
	return &Client{call.NewHandle(engine)}, nil
}
