package contract

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"runtime/debug"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/models"
	"github.com/seed-e19c5fb5/clerk-go/sessions"
	"github.com/seed-e19c5fb5/clerk-go/transport"
)

// canary is a key of which no part occurs anywhere else.
const canary = "sk_live_q7Zt9KwXc3Vb5NmR2hLp8sDf4G"

// nest collects everything that a program might print, and searches it for the
// canary.
type nest struct {
	mu  sync.Mutex
	out bytes.Buffer
}

func (n *nest) Write(p []byte) (int, error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.out.Write(p)
}

// print prints a value in every way there is.
func (n *nest) print(name string, v any) {
	holder := struct {
		Public  any
		private any
	}{v, v}
	for _, verb := range []string{"%v", "%+v", "%#v", "%q", "%s", "%x", "%d"} {
		fmt.Fprintf(n, "%s "+verb+" "+verb+"\n", name, v, holder)
	}
	if b, err := json.Marshal(v); err == nil {
		_, _ = n.Write(b)
	}
	for _, h := range n.handlers() {
		slog.New(h).Info(name, "value", v, "holder", holder, slog.Group("group", "value", v))
	}
	if err, ok := v.(error); ok {
		for ; err != nil; err = errors.Unwrap(err) {
			fmt.Fprintf(n, "%s wraps %v %+v %#v\n", name, err, err, err)
			if b, failed := json.Marshal(err); failed == nil {
				_, _ = n.Write(b)
			}
		}
	}
}

func (n *nest) handlers() []slog.Handler {
	all := &slog.HandlerOptions{Level: slog.LevelDebug, AddSource: true}
	return []slog.Handler{slog.NewTextHandler(n, all), slog.NewJSONHandler(n, all)}
}

// check fails if the canary, or a part of it, appears in any form.
func (n *nest) check(t *testing.T) {
	t.Helper()
	n.mu.Lock()
	defer n.mu.Unlock()
	text := n.out.String()
	for name, form := range map[string]func(part string) string{
		"plain":  func(part string) string { return part },
		"hex":    func(part string) string { return fmt.Sprintf("%x", part) },
		"base64": func(part string) string { return base64.StdEncoding.EncodeToString([]byte(part)) },
		"bytes":  func(part string) string { return strings.Trim(fmt.Sprint([]byte(part)), "[]") },
		"go": func(part string) string {
			return strings.TrimSuffix(strings.TrimPrefix(fmt.Sprintf("%#v", []byte(part)), "[]byte{"), "}")
		},
		"JSON": func(part string) string { return escaped(part) },
	} {
		const size = 6 // of a part; every eight bytes hold one, from offsets that base64 begins at
		for i := len("sk_live_"); i+size <= len(canary); i += 3 {
			if at := strings.Index(text, form(canary[i:i+size])); at >= 0 {
				line := strings.LastIndexByte(text[:at], '\n') + 1
				t.Errorf("a part of the key is printed (%s): %.300s … %.100s", name, text[line:], text[max(line, at-50):])
			}
		}
	}
	if len(text) < 1000 {
		t.Errorf("only %d bytes were printed", len(text))
	}
}

// escaped is s as a server may write it into JSON.
func escaped(s string) string {
	var b strings.Builder
	for _, c := range []byte(s) {
		fmt.Fprintf(&b, `\u%04x`, c)
	}
	return b.String()
}

// spy returns a middleware that prints what it sees, before and after.
func (n *nest) spy(name string) transport.Middleware {
	return func(next http.RoundTripper) http.RoundTripper {
		n.print(name+" next", next)
		return roundTripper(func(req *http.Request) (*http.Response, error) {
			resp, err := next.RoundTrip(req)
			n.print(name+" request", req)
			n.print(name+" header", req.Header)
			if resp != nil {
				own := *resp // without what the server wrote
				own.Header, own.Body = nil, nil
				n.print(name+" response", own)
				n.print(name+" response's request", resp.Request)
				n.print(name+" response's request's header", resp.Request.Header)
			}
			op, _ := transport.OperationFrom(req.Context())
			n.print(name+" operation", op)
			fmt.Fprintf(n, "%v %+v %s", req.Context(), req.Context(), req.Context())
			return resp, err
		})
	}
}

