package attempt

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"reflect"
	"strings"
	"testing"
	"testing/iotest"
	"testing/synctest"
	"time"
)

type roundTripper func(*http.Request) (*http.Response, error)

func (f roundTripper) RoundTrip(req *http.Request) (*http.Response, error) { return f(req) }

func request(t testing.TB, ctx context.Context) *http.Request {
	t.Helper()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, "https://api.example.com/v1/sessions", nil)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Accept", "application/json")
	req.Header["Two"] = []string{"a", "b"}
	return req
}

// slow waits for its context, or for a while.
func slow(d time.Duration) roundTripper {
	return func(req *http.Request) (*http.Response, error) {
		select {
		case <-req.Context().Done():
			return nil, context.Cause(req.Context())
		case <-time.After(d):
			return &http.Response{StatusCode: 200, Body: http.NoBody}, nil
		}
	}
}

func TestASlowAnswerIsATimeout(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		_, err := Layer(slow(time.Minute), time.Second, true).RoundTrip(request(t, t.Context()))
		var timeout *TimeoutError
		if !errors.As(err, &timeout) || !errors.Is(err, context.DeadlineExceeded) || !timeout.Timeout() {
			t.Errorf("error %v", err)
		}
		if err.Error() != "no complete response within 1s" || time.Since(start) != time.Second {
			t.Errorf("%v after %s", err, time.Since(start))
		}
	})
}

func TestTheCallersCancellationIsNotATimeout(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(time.Second, cancel)
		_, err := Layer(slow(time.Minute), time.Hour, true).RoundTrip(request(t, ctx))
		var timeout *TimeoutError
		if errors.As(err, &timeout) || !errors.Is(err, context.Canceled) {
			t.Errorf("error %v", err)
		}
	})
}

// dripping yields a byte each second and ends with its context.
type dripping struct {
	ctx  context.Context
	left int
}

func (d *dripping) Read(p []byte) (int, error) {
	if d.left == 0 {
		return 0, io.EOF
	}
	select {
	case <-d.ctx.Done():
		return 0, d.ctx.Err()
	case <-time.After(time.Second):
		d.left--
		p[0] = 'x'
		return 1, nil
	}
}

func (d *dripping) Close() error { return nil }

func TestTheLimitHoldsUntilTheBodyIsClosed(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name  string
		bytes int
		limit time.Duration
		ok    bool
	}{
		{"in time", 10, 20 * time.Second, true},
		{"too slow", 30, 20 * time.Second, false},
		{"no limit", 30, 0, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				var inner context.Context
				layer := Layer(roundTripper(func(req *http.Request) (*http.Response, error) {
					inner = req.Context()
					return &http.Response{StatusCode: 200, Body: &dripping{inner, test.bytes}}, nil
				}), test.limit, false)
				resp, err := layer.RoundTrip(request(t, t.Context()))
				if err != nil {
					t.Fatal(err)
				}
				content, err := io.ReadAll(resp.Body)
				var timeout *TimeoutError
				if test.ok && (err != nil || len(content) != test.bytes) || !test.ok && !errors.As(err, &timeout) {
					t.Errorf("%d bytes, %v", len(content), err)
				}
				resp.Body.Close()
				if inner.Err() == nil {
					t.Error("the try still runs after its body was closed")
				}
			})
		})
	}
}

func TestACompleteBodyEndsTheTry(t *testing.T) {
	t.Parallel()
	var inner context.Context
	layer := Layer(roundTripper(func(req *http.Request) (*http.Response, error) {
		inner = req.Context()
		return &http.Response{StatusCode: 204, Body: http.NoBody}, nil
	}), time.Hour, true)
	resp, err := layer.RoundTrip(request(t, t.Context()))
	if err != nil || resp.Body != http.NoBody || inner.Err() == nil {
		t.Errorf("%v, body %T, try %v", err, resp.Body, inner.Err())
	}
}

