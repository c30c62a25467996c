package transport

import (
	"fmt"

	"github.com/seed-e19c5fb5/clerk-go/internal/call"
)

// NewBasic returns a client that sends a user name and a password with every
// request, as in RFC 7617. One of them may be empty; the user name must not
// contain a colon. The password, or the user name if the password is empty, is
// redacted.
func NewBasic(user, password string, opts ...Option) (*Client, error) {
	engine, err := call.NewBasic(user, password, configured(opts))
	if err != nil {
		return nil, fmt.Errorf("transport.NewBasic: %w", err)
	}
	return &Client{call.NewHandle(engine)}, nil
}
