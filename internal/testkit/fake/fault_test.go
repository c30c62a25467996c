package fake_test

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/internal/testkit/fake"
	"github.com/seed-e19c5fb5/clerk-go/internal/testkit/fault"
)

// faces returns the two ways to a server: in process and over a socket. The answers
// must not differ.
func faces(t *testing.T, test func(t *testing.T, s *fake.Server, do func(*http.Request) (*http.Response, error))) {
	t.Run("in process", func(t *testing.T) {
		t.Parallel()
		s := newServer(t, `{"id":"n","author":"ann"}`)
		test(t, s, s.RoundTrip)
	})
	t.Run("over a socket", func(t *testing.T) {
		t.Parallel()
		s := newServer(t, `{"id":"n","author":"ann"}`)
		server := httptest.NewServer(s)
		t.Cleanup(server.Close)
		test(t, s, func(req *http.Request) (*http.Response, error) {
			req.URL.Scheme, req.URL.Host = "http", strings.TrimPrefix(server.URL, "http://")
			return server.Client().Transport.RoundTrip(req)
		})
	})
}

func TestStatusFaults(t *testing.T) {
	t.Parallel()
	faces(t, func(t *testing.T, s *fake.Server, do func(*http.Request) (*http.Response, error)) {
		if err := s.InjectScript("Get: 503, 429 retry-after=1500ms, 502, 302; *: garbage status=504"); err != nil {
			t.Fatal(err)
		}
		for _, want := range []struct {
			status           int
			code, retryAfter string
		}{
			{503, "busy", ""}, {429, "too_many_requests", "2"}, {502, "bad_gateway", ""}, {302, "", ""}, {504, "<html>", ""}, {200, `"ann"`, ""},
		} {
			resp, err := do(request(t, "GET", "/v2/notes/n", ""))
			if err != nil {
				t.Fatal(err)
			}
			body, err := io.ReadAll(resp.Body)
			if err != nil || resp.Body.Close() != nil {
				t.Fatal(err)
			}
			if resp.StatusCode != want.status || !strings.Contains(string(body), want.code) || resp.Header.Get("Retry-After") != want.retryAfter {
				t.Errorf("got %d %s %v, want %+v", resp.StatusCode, body, resp.Header, want)
			}
			if int64(len(body)) != resp.ContentLength {
				t.Errorf("%d: %d bytes, ContentLength %d", want.status, len(body), resp.ContentLength)
			}
		}
	})
}

func TestDroppedConnections(t *testing.T) {
	t.Parallel()
	faces(t, func(t *testing.T, s *fake.Server, do func(*http.Request) (*http.Response, error)) {
		s.Inject(fault.Fault{Kind: fault.Drop}, fault.Fault{Kind: fault.DropAfter})
		for i, wantNotes := range []int{1, 2} {
			resp, err := do(request(t, "POST", "/v2/notes", `{"title":"a"}`))
			if err == nil {
				_ = resp.Body.Close()
			}
			if !errors.Is(err, io.EOF) {
				t.Errorf("%d: error is %v", i, err)
			}
			if got := len(s.All("Note")); got != wantNotes {
				t.Errorf("%d: %d notes, want %d", i, got, wantNotes)
			}
		}
	})
}

func TestTruncatedBody(t *testing.T) {
	t.Parallel()
	faces(t, func(t *testing.T, s *fake.Server, do func(*http.Request) (*http.Response, error)) {
		s.Inject(fault.Fault{Kind: fault.Truncate})
		resp, err := do(request(t, "GET", "/v2/notes/n", ""))
		if err != nil {
			t.Fatal(err)
		}
		defer resp.Body.Close()
		body, err := io.ReadAll(resp.Body)
		if !errors.Is(err, io.ErrUnexpectedEOF) {
			t.Errorf("error is %v", err)
		}
		if n := int64(len(body)); n == 0 || n >= resp.ContentLength {
			t.Errorf("%d bytes of %d arrived", n, resp.ContentLength)
		}
	})
}

func TestTheFuture(t *testing.T) {
	t.Parallel()
	faces(t, func(t *testing.T, s *fake.Server, do func(*http.Request) (*http.Response, error)) {
		if err := s.InjectScript("Get: future-value; List: future-field, future-value; About: future-value"); err != nil {
			t.Fatal(err)
		}
		for _, c := range []struct{ target, want string }{
			{"/v2/notes/n", `"state":"value_from_the_future"`},
			{"/v2/notes", `"field_from_the_future":{"nested":[1]}}]`},
			{"/v2/notes", `[{"id":"n","author":"ann","state":"value_from_the_future"`},
			{"/v2/notes/about", `{"version":2}`},
			{"/v2/notes/none", `"not_found"`},
		} {
			resp, err := do(request(t, "GET", c.target, ""))
			if err != nil {
				t.Fatal(err)
			}
			body, err := io.ReadAll(resp.Body)
			if err != nil || !strings.Contains(string(body), c.want) || resp.Body.Close() != nil {
				t.Errorf("%s: got %s and %v, want %s", c.target, body, err, c.want)
			}
		}
	})
}

func TestRateOfTheDescription(t *testing.T) {
	t.Parallel()
	s := newServer(t)
	s.Inject(fault.Fault{Kind: fault.Rate})
	for i, want := range []int{200, 200, 200, 429, 429} {
		if status, _ := send(t, s, request(t, "GET", "/v2/notes", "")); status != want {
			t.Errorf("request %d: %d, want %d", i, status, want)
		}
	}
	s.Advance(time.Second)
	if status, _ := send(t, s, request(t, "GET", "/v2/notes", "")); status != 200 {
		t.Errorf("after a second: %d", status)
	}
}

func TestSlowHeader(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := newServer(t)
		if err := s.InjectScript("List: slow=2s, 503 delay=3s"); err != nil {
			t.Fatal(err)
		}
		begin := time.Now()
		if status, _ := send(t, s, request(t, "GET", "/v2/notes", "")); status != 200 || time.Since(begin) != 2*time.Second {
			t.Errorf("slow: %d after %v", status, time.Since(begin))
		}
		if status, _ := send(t, s, request(t, "GET", "/v2/notes", "")); status != 503 || time.Since(begin) != 5*time.Second {
			t.Errorf("slow failure: %d after %v", status, time.Since(begin))
		}
	})
}

func TestContextEndsTheWait(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := newServer(t)
		s.Inject(fault.Fault{Kind: fault.Slow, Delay: time.Hour})
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		begin := time.Now()
		resp, err := s.RoundTrip(request(t, "POST", "/v2/notes", `{"title":"a"}`).WithContext(ctx))
		if !errors.Is(err, context.DeadlineExceeded) || time.Since(begin) != time.Second {
			t.Errorf("got %v and %v after %v", resp, err, time.Since(begin))
		}
		if n := len(s.All("Note")); n != 0 {
			t.Error("the request was processed")
		}
	})
}

func TestInjectPanics(t *testing.T) {
	t.Parallel()
	for _, f := range []fault.Fault{{}, {Kind: fault.Drop, Operation: "notes.Lst"}} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%+v was accepted", f)
				}
			}()
			newServer(t).Inject(f)
		}()
	}
	if err := newServer(t).InjectScript("boom"); err == nil {
		t.Error("a script that cannot be read was accepted")
	}
}
