package transport

import (
	"context"
	"fmt"

	"github.com/seed-e19c5fb5/clerk-go/internal/call"
)

// KeySource returns the AcmeKeyName for a request. It is asked each time that one is
// sent, in the goroutine that sends it and within its time limits, so that keys
// can rotate; it should keep a key for as long as it is good. An error ends the
// call, and nothing is sent.
//
// A token source of OAuth 2 is one by an adapter:
//
//	func(context.Context) (string, error) {
//		token, err := source.Token()
//		if err != nil {
//			return "", err
//		}
//		return token.AccessToken, nil
//	}
type KeySource func(ctx context.Context) (string, error)

// NewFromSource is [New] for a key that may change. Rates that go by the prefix of
// the key are those of any other key. The last 16 keys are hidden as that of New
// is.
func NewFromSource(source KeySource, opts ...Option) (*Client, error) {
	engine, err := call.NewFromSource(source, configured(opts))
	if err != nil {
		return nil, fmt.Errorf("transport.NewFromSource: %w", err)
	}
	return &Client{call.NewHandle(engine)}, nil
}
