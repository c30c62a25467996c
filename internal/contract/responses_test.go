package contract

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/sessions"
	"github.com/seed-e19c5fb5/clerk-go/transport"
)

// operations are all of them, with nothing wrong in the request. They return
// what the method does: nothing at all is nil.
var operations = map[string]func(context.Context, *sessions.Client, ...transport.CallOption) (any, error){
	"List": func(ctx context.Context, c *sessions.Client, opts ...transport.CallOption) (any, error) {
		list, err := c.List(ctx, sessions.ListParams{}, opts...)
		if list == nil {
			return nil, err
		}
		return list, err
	},
	"Get": func(ctx context.Context, c *sessions.Client, opts ...transport.CallOption) (any, error) {
		return orNil(c.Get(ctx, id, opts...))
	},
	"Revoke": func(ctx context.Context, c *sessions.Client, opts ...transport.CallOption) (any, error) {
		return orNil(c.Revoke(ctx, id, opts...))
	},
	"Verify": func(ctx context.Context, c *sessions.Client, opts ...transport.CallOption) (any, error) {
		return orNil(c.Verify(ctx, id, sessions.VerifyParams{}, opts...)) //lint:ignore SA1019 it is still there
	},
	"Create": func(ctx context.Context, c *sessions.Client, opts ...transport.CallOption) (any, error) {
		return orNil(c.Create(ctx, newSession, opts...))
	},
	"CreateToken": func(ctx context.Context, c *sessions.Client, opts ...transport.CallOption) (any, error) {
		return orNil(c.CreateToken(ctx, id, sessions.CreateTokenParams{}, opts...))
	},
	"CreateTokenFromTemplate": func(
		ctx context.Context, c *sessions.Client, opts ...transport.CallOption,
	) (any, error) {
		return orNil(c.CreateTokenFromTemplate(ctx, id, "t", sessions.CreateTokenFromTemplateParams{}, opts...))
	},
	"Refresh": func(ctx context.Context, c *sessions.Client, opts ...transport.CallOption) (any, error) {
		params := sessions.RefreshParams{ExpiredToken: "a", RefreshToken: "b", RequestOrigin: "c"}
		return orNil(c.Refresh(ctx, id, params, opts...))
	},
}

// TestAResponseHasToBeOne has bodies of status 200, with what is wrong with them.
func TestAResponseHasToBeOne(t *testing.T) {
	t.Parallel()
	const noID, noJWT = "response.id: missing or empty", "response.jwt: missing or empty"
	for _, test := range []struct{ operation, body, want string }{
		{"Get", `{}`, noID + " at byte 2"},
		{"Get", `{"object":"session"}`, noID},
		{"Get", `{"id":null,"user_id":"user_1"}`, noID},
		{"Get", `{"id":"","user_id":"user_1"}`, noID},
		{"Get", `{"id":"sess_1","id":""}`, noID},
		{"Get", `{"ID":"sess_1"}`, noID},
		{"Get", `{"latest_activity":{"id":"activity_1"}}`, noID},
		{"Get", `{"id":"sess_1"}`, ""},
		{"Get", `{"id":"","id":"sess_1"}`, ""},
		{"Get", `{"tasks":[{},null],"latest_activity":{},"id":"sess_1"}`, ""},
		{"Revoke", `{}`, noID},
		{"Verify", `{}`, noID},
		{"Verify", `{"status":"active"}`, noID},
		{"Verify", `{"id":"sess_1"}`, ""},
		{"Create", `{}`, noID},
		{"List", `[]`, ""},
		{"List", `[{"id":"sess_1"},{"id":"sess_2"}]`, ""},
		{"List", `[{"id":"sess_1"},{}]`, "response[1].id: missing or empty"},
		{"List", `[null]`, "response[0].id: missing or empty"},
		{"CreateToken", `{}`, noJWT},
		{"CreateToken", `{"object":"token","jwt":""}`, noJWT},
		{"CreateToken", `{"jwt":"a.b.c"}`, ""},
		{"CreateTokenFromTemplate", `{"object":"token"}`, noJWT},
		{"Refresh", `{}`, "response.object: missing or empty"},
		{"Refresh", `{"jwt":"a.b.c"}`, "response.object: missing or empty"},
		{"Refresh", `{"object":"token"}`, noJWT},
		{"Refresh", `{"object":"cookies"}`, "response.cookies: missing or empty"},
		{"Refresh", `{"object":"cookies","cookies":[]}`, "response.cookies: missing or empty"},
		{"Refresh", `{"object":"token","jwt":"a.b.c"}`, ""},
		{"Refresh", `{"object":"cookies","cookies":["a=b"]}`, ""},
		{"Refresh", `{"object":"a later one"}`, ""},
	} {
		t.Run(test.operation+" "+test.body, func(t *testing.T) {
			t.Parallel()
			base := &scripted{steps: []step{{status: 200, body: test.body}}}
			var response transport.Response
			v, err := operations[test.operation](t.Context(), newSessions(t, base), transport.WithResponse(&response))
			if test.want == "" {
				if v == nil || err != nil {
					t.Errorf("%v, %v", v, err)
				}
				return
			}
			want := "sessions." + test.operation + ": the response with status 200 cannot be read: " + test.want
			if v != nil || err == nil || !strings.HasPrefix(err.Error(), want) {
				t.Errorf("got  %v, %v\nwant %s", v, err, want)
			}
			if response.StatusCode != 200 || response.TraceID != traceID || string(response.Body) != test.body ||
				base.tries() != 1 {
				t.Errorf("the response is %+v after %d tries", response, base.tries())
			}
		})
	}
}

