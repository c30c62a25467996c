package contract

import (
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/models"
	"github.com/seed-e19c5fb5/clerk-go/transport"
)

// breaking is a body that breaks off.
type breaking struct {
	io.Reader
	closed int
}

var errBroken = errors.New("broken off")

func (b *breaking) Read(p []byte) (int, error) {
	n, err := b.Reader.Read(p)
	if err == io.EOF {
		err = errBroken
	}
	return n, err
}

func (b *breaking) Close() error { b.closed++; return nil }

// TestTheBodyOfAMiddleware has a middleware put a body of its own in the place of
// the response's.
func TestTheBodyOfAMiddleware(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name   string
		status int
		body   io.Reader
		want   error
		not    error
	}{
		{"success", 200, strings.NewReader(session), nil, nil},
		{"a success that breaks off", 200, &breaking{Reader: strings.NewReader(session)}, errBroken, nil},
		{"a failure", 503, strings.NewReader(busy), models.ErrUnavailable, nil},
		{
			"a failure that breaks off", 503, &breaking{Reader: strings.NewReader(busy)}, models.ErrUnavailable,
			errBroken,
		},
		{"a connection", 101, strings.NewReader("x"), nil, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			body := &closeCounter{Reader: test.body}
			swap := func(next http.RoundTripper) http.RoundTripper {
				return roundTripper(func(req *http.Request) (*http.Response, error) {
					resp, err := next.RoundTrip(req)
					if err == nil {
						resp.Body.Close()
						resp.StatusCode, resp.Body, resp.ContentLength = test.status, body, -1
					}
					return resp, err
				})
			}
			client := newSessions(t, &scripted{steps: status(200)}, transport.WithMiddleware(swap))
			_, err := client.Get(t.Context(), id)
			if test.status == 101 {
				if failure, ok := errors.AsType[*models.APIError](err); !ok || failure.StatusCode != 101 {
					t.Errorf("%v", err)
				}
			} else if !errors.Is(err, test.want) || test.not != nil && errors.Is(err, test.not) {
				t.Errorf("%v, not %v", err, test.want)
			}
			if body.closed != 1 {
				t.Errorf("the body was closed %d times", body.closed)
			}
		})
	}
}

// TestTheTimeoutOfAnOperationIsADeadline has a base that says something else when
// its context ends.
func TestTheTimeoutOfAnOperationIsADeadline(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		aborted := errors.New("aborted")
		base := roundTripper(func(req *http.Request) (*http.Response, error) {
			<-req.Context().Done()
			return nil, aborted
		})
		start := time.Now()
		_, err := newSessions(t, base, transport.WithTimeout(time.Second)).Get(t.Context(), id)
		if !errors.Is(err, context.DeadlineExceeded) || !errors.Is(err, aborted) || time.Since(start) != time.Second {
			t.Errorf("%v after %s", err, time.Since(start))
		}
	})
}
