package origin

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/internal/attempt"
)

const secret = "sk_test_4bQ7mJx0aVtYcR2nLwEoZ9"

type roundTripper func(*http.Request) (*http.Response, error)

func (f roundTripper) RoundTrip(req *http.Request) (*http.Response, error) { return f(req) }

func base(t testing.TB) *Base {
	t.Helper()
	b, err := Parse("https://api.example.com/v1", false)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func key(t testing.TB) Key {
	t.Helper()
	k, err := NewKey(secret)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func request(t testing.TB, address string) *http.Request {
	t.Helper()
	req, err := http.NewRequest(http.MethodGet, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	return req
}

func TestNewKeyRefuses(t *testing.T) {
	t.Parallel()
	const unfit = "contains a space, a control character or a non-ASCII character"
	for bad, why := range map[string]string{
		"": "is empty", " ": unfit, "a b": unfit, "a\n": unfit, "\x00": unfit, "é": unfit, "a\x7f": unfit,
	} {
		t.Run(bad, func(t *testing.T) {
			if _, err := NewKey(bad); err == nil || err.Error() != why {
				t.Errorf("%v, not %s", err, why)
			}
		})
	}
}

func TestTheKeyDoesNotPrint(t *testing.T) {
	t.Parallel()
	k := key(t)
	holder := struct {
		Public  Key
		private Key
	}{k, k}
	var out bytes.Buffer
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
		fmt.Fprintf(&out, verb+" "+verb+"\n", k, holder)
	}
	for _, h := range []slog.Handler{slog.NewTextHandler(&out, nil), slog.NewJSONHandler(&out, nil)} {
		slog.New(h).Info("key", "key", k, "holder", holder, "pointer", &holder)
	}
	if b, err := json.Marshal(holder); err == nil {
		out.Write(b)
	}
	for _, form := range []string{secret, fmt.Sprintf("%x", secret)} {
		if strings.Contains(out.String(), form) {
			t.Errorf("the key is in\n%s", &out)
		}
	}
}

func TestRedact(t *testing.T) {
	t.Parallel()
	k := key(t)
	const clean = "bad key [redacted]!"
	if got := k.Redact("bad key " + secret + "!"); got != clean {
		t.Errorf("%s", got)
	}
	if got := k.RedactBytes([]byte("bad key "+secret+"!"), false); string(got) != clean {
		t.Errorf("%s", got)
	}
	h := http.Header{"X-A": {"b", secret}, "X-B": {"b"}, "X-C": {"Bearer " + secret}}
	before := h.Clone()
	want := http.Header{"X-A": {"b, [redacted]"}, "X-B": {"b"}, "X-C": {"Bearer [redacted]"}}
	if got := k.RedactHeader(h); !reflect.DeepEqual(got, want) || !reflect.DeepEqual(h, before) {
		t.Error(got)
	}
	short, err := NewKey("key")
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range []Key{{}, short} {
		if got := k.Redact("a monkey"); got != "a monkey" {
			t.Errorf("%s", got)
		}
	}
}

func TestOnlyTheOriginGetsTheKey(t *testing.T) {
	t.Parallel()
	sent := ""
	layer := Layer(roundTripper(func(req *http.Request) (*http.Response, error) {
		sent = req.Header.Get("Authorization")
		return &http.Response{StatusCode: 200, Body: http.NoBody, Request: req}, nil
	}), NewCredential(Bearer(), secret), base(t))
	for address, want := range map[string]string{
		"https://api.example.com/v1": "Bearer " + secret,
		"https://example.com/v1":     "",
	} {
		t.Run(address, func(t *testing.T) {
			req := request(t, address)
			resp, err := layer.RoundTrip(req)
			if err != nil || sent != want {
				t.Errorf("sent %q, %v", sent, err)
			}
			if req.Header.Get("Authorization") != "" || resp.Request != req {
				t.Error("the caller's request has the key")
			}
		})
	}
}

func BenchmarkLayer(b *testing.B) {
	answer := &http.Response{StatusCode: 200, Body: http.NoBody}
	layer := Layer(roundTripper(func(*http.Request) (*http.Response, error) { return answer, nil }), NewCredential(Bearer(), secret), base(b))
	req := request(b, "https://api.example.com/v1")
	b.Run("own clone", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := layer.RoundTrip(req); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("clone of the attempt, made too", func(b *testing.B) {
		shared := attempt.Layer(layer, time.Minute, true)
		b.ReportAllocs()
		for b.Loop() {
			if _, err := shared.RoundTrip(req); err != nil {
				b.Fatal(err)
			}
		}
	})
}
