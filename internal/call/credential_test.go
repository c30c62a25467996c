package call

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/internal/operation"
	"github.com/seed-e19c5fb5/clerk-go/internal/origin"
	"github.com/seed-e19c5fb5/clerk-go/internal/ratelimit"
	"github.com/seed-e19c5fb5/clerk-go/internal/wirelog"
)

// engineWith returns an engine with another credential than a bearer key.
func (a *api) engineWith(t *testing.T, credential origin.Credential, change func(*Config)) *Engine {
	t.Helper()
	c := a.config()
	if change != nil {
		change(&c)
	}
	e, err := NewWith(credential, c)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// credentials returns one of every kind, all with secret in them.
func credentials() map[string]origin.Credential {
	return map[string]origin.Credential{
		"bearer": origin.NewCredential(origin.Bearer(), secret),
		"header": origin.NewCredential(origin.InHeader("X-Api-Key", ""), secret),
		"query":  origin.NewCredential(origin.InQuery("api_key"), secret),
		"cookie": origin.NewCredential(origin.InCookie("sid"), secret),
		"basic":  origin.Basic("account", secret),
		"source": origin.FromSource(origin.InQuery("api_key"), func(context.Context) (string, error) {
			return secret, nil
		}),
	}
}

// TestNoCredentialShows has a server that sends back everything that it
// receives.
func TestNoCredentialShows(t *testing.T) {
	t.Parallel()
	echo := func(req *http.Request) string { return fmt.Sprintf("%s %v", req.URL, req.Header) }
	basic := base64.RawStdEncoding.EncodeToString([]byte("account:" + secret))[:20]
	for kind, credential := range credentials() {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			var out bytes.Buffer
			log := func(c *Config) {
				c.Log = wirelog.New(slog.New(slog.NewTextHandler(&out, &slog.HandlerOptions{Level: slog.LevelDebug})),
					"X-Trace")
				c.TraceHeader = "X-Trace"
			}
			show := func(v any) { fmt.Fprintf(&out, "%v %+v %#v\n", v, v, v) }
			calls := 0
			failing := &api{answer: func(req *http.Request) *http.Response {
				if !strings.Contains(echo(req), secret) && !strings.Contains(echo(req), basic) {
					t.Errorf("sent without the key: %s", echo(req))
				}
				if calls++; calls > 1 {
					return response(200, `[]`, "Link", "<"+req.URL.String()+"&page=2>; rel=\"next\"", "X-Trace", secret)
				}
				return response(404, echo(req), "X-Trace", secret, "X-Back", echo(req))
			}}
			e := failing.engineWith(t, credential, log)
			show(e)
			var kept Response
			_, err := Read(t.Context(), e, plainOperation.Request(), []OptionFunc{func(o *Options) { o.Keep(&kept) }},
				(*Answer).Text)
			if f, ok := errors.AsType[Failure](err); ok {
				show(string(f.Body) + f.TraceID)
			}
			show(err)
			show(kept)
			show(string(kept.Body))
			p, err := ReadPage(t.Context(), e, plainOperation.Request(), []option(nil), readArray)
			show(err)
			if p != nil {
				show(*p)
			}
			e = (&api{}).engineWith(t, credential, func(c *Config) {
				c.Base = baseFunc(func(req *http.Request) (*http.Response, error) {
					return nil, errors.New("proxy: " + echo(req))
				})
			})
			_, err = Read(t.Context(), e, plainOperation.Request(), []option(nil), (*Answer).Text)
			show(err)
			for _, part := range []string{secret, basic} {
				if strings.Contains(out.String(), part) {
					t.Errorf("%s is in\n%s", part, &out)
				}
			}
			if !strings.Contains(out.String(), "[redacted]") {
				t.Errorf("nothing was hidden in\n%s", &out)
			}
		})
	}
}

