package call

import (
	"bytes"
	"context"
	"errors"
	"io"
	"log/slog"
	"math"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/internal/attempt"
	"github.com/seed-e19c5fb5/clerk-go/internal/operation"
	"github.com/seed-e19c5fb5/clerk-go/internal/wirelog"
)

var download = operationWith(operation.Traits{Stream: true, Accept: "application/pdf"})

// slow is a body that waits before each byte, until the request is over.
type slow struct {
	ctx    context.Context
	bytes  int
	pause  time.Duration
	ends   error
	closed *bool
}

func (s *slow) Read(p []byte) (int, error) {
	if s.bytes == 0 {
		return 0, s.ends
	}
	select {
	case <-time.After(s.pause):
		s.bytes--
		p[0] = 'x'
		return 1, nil
	case <-s.ctx.Done():
		return 0, s.ctx.Err()
	}
}

func (s *slow) Close() error { *s.closed = true; return nil }

// streaming returns an api whose body is s, after a wait for its header.
func streaming(header time.Duration, s slow) *api {
	return &api{answer: func(req *http.Request) *http.Response {
		select {
		case <-time.After(header):
		case <-req.Context().Done():
		}
		body := s
		body.ctx = req.Context()
		resp := response(200, "", "Content-Type", "application/pdf")
		resp.Body, resp.ContentLength = &body, -1
		return resp
	}}
}

// open starts a download.
func open(t *testing.T, c Config, opts ...option) (io.ReadCloser, error) {
	t.Helper()
	e, err := New(secret, c)
	if err != nil {
		t.Fatal(err)
	}
	return Read(t.Context(), e, download.Request(), opts, (*Answer).Stream)
}

func TestStream(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		header, pause         time.Duration
		bytes                 int
		ends                  error
		attemptLimit, timeout time.Duration
		most                  int64
		fails, says, kind     string // of opening; of reading
		cause                 error
		got                   int
		asked                 int
	}{
		"all of it":               {bytes: 5, ends: io.EOF, most: 5, got: 5, asked: 1},
		"empty":                   {ends: io.EOF, most: 5, asked: 1},
		"longer than a try":       {pause: time.Second, bytes: 5, ends: io.EOF, attemptLimit: 2 * time.Second, timeout: time.Minute, most: 5, got: 5, asked: 1},
		"a try without limit":     {header: time.Hour, pause: time.Second, bytes: 5, ends: io.EOF, most: 5, got: 5, asked: 1},
		"too long":                {bytes: 6, ends: io.EOF, most: 5, got: 5, asked: 1, says: "things.Get: the response is longer than 5 bytes", kind: "response_too_large"},
		"endless":                 {bytes: math.MaxInt32, ends: io.EOF, most: 5, got: 5, asked: 1, says: "things.Get: the response is longer than 5 bytes", kind: "response_too_large"},
		"breaks off":              {bytes: 3, ends: io.ErrUnexpectedEOF, most: 5, got: 3, asked: 1, says: "things.Get: unexpected EOF", cause: io.ErrUnexpectedEOF, kind: "truncated"},
		"breaks off with the key": {bytes: 3, ends: errors.New("proxy of " + secret), most: 5, got: 3, asked: 1, says: "things.Get: proxy of [redacted]", kind: "_OTHER"},
		"operation over":          {pause: time.Second, bytes: 5, ends: io.EOF, timeout: 2500 * time.Millisecond, most: 5, got: 2, asked: 1, says: "things.Get: context deadline exceeded", cause: context.DeadlineExceeded, kind: "timeout"},
		"slow header":             {header: 3 * time.Second, attemptLimit: 2 * time.Second, bytes: 5, ends: io.EOF, most: 5, asked: 3, fails: "things.Get: after 3 attempts: no complete response within 2s"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				closed := false
				a := streaming(test.header, slow{bytes: test.bytes, pause: test.pause, ends: test.ends, closed: &closed})
				c := a.config()
				c.AttemptTimeout, c.Timeout, c.MaxResponseBytes = test.attemptLimit, test.timeout, test.most
				var log bytes.Buffer
				c.Log = wirelog.New(slog.New(slog.NewTextHandler(&log, nil)), "")
				body, err := open(t, c)
				checkError(t, err, test.fails, "")
				if len(a.asked) != test.asked {
					t.Errorf("%d tries", len(a.asked))
				}
				if err != nil {
					return
				}
				if log.Len() > 0 {
					t.Error("there is a line in the log before the end")
				}
				got, err := io.ReadAll(body)
				if len(got) != test.got {
					t.Errorf("read %d bytes", len(got))
				}
				checkError(t, err, test.says, "")
				if test.cause != nil && !errors.Is(err, test.cause) {
					t.Errorf("%v is no %v", err, test.cause)
				}
				for range 2 {
					if err := body.Close(); err != nil {
						t.Error(err)
					}
				}
				if !closed {
					t.Error("the body is open")
				}
				line := log.String()
				if strings.Count(line, "\n") != 1 || strings.Contains(line, "error.type") != (test.kind != "") || !strings.Contains(line, "error.type="+test.kind) && test.kind != "" {
					t.Errorf("logged %s", line)
				}
				if n, err := body.Read(make([]byte, 1)); n != 0 || err == nil {
					t.Errorf("read %d, %v after the end", n, err)
				}
			})
		})
	}
}

