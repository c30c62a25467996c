package fake_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/internal/testkit/fake"
	"github.com/seed-e19c5fb5/clerk-go/internal/testkit/fault"
	"github.com/seed-e19c5fb5/clerk-go/internal/wire"
)

// watched is a request body that knows whether it was closed.
type watched struct {
	io.Reader
	closed bool
}

func (w *watched) Close() error { w.closed = true; return nil }

func TestRoundTripKeepsItsContract(t *testing.T) {
	t.Parallel()
	s := newServer(t, `{"id":"n"}`)
	body := &watched{Reader: strings.NewReader(`{"title":"a"}`)}
	req := request(t, "POST", "/v2/notes", `{"title":"a"}`)
	req.Body = body
	before := req.Header.Clone()
	resp, err := s.RoundTrip(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if !body.closed {
		t.Error("the body of the request is not closed")
	}
	if resp.Request != req || resp.Status != "201 Created" || resp.Proto != "HTTP/1.1" || resp.ContentLength <= 0 {
		t.Errorf("response is %+v", resp)
	}
	if !reflect.DeepEqual(before, req.Header) {
		t.Error("the header of the request has changed")
	}
	resp.Header.Set("X-Mine", "1")
	again, err := s.RoundTrip(request(t, "GET", "/v2/notes/n", ""))
	if err != nil || again.Header.Get("X-Mine") != "" || again.Body.Close() != nil {
		t.Errorf("responses share a header: %v and %v", again, err)
	}
	if _, err := again.Body.Read(make([]byte, 1)); !errors.Is(err, http.ErrBodyReadAfterClose) {
		t.Errorf("reading a closed body: %v", err)
	}
}

func TestCancelledRequests(t *testing.T) {
	t.Parallel()
	s := newServer(t, `{"id":"n"}`)
	gone := errors.New("gone")
	ctx, cancel := context.WithCancelCause(t.Context())
	resp, err := s.RoundTrip(request(t, "GET", "/v2/notes/n", "").WithContext(ctx))
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	cancel(gone)
	if _, err := io.ReadAll(resp.Body); !errors.Is(err, gone) {
		t.Errorf("reading after the cancel: %v", err)
	}
	body := &watched{Reader: strings.NewReader("{}")}
	req := request(t, "POST", "/v2/notes", "{}").WithContext(ctx)
	req.Body = body
	if _, err := s.RoundTrip(req); !errors.Is(err, gone) || !body.closed {
		t.Errorf("sending after the cancel: %v, body closed %v", err, body.closed)
	}
	req = request(t, "POST", "/v2/notes", "{}")
	req.Body = io.NopCloser(failing{})
	if _, err := s.RoundTrip(req); err == nil || err.Error() != "fake: read request: out of paper" {
		t.Errorf("unreadable body: %v", err)
	}
}

type failing struct{}

func (failing) Read([]byte) (int, error) { return 0, errors.New("out of paper") }

func TestFallback(t *testing.T) {
	t.Parallel()
	s := newServer(t)
	s.Fallback(s, roundTripper(func(req *http.Request) (*http.Response, error) {
		body, err := io.ReadAll(req.Body)
		return &http.Response{
				StatusCode: 299, Body: io.NopCloser(strings.NewReader(string(body))), ContentLength: -1, Request: req,
			},
			err
	}))
	for target, want := range map[string]int{"/v2/users": 299, "/v2/notes": 200, "/v2/notes/none": 404} {
		if status, _ := send(t, s, request(t, "GET", target, "")); status != want {
			t.Errorf("%s: %d, want %d", target, status, want)
		}
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, request(t, "POST", "/v2/users", "hello"))
	if w.Code != 299 || w.Body.String() != "hello" {
		t.Errorf("over the handler: %d %s", w.Code, w.Body)
	}
}

func TestFallbackToItself(t *testing.T) {
	t.Parallel()
	s := newServer(t)
	defer func() {
		if got := recover(); got != "fake: Fallback: next is the fake itself; nil answers with 404" {
			t.Errorf("panic is %v", got)
		}
	}()
	s.Fallback(s, s)
}

type roundTripper func(*http.Request) (*http.Response, error)

func (f roundTripper) RoundTrip(req *http.Request) (*http.Response, error) { return f(req) }

func TestCalls(t *testing.T) {
	t.Parallel()
	s := newServer(t)
	var observed []string
	s.Observe(func(c fake.Call) { observed = append(observed, c.Operation) })
	s.Inject(fault.Fault{Operation: "notes.Get", Kind: fault.Slow, Delay: 1})
	send(t, s, request(t, "GET", "/v2/notes?limit=7", ""))
	send(t, s, request(t, "GET", "/v2/notes/a%2Fb", ""))
	send(t, s, request(t, "POST", "/v2/notes", `{"title":"a"}`))
	send(t, s, request(t, "GET", "/v2/nothing", ""))
	calls := s.Calls("")
	if len(calls) != 4 || calls[3].Operation != "" || calls[3].Request != nil || calls[3].Status != 404 {
		t.Fatalf("calls are %+v", calls)
	}
	if c := calls[0]; c.Request.Int("limit") != 7 || !c.Request.HasQuery("limit") || c.Request.Bool("limit") ||
		c.Status != 200 || !c.Time.Equal(start) {
		t.Errorf("list is %+v", c)
	}
	if c := s.Calls("notes.Get")[0]; c.Request.Path("id") != "a/b" || c.Fault != "slow" ||
		c.Path != "/v2/notes/a%2Fb" || len(c.TraceID) != 32 {
		t.Errorf("get is %+v", c)
	}
	if c := calls[2]; string(c.Request.Body()) != `{"title":"a"}` || string(c.Body) != `{"title":"a"}` ||
		string(calls[0].Request.Body()) != "{}" {
		t.Errorf("create is %+v", c)
	}
	if want := []string{"notes.List", "notes.Get", "notes.Create", ""}; !slices.Equal(observed, want) {
		t.Errorf("observed %v, want %v", observed, want)
	}
	s.ForgetCalls()
	if n := len(s.Calls("")); n != 0 {
		t.Errorf("%d calls are remembered", n)
	}
}

// note is what a stub's function returns.
type note struct{ ID string }

func (n note) AppendJSON(buf []byte) ([]byte, error) {
	return wire.CloseObject(wire.AppendString(append(buf, `,"id":`...), n.ID), len(buf)), nil
}

func TestStub(t *testing.T) {
	t.Parallel()
	lost := errors.New("lost")
	handlers := map[string]fake.Handler{
		"notes.Get": func(_ context.Context, r *fake.Request) (json.RawMessage, error) {
			switch id := r.Path("id"); id {
			case "nothing":
				return fake.One[note](nil, nil)
			case "failing":
				return fake.One[note](nil, &fake.Failure{
					Status: 418, TraceID: "abc", RetryAfter: time.Second,
					Problems: []fake.Problem{{Code: "teapot", Message: "No", Meta: json.RawMessage(`{"a":1}`)}},
				})
			case "silent":
				return nil, fake.Returned("GetFunc", &fake.Failure{Status: 503})
			case "fine":
				return nil, fake.Returned("GetFunc", &fake.Failure{Status: 299})
			case "lost":
				return fake.One[note](nil, lost)
			default:
				return fake.One(&note{ID: id}, nil)
			}
		},
		"notes.List": func(context.Context, *fake.Request) (json.RawMessage, error) {
			return fake.Many[note](nil, nil)
		},
		"notes.Forget": func(context.Context, *fake.Request) (json.RawMessage, error) {
			return fake.None(fake.Unset("notes.Forget", "ForgetFunc"))
		},
	}
	s := fake.NewStub(notes(), handlers)
	for target, want := range map[string]string{
		"/v2/notes/n":       `200 {"id":"n"}`,
		"/v2/notes":         `200 []`,
		"/v2/notes?limit=x": `422`,
		"/v2/notes/" +
			"failing": `418 {"problems":[{"title":"No","text":"No","code":"teapot","meta":{"a":1}}],"trace":"abc"}`,
		"/v2/notes/silent": `503 {"problems":[{"title":"Busy","text":"Busy","code":"busy"}],"trace":"`,
		"/v2/notes/" +
			"fine": `501 {"problems":[{"title":"GetFunc returned an APIError with status 299, which is outside ` +
			`300..599"`,
		"/v2/notes/nothing": `501 {"problems":[{"title":"the function returned neither a value nor an error"`,
	} {
		status, body := send(t, s, request(t, "GET", target, ""))
		if got := fmt.Sprint(status, " ", body); !strings.HasPrefix(got, want) {
			t.Errorf("%s: got %s, want %s", target, got, want)
		}
	}
	if _, body := send(t, s,
		request(t, "POST", "/v2/notes/n/forget",
			"")); !strings.Contains(body, "notes.Forget was called, and ForgetFunc is not set") {
		t.Errorf("unset function: %s", body)
	}
	if _, err := s.RoundTrip(request(t, "GET", "/v2/notes/lost", "")); !errors.Is(err, lost) {
		t.Errorf("lost: %v", err)
	}
}

func TestConcurrentUse(t *testing.T) {
	t.Parallel()
	s := newServer(t, fiveNotes...)
	s.Inject(fault.Fault{Kind: fault.Drop, Probability: 0.01})
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for i := range 50 {
				for _, req := range []*http.Request{
					request(t, "GET", "/v2/notes?author=ann", ""),
					request(t, "POST", "/v2/notes", `{"title":"a"}`),
					request(t, "POST", "/v2/notes/c/finish", ""),
				} {
					if resp, err := s.RoundTrip(req); err == nil {
						_, _ = io.Copy(io.Discard, resp.Body)
						_ = resp.Body.Close()
					}
				}
				s.Advance(time.Duration(i))
				s.Calls("notes.List")
				s.All("Note")
			}
		})
	}
	group.Wait()
}

func BenchmarkList50Of10000(b *testing.B) {
	s := newServer(b)
	for i := range 10_000 {
		note := fmt.Sprintf(`{"id":"note_%d","author":"user_%d","made_at":%d,"title":%q}`, i, i%100, i+1,
			strings.Repeat("x", 600))
		if _, err := s.Seed("Note", json.RawMessage(note)); err != nil {
			b.Fatal(err)
		}
	}
	for name, target := range map[string]string{
		"all": "/v2/notes?limit=50", "of one author": "/v2/notes?limit=50&author=user_7&state=open",
	} {
		b.Run(name, func(b *testing.B) {
			req := request(b, "GET", target, "")
			b.ReportAllocs()
			for b.Loop() {
				resp, err := s.RoundTrip(req)
				if err != nil || resp.StatusCode != 200 {
					b.Fatal(resp, err)
				}
				if _, err := io.Copy(io.Discard, resp.Body); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
