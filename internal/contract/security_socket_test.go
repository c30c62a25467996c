package contract

import (
	"compress/gzip"
	"context"
	"errors"
	"io"
	"net/http"
	"runtime"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/models"
	"github.com/seed-e19c5fb5/clerk-go/transport"
)

func TestRedirectsAreNotFollowed(t *testing.T) {
	t.Parallel()
	var visits atomic.Int32
	victim := serve(t, func(_ int, w http.ResponseWriter, r *http.Request) {
		visits.Add(1)
		if r.Header.Get("Authorization") != "" {
			t.Error("the victim got the key")
		}
	})
	secure := unstarted(func(int, http.ResponseWriter, *http.Request) { visits.Add(1) })
	secure.StartTLS()
	t.Cleanup(secure.Close)
	for name, target := range map[string]string{
		"another port": victim.URL,
		"another host": strings.Replace(victim.URL, "127.0.0.1", "localhost", 1),
		"https":        secure.URL,
		"no scheme":    "//" + strings.TrimPrefix(victim.URL, "http://"),
		"itself":       "",
	} {
		t.Run(name, func(t *testing.T) {
			for _, code := range []int{301, 302, 303, 307, 308} {
				s := serve(t, func(n int, w http.ResponseWriter, r *http.Request) {
					w.Header().Set("Location", target+"/v1/elsewhere")
					w.WriteHeader(code)
				})
				for operation, call := range map[string]func(context.Context) error{
					"Get": func(ctx context.Context) error { _, err := dial(t, s.URL).Get(ctx, id); return err },
					"Create": func(ctx context.Context) error {
						_, err := dial(t, s.URL).Create(ctx, newSession)
						return err
					},
				} {
					var failure *models.APIError
					err := call(t.Context())
					if !errors.As(err, &failure) || failure.StatusCode != code ||
						!strings.Contains(err.Error(), " (redirects are not followed)") {
						t.Errorf("%s to %s with %d: %v", operation, name, code, err)
					}
				}
				if s.requests.Load() != 2 {
					t.Errorf("%s with %d: %d requests", name, code, s.requests.Load())
				}
			}
		})
	}
	if visits.Load() != 0 {
		t.Errorf("%d redirects were followed", visits.Load())
	}
}

// TestMiddlewareThatGoesElsewhereGetsNoKey sends a request on to another origin.
func TestMiddlewareThatGoesElsewhereGetsNoKey(t *testing.T) {
	t.Parallel()
	base := &scripted{steps: status(200)}
	elsewhere := transport.Middleware(func(next http.RoundTripper) http.RoundTripper {
		return roundTripper(func(req *http.Request) (*http.Response, error) {
			clone := req.Clone(req.Context())
			clone.URL.Host = "evil.example"
			return next.RoundTrip(clone)
		})
	})
	for _, option := range []transport.Option{
		transport.WithMiddleware(elsewhere), transport.WithAttemptMiddleware(elsewhere),
	} {
		if _, err := newSessions(t, base, option).Get(t.Context(), id); err != nil {
			t.Fatal(err)
		}
		if got := base.got[len(base.got)-
			1]; !strings.HasPrefix(got.url, "https://evil.example/") || got.header.Get("Authorization") != "" {
			t.Errorf("%s got %q", got.url, got.header.Get("Authorization"))
		}
	}
}

func TestAGzipBombIsATypedError(t *testing.T) {
	const limit, bomb = 1 << 20, 256 << 20
	s := serve(t, func(_ int, w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		zeros := make([]byte, 1<<20)
		for range bomb / len(zeros) {
			if _, err := z.Write(zeros); err != nil {
				return
			}
		}
		_ = z.Close()
	})
	client := dial(t, s.URL, transport.WithMaxResponseBytes(limit))
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, err := client.Get(t.Context(), id)
	runtime.ReadMemStats(&after)
	var large *transport.ResponseTooLargeError
	if !errors.As(err, &large) || large.Limit != limit || large.Operation != "sessions.Get" || s.requests.Load() != 1 {
		t.Errorf("%v after %d requests", err, s.requests.Load())
	}
	if used := after.TotalAlloc - before.TotalAlloc; used > 32<<20 {
		t.Errorf("%d bytes were allocated for a limit of %d", used, limit)
	}
}

func TestBodiesThatBreakOff(t *testing.T) {
	t.Parallel()
	for name, breakOff := range map[string]func(w http.ResponseWriter){
		"truncated gzip": func(w http.ResponseWriter) {
			w.Header().Set("Content-Encoding", "gzip")
			z := gzip.NewWriter(w)
			_, _ = io.WriteString(z, session)
			_ = z.Flush() // and no end
		},
		"fewer bytes than announced": func(w http.ResponseWriter) {
			w.Header().Set("Content-Length", strconv.Itoa(len(session)))
			_, _ = io.WriteString(w, session[:100])
		},
		"reset": func(w http.ResponseWriter) {
			w.Header().Set("Content-Length", strconv.Itoa(len(session)))
			_, _ = io.WriteString(w, session[:100])
			_ = http.NewResponseController(w).Flush()
			reset(w)
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			handler := func(n int, w http.ResponseWriter, r *http.Request) {
				_, _ = io.Copy(io.Discard, r.Body)
				if n == 1 {
					breakOff(w)
					return
				}
				_, _ = io.WriteString(w, session)
			}
			s := serve(t, handler)
			if got, err := dial(t, s.URL).Get(t.Context(), id); err != nil || got.ID != id || s.requests.Load() != 2 {
				t.Errorf("Get: %v after %d requests", err, s.requests.Load())
			}
			s = serve(t, handler)
			got, err := dial(t, s.URL).Create(t.Context(), newSession)
			if got != nil || err == nil || s.requests.Load() != 1 {
				t.Fatalf("Create: %v, %v after %d requests", got, err, s.requests.Load())
			}
			if !errors.Is(err, io.ErrUnexpectedEOF) && !isReset(err) {
				t.Errorf("Create: the cause is lost in %v", err)
			}
		})
	}
}

func TestAFailureCountsMoreThanItsBody(t *testing.T) {
	t.Parallel()
	s := serve(t, func(_ int, w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Length", "1000")
		w.WriteHeader(404)
		_, _ = io.WriteString(w, "<html>")
	})
	_, err := dial(t, s.URL).Get(t.Context(), id)
	var failure *models.APIError
	if !errors.Is(err, models.ErrNotFound) || !errors.As(err, &failure) || failure.Excerpt != "<html>" {
		t.Error(err)
	}
}

func TestDeepNestingIsAnError(t *testing.T) {
	t.Parallel()
	s := serve(t, func(_ int, w http.ResponseWriter, r *http.Request) {
		_, _ = io.WriteString(w, strings.Repeat("[", 20_000))
	})
	if got, err := dial(t, s.URL).Get(t.Context(), id); err == nil || got != nil {
		t.Errorf("%v, %v", got, err)
	}
	deep := serve(t, func(_ int, w http.ResponseWriter, r *http.Request) {
		_, _ = io.WriteString(w, `{"actor":`+strings.Repeat("[", 20_000))
	})
	if got, err := dial(t, deep.URL).Get(t.Context(), id); err == nil || got != nil {
		t.Errorf("inside: %v, %v", got, err)
	}
}
