package call

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"reflect"
	"strings"
	"testing"
	"testing/iotest"
	"testing/synctest"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/internal/boundedbody"
	"github.com/seed-e19c5fb5/clerk-go/internal/wirelog"
)

// answer returns a response.
func answer(status int, body string) *http.Response {
	return &http.Response{
		StatusCode: status, Header: http.Header{"X-Trace": {"trace_1"}}, Body: io.NopCloser(strings.NewReader(body)),
		ContentLength: -1,
	}
}

// alwaysBase returns a base with one response.
func alwaysBase(status int, body string) baseFunc {
	return func(*http.Request) (*http.Response, error) { return answer(status, body), nil }
}

// encoded is a body of a request as it is encoded, or why it cannot be.
type encoded struct {
	text string
	err  error
}

func (b encoded) AppendJSON(to []byte) ([]byte, error) { return append(to, b.text...), b.err }

func withBody(r *Request) *Request {
	r.Body(encoded{text: `{"a":1}`})
	return r
}

func optionsOf(set func(*Options)) []option { return []option{OptionFunc(set)} }

func TestCallsThatAreNotSent(t *testing.T) {
	t.Parallel()
	sound := func() *Request { return list.Request() }
	refusedParam := func() *Request {
		r := list.Request()
		r.CheckInt("limit", 0, Between(1, 499))
		return r
	}
	for name, test := range map[string]struct {
		ctx     context.Context
		request func() *Request
		set     func(*Options)
		want    string
	}{
		"no context": {nil, refusedParam, nil, "sessions.List: ctx is required"},
		"a parameter": {
			t.Context(), refusedParam, func(o *Options) { o.SetTimeout(-1) },
			"sessions.List: limit 0 is outside 1..499",
		},
		"an option": {
			t.Context(), sound, func(o *Options) { o.SetTimeout(-time.Second) },
			"sessions.List: timeout -1s is negative",
		},
		"a value with the key": {
			t.Context(), sound, func(o *Options) { o.SetHeader(secret+" ", "x") },
			`sessions.List: header "[redacted] " is not a header name`,
		},
		"a body that cannot be written": {
			t.Context(), func() *Request { return bodyFails("no") }, nil, "sessions.List: body cannot be encoded: no",
		},
		"an error that holds the key": {
			t.Context(), func() *Request { return bodyFails("no " + secret) }, nil,
			"sessions.List: body cannot be encoded: no [redacted]",
		},
		"an option and an unfit body": {
			t.Context(), func() *Request { return bodyFails("no") }, func(o *Options) { o.SetTimeout(-1) },
			"sessions.List: body cannot be encoded: no",
		},
		"a name that is not a parameter": {
			t.Context(), func() *Request { return list.Request("x") }, nil,
			"sessions.List: path does not have the parameters of /sessions",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			e := engineOf(t, config(func(*http.Request) (*http.Response, error) {
				t.Error("a request was sent")
				return answer(200, "{}"), nil
			}))
			var opts []option
			if test.set != nil {
				opts = optionsOf(test.set)
			}
			if err := None(test.ctx, e, test.request(), opts); err == nil || err.Error() != test.want {
				t.Errorf("got  %v\nwant %s", err, test.want)
			}
		})
	}
}

func bodyFails(why string) *Request {
	r := list.Request()
	r.Body(encoded{err: errors.New(why)})
	return r
}

// TestTheHookOfParamErrors makes another error of the one that a call returns.
func TestTheHookOfParamErrors(t *testing.T) {
	t.Parallel()
	var got *ParamError
	public := errors.New("public")
	c := config(nil)
	c.ParamError = func(e *ParamError) error { got = e; return public }
	err := None(t.Context(), engineOf(t, c), list.Request(), optionsOf(func(o *Options) { o.SetTimeout(-1) }))
	want := &ParamError{Operation: "sessions.List", Param: "timeout", Value: "-1ns", Rule: "is negative"}
	if err != public || !reflect.DeepEqual(got, want) {
		t.Errorf("%v of %+v", err, got)
	}
}

func TestTheTimeoutOfACall(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		client, own, ctx time.Duration // 0 is not set
		want             time.Duration
	}{
		"of the client":                    {client: time.Minute, want: time.Minute},
		"of the call, which is shorter":    {client: time.Minute, own: time.Second, want: time.Second},
		"of the call, which is longer":     {client: time.Minute, own: time.Hour, want: time.Hour},
		"of the context, which is shorter": {client: time.Minute, own: time.Hour, ctx: time.Second, want: time.Second},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				ctx := t.Context()
				if test.ctx > 0 {
					var cancel context.CancelFunc
					ctx, cancel = context.WithTimeout(ctx, test.ctx)
					defer cancel()
				}
				c := config(func(req *http.Request) (*http.Response, error) {
					<-req.Context().Done()
					return nil, req.Context().Err()
				})
				c.Timeout = test.client
				start := time.Now()
				err := None(ctx, engineOf(t, c), list.Request(), optionsOf(func(o *Options) {
					if test.own > 0 {
						o.SetTimeout(test.own)
					}
				}))
				if took := time.Since(start); took != test.want || !errors.Is(err, context.DeadlineExceeded) {
					t.Errorf("%v after %s, not %s", err, took, test.want)
				}
			})
		})
	}
}