// TestAPageHasNoMoreItemsThanItMay has pages from a server that heeds no limit.
func TestAPageHasNoMoreItemsThanItMay(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		limit, items int
		refused      bool
	}{
		{0, 499, false}, {10, 11, false}, {10, 499, false}, {499, 499, false},
		{0, 500, true}, {10, 500, true}, {499, 500, true}, {1, 100_000, true},
	} {
		t.Run(fmt.Sprintf("%d of %d", test.items, test.limit), func(t *testing.T) {
			t.Parallel()
			body := "[" + strings.TrimSuffix(strings.Repeat(`{"id":"sess_1"},`, test.items), ",") + "]"
			client := newSessions(t, &scripted{steps: []step{{status: 200, body: body}}})
			list, err := client.List(t.Context(), sessions.ListParams{Limit: test.limit})
			if !test.refused {
				if len(list) != test.items || err != nil {
					t.Errorf("%d items, %v", len(list), err)
				}
				return
			}
			const want = "sessions.List: the response with status 200 cannot be read: response: more than 499 items, " +
				"which is the most that was asked for or is documented, at byte 7985"
			if list != nil || err == nil || err.Error() != want {
				t.Errorf("%d items, %v", len(list), err)
			}
			for _, err := range client.All(t.Context(), sessions.ListParams{Limit: test.limit}) {
				if err == nil || err.Error() != want {
					t.Errorf("an item of the iteration comes with %v", err)
				}
			}
		})
	}
}

// TestDecodingEndsWithTheCall has a response that arrived in time, and no time
// left to decode it.
func TestDecodingEndsWithTheCall(t *testing.T) {
	t.Parallel()
	body := `{"id":"sess_1","tasks":[` + strings.TrimSuffix(strings.Repeat("{},", 5000), ",") + "]}"
	for _, test := range []struct {
		name string
		opts []transport.Option
		late func(cancel context.CancelFunc) // runs between the response and its decoding
		want error
		kind string
	}{
		{
			"timeout", []transport.Option{transport.WithTimeout(time.Minute)},
			func(context.CancelFunc) { time.Sleep(time.Hour) }, context.DeadlineExceeded, "timeout",
		},
		{"cancelled", nil, func(cancel context.CancelFunc) { cancel() }, context.Canceled, "canceled"},
		{"neither", nil, func(context.CancelFunc) {}, nil, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				ctx, cancel := context.WithCancel(t.Context())
				defer cancel()
				late := transport.WithMiddleware(func(next http.RoundTripper) http.RoundTripper {
					return roundTripper(func(req *http.Request) (*http.Response, error) {
						resp, err := next.RoundTrip(req)
						test.late(cancel)
						return resp, err
					})
				})
				var log strings.Builder
				opts := append(test.opts, late, transport.WithLogger(slog.New(slog.NewTextHandler(&log, nil))))
				got, err := newSessions(t, &scripted{steps: []step{{status: 200, body: body}}}, opts...).Get(ctx, id)
				if !errors.Is(err, test.want) || (got == nil) != (test.want != nil) {
					t.Errorf("%v, %v", got, err)
				}
				if !strings.HasSuffix(strings.TrimSpace(log.String()), " error.type="+test.kind) && test.kind != "" {
					t.Errorf("the log is %s", &log)
				}
			})
		})
	}
}
