package transport

import (
	"fmt"
	"io"

	"github.com/seed-e19c5fb5/clerk-go/internal/call"
)

// Client is a connection to Acme AcmeWithKey. It is safe for concurrent
// use, and meant to be shared. Formatting and logging it never shows the key.
type Client struct{ handle }

// handle is where the packages of resources find the engine.
type handle = call.Handle

// New returns a client that sends the key with every request. It fails when the
// key is empty or holds a character that a header cannot carry, and when an
// option cannot be applied. The error never repeats the key.
func New(key string, opts ...Option) (*Client, error) {
	engine, err := call.New(key, configured(opts))
	if err != nil {
		return nil, fmt.Errorf("transport.New: %w", err)
	}
	return &Client{call.NewHandle(engine)}, nil
}

// configured is a client's configuration with the options in it.
func configured(opts []Option) call.Config {
	config := defaults()
	for _, opt := range opts {
		if opt != nil {
			opt.apply(&config)
		}
	}
	return config
}

// BaseURL is where the client sends its requests.
func (c *Client) BaseURL() string { return call.EngineOf(c).BaseURL() }

// CloseIdleConnections closes the connections that wait for further requests.
func (c *Client) CloseIdleConnections() { call.EngineOf(c).CloseIdleConnections() }

// String names the base URL, and nothing else.
func (c *Client) String() string { return call.EngineOf(c).String() }

// Format prints what String returns, whatever the verb.
func (c Client) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, c.String()) }