// TestTheKeyNeverShows lets calls fail in every way, with servers and networks
// that send the key back, and prints everything that a program can access.
func TestTheKeyNeverShows(t *testing.T) {
	t.Parallel()
	echo := `{"errors":[{"message":"bad key ` + canary + `","code":"clerk_key_invalid","meta":{"key":"` + canary + `"}}],"clerk_trace_id":"` + canary + `"}`
	leaky := http.Header{"X-Clerk-Trace-Id": {canary}, "X-Echo": {"Bearer " + canary}, "Retry-After": {canary}}
	for name, step := range map[string]step{
		"success":     {status: 200},
		"echo":        {status: 401, body: echo, header: leaky},
		"plain echo":  {status: 500, body: "the key is " + canary, header: leaky},
		"escaped":     {status: 401, body: strings.ReplaceAll(echo, canary, escaped(canary)), header: leaky},
		"escaped raw": {status: 500, body: `{"a":"` + escaped(canary) + `"}`},
		"cut body":    {status: 500, body: strings.Repeat("x", 64<<10-len(canary)/2) + canary},
		"broken body": {status: 500, body: "the key is " + canary[:len(canary)/2], breaks: true},
		"redirect":    {status: 302, header: http.Header{"Location": {"https://evil.example/" + canary}}},
		"not JSON":    {status: 200, body: canary, header: leaky},
		"wrong kind":  {status: 200, body: `"` + canary + `"`},
		"wrong field": {status: 200, body: `{"created_at":"` + canary + `"}`},
		"wrong key":   {status: 200, body: `{"` + canary + `":` + canary + `}`},
		"long key":    {status: 200, body: `{"` + strings.Repeat("x", 20) + canary + `":?}`},
		"longer key":  {status: 200, body: `{"` + strings.Repeat("x", 125) + canary + `":?}`},
		"escaped key": {status: 200, body: `{"` + escaped(canary) + `":?}`},
		"too large":   {status: 200, body: strings.Repeat(canary, 3000)},
		"network":     {err: errors.New("proxy: cannot send Authorization: Bearer " + canary)},
		"structure":   {err: refusedByProxy{Sent: http.Header{"Authorization": {"Bearer " + canary}}}},
		"pointer":     {err: fmt.Errorf("dial: %w", &refusedByProxy{Sent: http.Header{"Authorization": {"Bearer " + canary}}})},
		"cut":         {err: fmt.Errorf("read: %w", io.ErrUnexpectedEOF)},
		"slow":        {status: 200, takes: time.Hour},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			n := new(nest)
			synctest.Test(t, func(t *testing.T) { n.call(t, name, step) })
			n.check(t)
		})
	}
	for name, call := range map[string]func(context.Context, *sessions.Client) error{
		"as id":               getting(canary + "\n"),
		"at the end of an id": getting(strings.Repeat("x", 50) + canary + "\n"),
		"as header":           getting(id, transport.WithHeader(canary, "\n")),
		"as header's name":    getting(id, transport.WithHeader(canary+" ", "")),
		"as status": func(ctx context.Context, api *sessions.Client) error {
			_, err := api.List(ctx, sessions.ListParams{Status: "\"" + canary})
			return err
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			n := new(nest)
			client, err := transport.New(canary)
			if err != nil {
				t.Fatal(err)
			}
			if err = call(t.Context(), sessions.New(client)); err == nil {
				t.Error("it is not refused")
			}
			n.print(name, err)
			n.check(t)
		})
	}
	t.Run("constructors", func(t *testing.T) {
		t.Parallel()
		n := new(nest)
		n.constructors()
		n.check(t)
	})
}

// getting returns a call of Get.
func getting(id string, opts ...transport.CallOption) func(context.Context, *sessions.Client) error {
	return func(ctx context.Context, api *sessions.Client) error {
		_, err := api.Get(ctx, id, opts...)
		return err
	}
}

// refusedByProxy is an error whose text is harmless and whose fields are not.
type refusedByProxy struct{ Sent http.Header }

func (refusedByProxy) Error() string { return "refused by the proxy" }

// call makes calls against one step and prints what they return.
func (n *nest) call(t *testing.T, name string, answer step) {
	for _, h := range n.handlers() {
		base := &scripted{steps: []step{answer}} // behind a function, because it knows the key by itself
		client, err := transport.New(canary, transport.WithBase(roundTripper(base.RoundTrip)), transport.WithLogger(slog.New(h)),
			transport.WithMiddleware(n.spy(name+" operation")), transport.WithAttemptMiddleware(n.spy(name+" attempt")),
			transport.WithMaxResponseBytes(70<<10))
		if err != nil {
			t.Fatal(err)
		}
		api := sessions.New(client)
		n.print("client", client)
		n.print("client's value", *client)
		n.print("sessions", api)
		var raw transport.Response
		s, err := api.Get(t.Context(), id, transport.WithResponse(&raw), transport.WithHeader("X-Mine", "1"))
		n.print(name+" value", s)
		n.print(name, err)
		fmt.Fprintf(n, "%s", raw.Body)
		raw.Body = raw.Body[:min(len(raw.Body), 1000)] // a long one would take seconds
		n.print(name+" raw", raw)
		var failure *models.APIError
		if errors.As(err, &failure) {
			n.print(name+" failure", *failure)
		}
		_, err = api.Create(t.Context(), sessions.CreateParams{})
		n.print(name+" create", err)
		n.panics(client)
	}
}

// panics prints what a program prints that recovers from a panic in a base.
func (n *nest) panics(client *transport.Client) {
	wild, err := transport.New(canary, transport.WithBase(roundTripper(func(*http.Request) (*http.Response, error) {
		panic(fmt.Sprintf("out of order: %v", client))
	})))
	if err != nil {
		return
	}
	defer func() {
		n.print("panic", recover())
		_, _ = n.Write(debug.Stack())
	}()
	_, _ = sessions.New(wild).Get(context.Background(), id)
}

// constructors prints what can be had without a call.
func (n *nest) constructors() {
	for _, option := range []transport.Option{
		transport.WithBaseURL("https://" + canary + "@host"), transport.WithBaseURL("http://" + canary), transport.WithBaseURL(canary),
		transport.WithBaseURL("https://h/?" + canary), transport.WithTimeout(-1), transport.WithMaxResponseBytes(0),
		transport.WithAPIVersion(""), transport.WithRetry(transport.RetryPolicy{MaxAttempts: -1}), transport.WithRateLimit(transport.Rate{}),
	} {
		_, err := transport.New(canary, option)
		n.print("option", option)
		n.print("constructor", err)
	}
	_, err := transport.New(canary + "\n")
	n.print("key", err)
	limiter, _ := transport.NewLimiter(transport.Rate{Requests: 1, Per: time.Second, Burst: 1})
	n.print("limiter", limiter)
}