// TestTheNextPageGetsTheKeyOfTheQuery has a server that puts the key into links.
func TestTheNextPageGetsTheKeyOfTheQuery(t *testing.T) {
	t.Parallel()
	a := &api{answer: func(req *http.Request) *http.Response {
		if req.URL.Query().Get("page") == "2" {
			return response(200, `[]`)
		}
		return response(200, `[{"id":"a"}]`, "Link", "<"+req.URL.String()+"&page=2>; rel=next")
	}}
	e := a.engineWith(t, origin.NewCredential(origin.InQuery("api_key"), secret), nil)
	_, err := ids(t, PagesByCursor(plainOperation, "", func(next string) (*Page[thing], error) {
		r := plainOperation.Request()
		r.Follow(next)
		return ReadPage(t.Context(), e, r, []option(nil), readArray)
	}))
	if want := base + "/things?page=2&api_key=" + secret; err != nil || len(a.asked) != 2 || a.urls()[1] != want {
		t.Errorf("%v after %v", err, a.urls())
	}
}

// TestASourceIsAskedForEachTry has keys that rotate between two attempts.
func TestASourceIsAskedForEachTry(t *testing.T) {
	t.Parallel()
	n := 0
	a := always(503, "")
	e := a.engineWith(t,
		origin.FromSource(origin.Bearer(),
			func(context.Context) (string, error) { n++; return fmt.Sprint(secret, n), nil }),
		nil)
	if _, err := Read(t.Context(), e, plainOperation.Request(), []option(nil), (*Answer).Text); err == nil {
		t.Error("no failure")
	}
	for i, req := range a.asked {
		if want := fmt.Sprint("Bearer ", secret, i+1); req.Header.Get("Authorization") != want {
			t.Errorf("try %d sent %s", i+1, req.Header.Get("Authorization"))
		}
	}
	if len(a.asked) != 3 {
		t.Errorf("%d tries", len(a.asked))
	}
}

func TestASourceThatFailsEndsTheCall(t *testing.T) {
	t.Parallel()
	a, asked, down := always(200, ""), 0, errors.New("down")
	e := a.engineWith(t,
		origin.FromSource(origin.Bearer(), func(context.Context) (string, error) { asked++; return "", down }), nil)
	_, err := Read(t.Context(), e, plainOperation.Request(), []option(nil), (*Answer).Text)
	checkError(t, err, "things.Get: the source of keys failed: down", "")
	if !errors.Is(err, down) || asked != 1 || len(a.asked) != 0 {
		t.Errorf("%v, asked %d times, sent %d", err, asked, len(a.asked))
	}
	if failed, ok := errors.AsType[*Error](err); !ok || failed.Attempts != 0 {
		t.Errorf("%+v", failed)
	}
}

func TestAnOperationWithoutAKey(t *testing.T) {
	t.Parallel()
	for kind, credential := range credentials() {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			a := always(200, "")
			e := a.engineWith(t, credential, nil)
			if _, err := Read(t.Context(), e, operationWith(operation.Traits{Public: true}).Request(), []option(nil),
				(*Answer).Text); err != nil {
				t.Fatal(err)
			}
			if req := a.asked[0]; req.Header.Get("Authorization")+req.Header.Get("X-Api-Key")+req.Header.Get("Cookie")+
				req.URL.RawQuery !=
				"" {
				t.Errorf("sent %v %v", req.URL, req.Header)
			}
		})
	}
}

func TestNewWithRefuses(t *testing.T) {
	t.Parallel()
	_, err := NewWith(origin.Basic("a:b", "c"), always(200, "").config())
	checkError(t, err, "the secret key contains a colon in its user name", "")
}

// TestRatesGoByTheKey has a rate that admits only one request.
func TestRatesGoByTheKey(t *testing.T) {
	t.Parallel()
	rates := func(c *Config) { c.Rates = []KeyRate{{Prefix: "sk_test_", Rate: ratelimit.Rate{}}} }
	for name, test := range map[string]struct {
		credential origin.Credential
		fails      bool
	}{
		"of the prefix": {origin.NewCredential(origin.InHeader("X-Api-Key", ""), secret), true},
		"of another":    {origin.NewCredential(origin.Bearer(), "sk_live_"+secret), false},
		"of a source": {
			origin.FromSource(origin.Bearer(), func(context.Context) (string, error) { return secret, nil }), false,
		},
		"of a user name": {origin.Basic(secret, ""), true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := always(200, "").config()
			rates(&c)
			if _, err := NewWith(test.credential, c); (err != nil) != test.fails {
				t.Error(err)
			}
		})
	}
}
