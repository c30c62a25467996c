package call

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/internal/origin"
)

const secret = "sk_test_4bQ7mJx0aVtYcR2nLwEoZ9"

// failed returns the error of a call whose round trip ended with err.
func failed(t *testing.T, err error) *Error {
	t.Helper()
	key, keyErr := origin.NewKey(secret)
	if keyErr != nil {
		t.Fatal(keyErr)
	}
	x := &exchange{engine: &Engine{key: key}}
	x.ctx.Operation = &list.Operation
	return x.wrap("", err)
}

// told is an error that is found by its type only through its method As.
type told struct{}

func (told) Error() string { return "told" }

func (told) As(target any) bool {
	p, ok := target.(**net.DNSError)
	if ok {
		*p = &net.DNSError{Name: "told"}
	}
	return ok
}

func TestACauseCanBeAskedFor(t *testing.T) {
	t.Parallel()
	dns := &net.DNSError{Err: "no such host", Name: "api.example.com"}
	for name, test := range map[string]struct {
		cause error
		found string // the name of the DNSError
	}{
		"itself":      {dns, dns.Name},
		"wrapped":     {fmt.Errorf("dial: %w", dns), dns.Name},
		"wraps two":   {fmt.Errorf("%w: %w", context.DeadlineExceeded, dns), dns.Name},
		"joined":      {errors.Join(fs.ErrExist, fmt.Errorf("dial: %w", dns)), dns.Name},
		"has As":      {fmt.Errorf("dial: %w", told{}), "told"},
		"another":     {fmt.Errorf("dial: %w", fs.ErrExist), ""},
		"wraps nil":   {fmt.Errorf("dial: %w", nil), ""},
		"two others":  {errors.Join(fs.ErrExist, fs.ErrClosed), ""},
		"has the key": {fmt.Errorf("%s: %w", secret, dns), ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			err := failed(t, test.cause)
			var found *net.DNSError
			if errors.As(err, &found) != (test.found != "") || found != nil && found.Name != test.found {
				t.Errorf("errors.As finds %v", found)
			}
			if !errors.Is(err, test.cause) || errors.Is(err, fs.ErrPermission) {
				t.Error("errors.Is does not go by the cause")
			}
			if errors.Unwrap(err) != nil {
				t.Error("it is unwrapped")
			}
		})
	}
}

func TestErrorsAreOneLine(t *testing.T) {
	t.Parallel()
	err := failed(t, errors.New("proxy:\n\x1b[31mred\u202e "+secret))
	const want = `sessions.List: proxy:\n\x1b[31mred\u202e [redacted]`
	if err.Error() != want {
		t.Errorf("got  %s\nwant %s", err, want)
	}
}
