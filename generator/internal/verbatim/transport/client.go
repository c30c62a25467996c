package transport

import (
	"fmt"
	"io"

	"github.com/seed-e19c5fb5/clerk-go/internal/call"
)

// Client is a connection to Acme AcmeWithKey. It is safe for concurrent
// use, and meant to be shared. Formatting and logging it never shows the key.
type Client struct{ handle }

// handle gives resource packages access to the engine.
type handle = call.Handle

// New returns a client that sends the key with every request. It fails if the
// key is empty or contains a character that is invalid in a header, or if an
// option is invalid. The error never contains the key.
func New(key string, opts ...Option) (*Client, error) {
	engine, err := call.New(key, configured(opts))
	if err != nil {
		return nil, fmt.Errorf("transport.New: %w", err)
	}
	return &Client{call.NewHandle(engine)}, nil
}

// configured returns the configuration of a client with the options applied.
func configured(opts []Option) call.Config {
	config := defaults()
	for _, opt := range opts {
		if opt != nil {
			opt.apply(&config)
		}
	}
	return config
}

// BaseURL returns the URL that all requests start with.
func (c *Client) BaseURL() string { return call.EngineOf(c).BaseURL() }

// CloseIdleConnections closes connections that are not in use.
func (c *Client) CloseIdleConnections() { call.EngineOf(c).CloseIdleConnections() }

// String returns a description that contains only the base URL.
func (c *Client) String() string { return call.EngineOf(c).String() }

// Format prints the result of String, for every verb.
func (c Client) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, c.String()) }
