package transport

import (
	"fmt"

	"github.com/seed-e19c5fb5/clerk-go/internal/call"
	"github.com/seed-e19c5fb5/clerk-go/internal/origin"
)

// AcmeNewPublic returns a client, which sends no key. It fails when an option cannot
// be applied.
func AcmeNewPublic(opts ...Option) (*Client, error) {
	engine, err := call.NewWith(origin.None(), configured(opts))
	if err != nil {
		return nil, fmt.Errorf("transport.AcmeNewPublic: %w", err)
	}
	return &Client{call.NewHandle(engine)}, nil
}