// TestAStreamThatFails has a response that is not a success, or not a file.
func TestAStreamThatFails(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		status      int
		media, says string
		asked       int
	}{
		"not found":      {404, "application/json", "things.Get: status 404", 1},
		"sent again":     {503, "application/json", "things.Get: status 503", 3},
		"a page of HTML": {200, "text/html; charset=utf-8", `things.Get: the response with status 200 cannot be read: the content type is "text/html" and not application/pdf`, 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			closed := 0
			a := &api{answer: func(*http.Request) *http.Response {
				resp := response(test.status, "failed", "Content-Type", test.media)
				resp.Body = noting{resp.Body, &closed}
				return resp
			}}
			var kept Response
			body, err := open(t, a.config(), OptionFunc(func(o *Options) { o.Keep(&kept) }))
			if body != nil || len(a.asked) != test.asked || closed < test.asked {
				t.Errorf("%v, %d tries, %d closed", body, len(a.asked), closed)
			}
			checkError(t, err, test.says, "")
			if kept.StatusCode != test.status {
				t.Errorf("kept %+v", kept)
			}
		})
	}
}

// TestAStreamThatIsNotHandedOver has an invalid header after the stream.
func TestAStreamThatIsNotHandedOver(t *testing.T) {
	t.Parallel()
	closed := 0
	a := &api{answer: func(*http.Request) *http.Response {
		resp := response(200, "data", "Content-Type", "application/pdf", "X-Cost", "abc")
		resp.Body = noting{resp.Body, &closed}
		return resp
	}}
	body, err := Read(t.Context(), a.engine(t), download.Request(), []option(nil), func(a *Answer) io.ReadCloser {
		body := a.Stream()
		Header(a, "X-Cost", ParseInt)
		return body
	})
	checkError(t, err, `things.Get: the response with status 200 cannot be read: header X-Cost is "abc": invalid syntax`, "")
	if body != nil || closed != 1 {
		t.Errorf("%v, closed %d times", body, closed)
	}
}

type noting struct {
	io.ReadCloser
	n *int
}

func (c noting) Close() error { *c.n++; return c.ReadCloser.Close() }

// TestAStreamIsKept has the response at hand while its body is being read.
func TestAStreamIsKept(t *testing.T) {
	t.Parallel()
	a := always(200, "data", "Content-Type", "application/pdf", "X-Name", "a.pdf")
	var kept Response
	body, err := open(t, a.config(), OptionFunc(func(o *Options) { o.Keep(&kept) }))
	if err != nil {
		t.Fatal(err)
	}
	if kept.StatusCode != 200 || kept.Header.Get("X-Name") != "a.pdf" || kept.Attempts != 1 || kept.Body != nil {
		t.Errorf("kept %+v", kept)
	}
	if err := body.Close(); err != nil {
		t.Error(err)
	}
}

// TestAStreamPastMiddleware has middleware that hides the call, and one that puts
// another body in place.
func TestAStreamPastMiddleware(t *testing.T) {
	t.Parallel()
	for name, middleware := range map[string]func(*Config){
		"hiding the call": func(c *Config) {
			c.Middleware = []Middleware{func(next http.RoundTripper) http.RoundTripper {
				return baseFunc(func(req *http.Request) (*http.Response, error) {
					return next.RoundTrip(req.WithContext(context.Background()))
				})
			}}
		},
		"another body": func(c *Config) {
			c.AttemptMiddleware = []Middleware{func(next http.RoundTripper) http.RoundTripper {
				return baseFunc(func(req *http.Request) (*http.Response, error) {
					resp, err := next.RoundTrip(req)
					resp.Body = struct {
						io.Reader
						io.Closer
					}{io.LimitReader(resp.Body, 4), resp.Body}
					return resp, err
				})
			}}
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a := always(200, "data", "Content-Type", "application/pdf")
			c := a.config()
			middleware(&c)
			body, err := open(t, c)
			if err != nil {
				t.Fatal(err)
			}
			defer body.Close()
			if got, err := io.ReadAll(body); string(got) != "data" || err != nil {
				t.Errorf("%q, %v", got, err)
			}
		})
	}
}

// TestAStreamIsClosedWhileItIsRead unblocks the reader.
func TestAStreamIsClosedWhileItIsRead(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		reader, writer := io.Pipe()
		a := &api{answer: func(*http.Request) *http.Response {
			resp := response(200, "", "Content-Type", "application/pdf")
			resp.Body = reader
			return resp
		}}
		body, err := open(t, a.config())
		if err != nil {
			t.Fatal(err)
		}
		read := make(chan error)
		go func() {
			_, err := io.ReadAll(body)
			read <- err
		}()
		synctest.Wait()
		if err := body.Close(); err != nil {
			t.Error(err)
		}
		if err := <-read; !errors.Is(err, io.ErrClosedPipe) {
			t.Errorf("reading ended with %v", err)
		}
		if _, err := writer.Write([]byte("x")); err == nil {
			t.Error("the other end is open")
		}
	})
}

func TestATryThatIsTooSlowSaysSo(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		closed := false
		c := streaming(time.Minute, slow{bytes: 1, ends: io.EOF, closed: &closed}).config()
		c.AttemptTimeout = time.Second
		_, err := open(t, c)
		if _, ok := errors.AsType[*attempt.TimeoutError](err); !ok || !closed {
			t.Errorf("%v, closed: %v", err, closed)
		}
	})
}