func TestTheCloneIsApart(t *testing.T) {
	t.Parallel()
	req := request(t, t.Context())
	req.Header.Set("Third", "d")
	header := req.Header.Clone()
	for _, test := range []struct {
		exclusive bool
		usual     []string
	}{
		{exclusive: true},
		{exclusive: false},
		{true, []string{"Absent", "Third"}},
		{false, []string{"Accept", "Third", "Two"}},
		{true, []string{"Absent"}},
	} {
		exclusive := test.exclusive
		t.Run(fmt.Sprintf("exclusive %t, usual %q", exclusive, test.usual), func(t *testing.T) {
			layer := Layer(roundTripper(func(clone *http.Request) (*http.Response, error) {
				if clone == req || !reflect.DeepEqual(clone.Header, header) {
					t.Error("not a clone")
				}
				if Owned(clone) != exclusive || Owned(clone.WithContext(clone.Context())) || Owned(req) {
					t.Errorf("exclusive %v: the wrong request is owned", exclusive)
				}
				clone.Header.Set("Authorization", "x")
				clone.Header["Two"][0] = "changed"
				for _, name := range []string{"Accept", "Third", "Two"} {
					clone.Header[name] = append(clone.Header[name], "c")
				}
				if want := (http.Header{
					"Authorization": {"x"}, "Accept": {"application/json", "c"},
					"Third": {"d", "c"}, "Two": {"changed", "b", "c"},
				}); !reflect.DeepEqual(clone.Header, want) {
					t.Errorf("a header changed with another: %q", clone.Header)
				}
				return &http.Response{StatusCode: 200, Body: io.NopCloser(strings.NewReader("x")), Request: clone}, nil
			}), time.Hour, exclusive, test.usual...)
			resp, err := layer.RoundTrip(req)
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(req.Header, header) || resp.Request != req {
				t.Errorf("the caller's request changed: %v", req.Header)
			}
			resp.Body.Close()
		})
	}
}

func TestTimeoutErrorUnwraps(t *testing.T) {
	t.Parallel()
	if err := (&TimeoutError{Err: io.ErrUnexpectedEOF}); !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Error("the cause is lost")
	}
	if err := (&TimeoutError{Err: context.Canceled}); errors.Is(err, context.Canceled) {
		t.Error("a timeout looks like the caller's cancellation")
	}
}

func BenchmarkLayer(b *testing.B) {
	answer := &http.Response{StatusCode: 200}
	layer := Layer(roundTripper(func(*http.Request) (*http.Response, error) {
		answer.Body = http.NoBody
		return answer, nil
	}), 20*time.Second, true)
	req := request(b, context.Background())
	b.ReportAllocs()
	for b.Loop() {
		if _, err := layer.RoundTrip(req); err != nil {
			b.Fatal(err)
		}
	}
}

// connection is a body that can be written to.
type connection struct {
	io.Reader
	io.Writer
	closed int
}

func (c *connection) Close() error { c.closed++; return nil }

func TestAnUpgradedConnectionCanBeWrittenTo(t *testing.T) {
	t.Parallel()
	for _, status := range []int{101, 200} {
		t.Run(fmt.Sprintf("status %d", status), func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				var written strings.Builder
				reset := errors.New("reset")
				body := &connection{Reader: iotest.ErrReader(reset), Writer: &written}
				var inner context.Context
				layer := Layer(roundTripper(func(req *http.Request) (*http.Response, error) {
					inner = req.Context()
					return &http.Response{StatusCode: status, Body: body}, nil
				}), time.Second, false)
				resp, err := layer.RoundTrip(request(t, t.Context()))
				if err != nil {
					t.Fatal(err)
				}
				writer, ok := resp.Body.(io.ReadWriteCloser)
				if ok != (status == 101) {
					t.Fatalf("status %d: the body is a %T", status, resp.Body)
				}
				if ok {
					if _, err := io.WriteString(writer, "ping"); err != nil || written.String() != "ping" {
						t.Errorf("wrote %q, %v", &written, err)
					}
				}
				time.Sleep(2 * time.Second)
				_, err = resp.Body.Read(make([]byte, 1))
				if _, timeout := errors.AsType[*TimeoutError](err); !errors.Is(err, reset) ||
					timeout != (status != 101) {
					t.Errorf("status %d: after the limit reading gives %v", status, err)
				}
				resp.Body.Close()
				if body.closed != 1 || inner.Err() == nil {
					t.Errorf("status %d: closed %d times, try %v", status, body.closed, inner.Err())
				}
			})
		})
	}
}
