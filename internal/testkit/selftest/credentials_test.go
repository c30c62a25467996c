package selftest

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"testing"
)

// keyed is a client that sends a key, and may show it.
type keyed struct {
	base          http.RoundTripper
	log           *slog.Logger
	header, query string
	key           func() string
	shows         bool
}

func (k *keyed) String() string {
	if k.shows {
		return k.key()
	}
	return "client"
}

func (k *keyed) Format(f fmt.State, _ rune) { fmt.Fprint(f, k.String()) }

func (k *keyed) call(ctx context.Context) (Response, error) {
	req, err := http.NewRequestWithContext(ctx, "GET", "https://selftest.example/?a=1"+k.query, nil)
	if err != nil {
		return Response{}, err
	}
	if k.header != "" {
		req.Header.Set(k.header, k.key())
	}
	resp, err := k.base.RoundTrip(req)
	if err == nil {
		err = fmt.Errorf("status %d", resp.StatusCode)
	}
	if k.shows {
		return Response{}, errors.Join(err, errors.New(k.key()))
	}
	return Response{}, errors.New("failed")
}

func TestCredential(t *testing.T) {
	t.Parallel()
	const key = "k_4bQ7mJx0"
	for name, test := range map[string]struct {
		client            keyed
		wants             Credential[*keyed]
		sent, shown, fail string
	}{
		"header":     {keyed{header: "X-Key"}, Credential[*keyed]{Header: "X-Key", Value: key}, "", "", ""},
		"query":      {keyed{query: "&k=1"}, Credential[*keyed]{Query: "k=1"}, "", "", ""},
		"no header":  {keyed{}, Credential[*keyed]{Header: "X-Key", Value: key}, "the header X-Key is \"\"", "", ""},
		"no query":   {keyed{query: "&k=12"}, Credential[*keyed]{Query: "k=1"}, "does not have k=1", "", ""},
		"one more":   {keyed{header: "Authorization"}, Credential[*keyed]{}, "there is a header Authorization", "", ""},
		"it is seen": {keyed{shows: true}, Credential[*keyed]{}, "", "is in", "is in"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := test.wants
			c.Secrets = []string{key}
			c.Client = func(base http.RoundTripper, log *slog.Logger) (*keyed, error) {
				client := test.client
				client.base, client.log, client.key = base, log, func() string { return key }
				return &client, nil
			}
			call := func(k *keyed) Call { return k.call }
			wantError(t, c.sent(t, call), test.sent)
			wantError(t, c.printed(), test.shown)
			wantError(t, c.failed(t, call, &base{}), test.fail)
		})
	}
}

// TestIdempotencyKeys has clients that send the same key always, another with each
// try, and none.
func TestIdempotencyKeys(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		key  func(call, try int) string
		want string
	}{
		"right": {func(call, _ int) string { return fmt.Sprint("key", call) }, ""},
		"none":  {func(int, int) string { return "" }, "the tries of a call have the keys"},
		"another with a try": {
			func(call, try int) string { return fmt.Sprint("key", call, try) }, "the tries of a call have the keys",
		},
		"the same in a call more": {func(int, int) string { return "key" }, "two calls have the keys"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			calls := 0
			op := Operation[*client]{
				KeyHeader: "X-Key", Record: get, Call: func(ctx context.Context, c *client, _ ...string) (any, error) {
					calls++
					for try := range 2 {
						req, err := http.NewRequestWithContext(ctx, "GET", "https://selftest.example/", nil)
						if err != nil {
							return nil, err
						}
						req.Header.Set("X-Key", test.key(calls, try))
						if _, err := c.base.RoundTrip(req); err != nil {
							return nil, err
						}
					}
					return nil, nil
				},
			}
			newClient := func(b http.RoundTripper, watch func(Record)) (*client, error) {
				return &client{b, watch}, nil
			}
			wantError(t, op.keyed(t, newClient), test.want)
		})
	}
}

func TestTries(t *testing.T) {
	t.Parallel()
	retries := Retries{Tries: 3, Refused: 429, Ambiguous: 503}
	for name, test := range map[string]struct {
		op   Operation[int]
		want map[int]int
	}{
		"idempotent": {Operation[int]{Record: get}, map[int]int{429: 3, 503: 3}},
		"not":        {Operation[int]{}, map[int]int{429: 3, 503: 1}},
		"never":      {Operation[int]{Record: get, Tries: 1}, map[int]int{429: 1, 503: 1}},
		"statuses": {
			Operation[int]{Record: get, Tries: 5, Statuses: []int{409, 503}}, map[int]int{409: 5, 429: 1, 503: 5},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := test.op.tries(retries); fmt.Sprint(got) != fmt.Sprint(test.want) {
				t.Errorf("got %v, want %v", got, test.want)
			}
		})
	}
}
