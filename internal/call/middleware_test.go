package call

import (
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"
)

func broken(http.RoundTripper) http.RoundTripper { return nil }

func TestAMiddlewareThatReturnsNil(t *testing.T) {
	t.Parallel()
	outermost := func(next http.RoundTripper) http.RoundTripper {
		if next == nil {
			t.Error("the next middleware got nil")
		}
		return next
	}
	stack := Chain([]Middleware{outermost, nil, broken})(http.DefaultTransport)
	closed := false
	req, err := http.NewRequest(http.MethodPost, "https://api.example.com", closing{strings.NewReader("x"), &closed})
	if err != nil {
		t.Fatal(err)
	}
	resp, err := stack.RoundTrip(req)
	if resp != nil || err == nil || err.Error() != "middleware[2] returned a nil round-tripper" || !closed {
		t.Errorf("%v, %v, body closed: %v", resp, err, closed)
	}
	var declared interface{ Retryable() bool }
	if !errors.As(err, &declared) || declared.Retryable() {
		t.Error("the request would be sent again")
	}
}

func TestChainOfNilIsTheDefaultTransport(t *testing.T) {
	t.Parallel()
	if got := Chain([]Middleware{})(nil); got != http.DefaultTransport {
		t.Errorf("around nothing: %v", got)
	}
	var inside http.RoundTripper
	Chain([]Middleware{func(next http.RoundTripper) http.RoundTripper { inside = next; return next }})(nil)
	if inside != http.DefaultTransport {
		t.Errorf("inside: %v", inside)
	}
}

// closing is a body that notes that it was closed.
type closing struct {
	io.Reader
	closed *bool
}

func (c closing) Close() error { *c.closed = true; return nil }

// watching is a layer that leaves headers alone.
type watching struct{ http.RoundTripper }

func (watching) Passive() {}

func TestAChainIsPassiveWhenAllOfItIs(t *testing.T) {
	t.Parallel()
	passive := func(next http.RoundTripper) http.RoundTripper { return watching{next} }
	other := func(next http.RoundTripper) http.RoundTripper { return silent{next} }
	cases := map[string]struct {
		chain []Middleware
		want  bool
	}{
		"none":              {nil, false},
		"only nil":          {[]Middleware{nil}, false},
		"passive":           {[]Middleware{passive}, true},
		"passive and nil":   {[]Middleware{nil, passive, nil}, true},
		"other":             {[]Middleware{other}, false},
		"other inside":      {[]Middleware{passive, other}, false},
		"other outside":     {[]Middleware{other, passive}, false},
		"chains of passive": {[]Middleware{Chain([]Middleware{passive}), Chain([]Middleware{passive, passive})}, true},
		"chains with other": {[]Middleware{Chain([]Middleware{passive}), Chain([]Middleware{passive, other})}, false},
		"broken":            {[]Middleware{passive, broken}, false},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := isPassive(Chain(c.chain)(http.DefaultTransport)); got != c.want {
				t.Errorf("passive: %v", got)
			}
		})
	}
}

// silent is a layer that says nothing of itself.
type silent struct{ http.RoundTripper }