// noted is a body that notes that it was closed.
type noted struct {
	io.Reader
	closed int
}

func (n *noted) Close() error { n.closed++; return nil }

// TestAResponseOfAMiddleware has a middleware return what no base would.
func TestAResponseOfAMiddleware(t *testing.T) {
	t.Parallel()
	torn := errors.New("torn")
	tearing := func(text string) io.Reader { return io.MultiReader(strings.NewReader(text), iotest.ErrReader(torn)) }
	for name, test := range map[string]struct {
		status int
		body   io.Reader // nil is none
		kept   string
		want   string // the error of the call
	}{
		"a body":                    {200, strings.NewReader("{}"), "{}", ""},
		"no body":                   {200, nil, "", ""},
		"a body that breaks off":    {200, tearing("{"), "{", "sessions.List: torn"},
		"a failure that breaks off": {404, tearing("{"), "{", "sessions.List: status 404"},
		"a body that is too long": {
			200, strings.NewReader(strings.Repeat("x", 101)), strings.Repeat("x", 100),
			"sessions.List: the response is longer than 100 bytes",
		},
		"a failure that is too long": {
			500, strings.NewReader(strings.Repeat("x", 101)), strings.Repeat("x", 100), "sessions.List: status 500",
		},
		"a connection, which is no answer": {101, strings.NewReader("x"), "", "sessions.List: status 101"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			body := &noted{Reader: test.body}
			c := config(alwaysBase(200, "{}"))
			c.Middleware = []Middleware{func(http.RoundTripper) http.RoundTripper {
				return baseFunc(func(*http.Request) (*http.Response, error) {
					resp := answer(test.status, "")
					if resp.Body = nil; test.body != nil {
						resp.Body = body
					}
					return resp, nil
				})
			}}
			var kept Response
			err := None(t.Context(), engineOf(t, c), list.Request(), optionsOf(func(o *Options) { o.Keep(&kept) }))
			if got := textOf(err); got != test.want {
				t.Errorf("%s, want %s", got, test.want)
			}
			if test.body != nil && body.closed != 1 {
				t.Errorf("the body was closed %d times", body.closed)
			}
			if string(kept.Body) != test.kept || kept.StatusCode != test.status {
				t.Errorf("kept %d with %q", kept.StatusCode, kept.Body)
			}
		})
	}
}

func textOf(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

func TestACallThatIsSentOnce(t *testing.T) {
	t.Parallel()
	tries := 0
	e := engineOf(t, config(func(*http.Request) (*http.Response, error) { tries++; return answer(503, ""), nil }))
	err := None(t.Context(), e, list.Request(), optionsOf(func(o *Options) { o.Once() }))
	if textOf(err) != "sessions.List: status 503" || tries != 1 {
		t.Errorf("%d tries, %v", tries, err)
	}
}

// TestNothingIsLeftOfACall looks at the context and the body of calls that have
// returned.
func TestNothingIsLeftOfACall(t *testing.T) {
	t.Parallel()
	for name, status := range map[string]int{"a success": 200, "a failure": 404} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var ctx context.Context
			var body io.Reader
			c := config(alwaysBase(status, "{}"))
			c.Middleware = []Middleware{func(next http.RoundTripper) http.RoundTripper {
				return baseFunc(func(req *http.Request) (*http.Response, error) {
					resp, err := next.RoundTrip(req)
					ctx, body = req.Context(), resp.Body
					return resp, err
				})
			}}
			_ = None[option](t.Context(), engineOf(t, c), list.Request(), nil)
			if ctx.Err() == nil {
				t.Error("the context is not done")
			}
			if _, err := io.ReadAll(body); err == nil {
				t.Error("the body is still open")
			}
		})
	}
}

func TestAMiddlewareThatReturnsNothing(t *testing.T) {
	t.Parallel()
	c := config(nil)
	c.Middleware = []Middleware{func(http.RoundTripper) http.RoundTripper {
		return baseFunc(func(*http.Request) (*http.Response, error) { return nil, nil })
	}}
	err := None[option](t.Context(), engineOf(t, c), list.Request(), nil)
	if want := "sessions.List: a middleware returned neither a response nor an error"; textOf(err) != want {
		t.Errorf("%v, want %s", err, want)
	}
}

