package selftest

import (
	"bytes"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"testing"
)

// Credential is a way to make the client C, with a credential of which some forms are
// secret.
type Credential[C any] struct {
	Name   string // of the constructor
	Client func(base http.RoundTripper, log *slog.Logger) (C, error)
	// Header is the one that holds the credential, with the value Value, and Query the
	// pair of the query that does, escaped.
	Header, Value, Query string
	Secrets              []string
}

// Credentials makes a client in each way and looks where its requests have the
// credential, and that nothing else shows it: neither the client nor a log nor the error
// of a server or a network that repeats it.
func Credentials[C any](t *testing.T, call func(C) Call, all []Credential[C]) {
	t.Parallel()
	for _, c := range all {
		t.Run(c.Name, func(t *testing.T) {
			t.Parallel()
			check(t, "request", func(t *testing.T) error { return c.sent(t, call) })
			check(t, "client", func(t *testing.T) error { return c.printed() })
			repeated := strings.Join(c.Secrets, " and ")
			check(t, "failure", func(t *testing.T) error {
				refused := answer{
					status: http.StatusUnauthorized, body: fmt.Sprintf("no such key: %q", repeated),
					header: http.Header{"X-Trace": {repeated}},
				}
				return c.failed(t, call, &base{answer: always(refused)})
			})
			check(t, "network", func(t *testing.T) error {
				return c.failed(t, call, roundTripper(func(*http.Request) (*http.Response, error) {
					return nil, errors.New("no way to send " + repeated)
				}))
			})
		})
	}
}

// sent checks where a request has the credential.
func (c *Credential[C]) sent(t *testing.T, call func(C) Call) error {
	b := &base{}
	client, err := c.Client(b, nil)
	if err != nil {
		return err
	}
	_, err = call(client)(t.Context())
	r, err := b.one(err)
	if err != nil {
		return err
	}
	if c.Header != "" && r.header.Get(c.Header) != c.Value {
		return fmt.Errorf("the header %s is %q, not %q", c.Header, r.header.Get(c.Header), c.Value)
	}
	if c.Query != "" && !strings.Contains("&"+r.url.RawQuery+"&", "&"+c.Query+"&") {
		return fmt.Errorf("the query %s does not have %s", r.url.RawQuery, c.Query)
	}
	for _, name := range []string{"Authorization", "Cookie"} {
		if name != c.Header && r.header.Get(name) != "" {
			return fmt.Errorf("there is a header %s, %q", name, r.header.Get(name))
		}
	}
	return nil
}

// printed prints and logs a client.
func (c *Credential[C]) printed() error {
	client, err := c.Client(&base{}, nil)
	if err != nil {
		return err
	}
	holder := struct {
		Public  C
		private C
	}{client, client}
	var out bytes.Buffer
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
		fmt.Fprintf(&out, verb+" "+verb+"\n", client, holder)
	}
	for _, h := range []slog.Handler{slog.NewTextHandler(&out, nil), slog.NewJSONHandler(&out, nil)} {
		slog.New(h).Info("client", "client", client, "holder", holder)
	}
	return c.hidden(out.String())
}

// failed looks at the error and the log of a call that fails.
func (c *Credential[C]) failed(t *testing.T, call func(C) Call, to http.RoundTripper) error {
	var out bytes.Buffer
	client, err := c.Client(to, slog.New(slog.NewTextHandler(&out, &slog.HandlerOptions{Level: slog.LevelDebug})))
	if err != nil {
		return err
	}
	r, err := call(client)(t.Context())
	if err == nil {
		return errors.New("the call did not fail")
	}
	for _, verb := range []string{"%v", "%+v", "%#v", "%q"} {
		fmt.Fprintf(&out, verb+"\n", err)
	}
	fmt.Fprintf(&out, "%+v %s\n", r, r.Body)
	return c.hidden(out.String())
}

// hidden reports a secret that is shown.
func (c *Credential[C]) hidden(shown string) error {
	for _, secret := range c.Secrets {
		for _, form := range []string{secret, fmt.Sprintf("%x", secret)} {
			if strings.Contains(shown, form) {
				return fmt.Errorf("%q is in\n%s", form, shown)
			}
		}
	}
	return nil
}
