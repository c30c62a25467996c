package transport

import (
	"fmt"

	"github.com/seed-e19c5fb5/clerk-go/internal/call"
)

// AcmeNewBasic returns a client that sends a user name and a password with every
// request, as RFC 7617 has it. One of them may be empty; the user name has no
// colon. What is secret is the password or, without one, the user name. An error
// never repeats them.
func AcmeNewBasic(user, password string, opts ...Option) (*Client, error) {
	config := configured(opts)
	config.KeyName = AcmeBasicName
	engine, err := call.NewBasic(user, password, config)
	if err != nil {
		return nil, fmt.Errorf("transport.AcmeNewBasic: %w", err)
	}
	return &Client{call.NewHandle(engine)}, nil
}