// TestWhatIsKeptOfAResponse has a server that sends the key back.
func TestWhatIsKeptOfAResponse(t *testing.T) {
	t.Parallel()
	for name, status := range map[string]int{"of a success": 200, "of a failure": 404} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			e := engineOf(t, config(func(*http.Request) (*http.Response, error) {
				resp := answer(status, `{"k":"`+secret+`"}`)
				resp.Header = http.Header{"X-Trace": {secret}, "X-Echo": {"a " + secret}, "X-Other": {"b"}}
				return resp, nil
			}))
			var kept Response
			_ = None(t.Context(), e, list.Request(), optionsOf(func(o *Options) { o.Keep(&kept) }))
			body := bytes.Clone(kept.Body)
			_ = None[option](t.Context(), e, list.Request(), nil) // whose body takes the same memory
			want := Response{
				StatusCode: status, TraceID: "[redacted]", Attempts: 1, Body: []byte(`{"k":"[redacted]"}`),
				Header: http.Header{"X-Trace": {"[redacted]"}, "X-Echo": {"a [redacted]"}, "X-Other": {"b"}},
			}
			if !reflect.DeepEqual(kept, want) || !bytes.Equal(body, kept.Body) {
				t.Errorf("kept %+v", kept)
			}
		})
	}
}

// TestAKeptBodyIsACopy looks where the bytes are: those of the response go back
// to the pool.
func TestAKeptBodyIsACopy(t *testing.T) {
	t.Parallel()
	var received []byte
	c := config(alwaysBase(200, "{}"))
	c.Middleware = []Middleware{func(next http.RoundTripper) http.RoundTripper {
		return baseFunc(func(req *http.Request) (*http.Response, error) {
			resp, err := next.RoundTrip(req)
			received = resp.Body.(*boundedbody.Body).Bytes()
			return resp, err
		})
	}}
	var kept Response
	if err := None(t.Context(), engineOf(t, c), list.Request(),
		optionsOf(func(o *Options) { o.Keep(&kept) })); err != nil {
		t.Fatal(err)
	}
	if string(kept.Body) != "{}" || &kept.Body[0] == &received[0] {
		t.Errorf("kept %q at the place of the response", kept.Body)
	}
}

// recording is a log that keeps the lines of operations.
type recording struct {
	off     bool
	entries []wirelog.Entry
}

func (r *recording) Redacting(func(string) string) wirelog.Log         { return r }
func (r *recording) Enabled(context.Context) bool                      { return !r.off }
func (r *recording) Operation(_ context.Context, e wirelog.Entry)      { r.entries = append(r.entries, e) }
func (r *recording) Attempts(next http.RoundTripper) http.RoundTripper { return next }

func TestTheLineOfAnOperation(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		bodies []string // one response after the other; an empty one is a 503
		off    bool
		want   []wirelog.Entry
		kind   string // of the error
	}{
		"a success": {bodies: []string{"{}"}, want: []wirelog.Entry{{Status: 200, TraceID: "trace_1"}}},
		"after two retries": {
			bodies: []string{"", "", "{}"}, want: []wirelog.Entry{{Status: 200, TraceID: "trace_1", Resends: 2}},
		},
		"a failure": {
			bodies: []string{"", "", ""}, want: []wirelog.Entry{{Status: 503, TraceID: "trace_1", Resends: 2}},
			kind: "_OTHER",
		},
		"too large": {
			bodies: []string{strings.Repeat("x", 101)}, want: []wirelog.Entry{{}}, kind: "response_too_large",
		},
		"a log that is off": {bodies: []string{"{}"}, off: true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				log := &recording{off: test.off}
				c := config(func(*http.Request) (*http.Response, error) {
					time.Sleep(time.Second)
					body := test.bodies[0]
					test.bodies = test.bodies[1:]
					if body == "" {
						return answer(503, body), nil
					}
					return answer(200, body), nil
				})
				c.Log = log
				// What a hook makes of an error does not change the log.
				c.TooLarge = func(*TooLargeError) error { return errors.New("public") }
				tries := time.Duration(len(test.bodies))
				_ = None[option](t.Context(), engineOf(t, c), list.Request(), nil)
				if len(log.entries) != len(test.want) {
					t.Fatalf("%d lines, not %d", len(log.entries), len(test.want))
				}
				for i, got := range log.entries {
					kind := ""
					if got.Err != nil {
						kind = wirelog.Kind(got.Err)
					}
					if got.Operation.Name != "sessions.List" || got.Took != tries*time.Second || kind != test.kind {
						t.Errorf("%s after %s, kind %s", got.Operation.Name, got.Took, kind)
					}
					if got.Operation, got.Took, got.Err = nil, 0, nil; !reflect.DeepEqual(got, test.want[i]) {
						t.Errorf("line %+v, not %+v", got, test.want[i])
					}
				}
			})
		})
	}
}

// TestARequestTwice sends one request in two calls: the end of the first is not that
// of the second.
func TestARequestTwice(t *testing.T) {
	t.Parallel()
	e := engineOf(t, config(alwaysBase(200, `{}`)))
	r := list.Request()
	for range 2 {
		if err := None[option](t.Context(), e, r, nil); err != nil {
			t.Error(err)
		}
	}
	if r.exchange != nil {
		t.Error("the request still has the state of a call")
	}
}
