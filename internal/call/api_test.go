package call

import (
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/internal/operation"
	"github.com/seed-e19c5fb5/clerk-go/internal/retry"
	"github.com/seed-e19c5fb5/clerk-go/internal/wire"
)

// api is an in-memory server, with the requests that it received.
type api struct {
	mu     sync.Mutex
	asked  []*http.Request
	answer func(*http.Request) *http.Response
}

func (a *api) RoundTrip(req *http.Request) (*http.Response, error) {
	if req.Body != nil {
		_, _ = io.Copy(io.Discard, req.Body)
		req.Body.Close()
	}
	a.mu.Lock()
	a.asked = append(a.asked, req)
	a.mu.Unlock()
	resp := a.answer(req)
	resp.Request = req
	return resp, nil
}

// urls returns the requested URLs.
func (a *api) urls() []string {
	var all []string
	for _, req := range a.asked {
		all = append(all, req.URL.String())
	}
	return all
}

// response returns a response with a body, and with headers as alternating names
// and values.
func response(status int, body string, header ...string) *http.Response {
	resp := &http.Response{
		StatusCode: status, Header: http.Header{}, Body: io.NopCloser(strings.NewReader(body)),
		ContentLength: int64(len(body)),
	}
	for i := 0; i < len(header); i += 2 {
		resp.Header.Add(header[i], header[i+1])
	}
	return resp
}

// always returns an api with one response.
func always(status int, body string, header ...string) *api {
	return &api{answer: func(*http.Request) *http.Response { return response(status, body, header...) }}
}

const base = "https://api.example.com/v1"

// config is that of an engine that sends to a.
func (a *api) config() Config {
	return Config{
		KeyName: "secret key", BaseURL: base, MaxResponseBytes: 1 << 20, Base: a,
		DefaultRetry: retry.Policy{MaxAttempts: 3, Budget: 10, Refused: []int{429}, Ambiguous: []int{503}},
	}
}

func (a *api) engine(t testing.TB) *Engine {
	t.Helper()
	e, err := New(secret, a.config())
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// thing is a model.
type thing struct{ ID string }

var fieldsOfThing = wire.Fields{List: []wire.Field{{Key: "id", Type: &wire.String}}}

func (v *thing) UnmarshalWire(d *wire.Decoder) error {
	d.Fields(&fieldsOfThing, nil, &v.ID)
	return d.Require("id", v.ID != "")
}

func thingID(v *thing) string { return v.ID }

func readStrings(d *wire.Decoder) (list []string) {
	for l := wire.NewList(d, &list); l.Next(); {
		d.String(l.Item())
	}
	return list
}

func readRaw(d *wire.Decoder) (raw json.RawMessage) {
	d.Raw(&raw)
	return raw
}

// operationWith returns one with traits.
func operationWith(t operation.Traits) *Operation {
	return NewOperation(operation.Operation{
		Name: "things.Get", Method: http.MethodGet, Route: "/things", Idempotent: true,
	}).With(t)
}

// plainOperation has no traits.
var plainOperation = NewOperation(operation.Operation{
	Name: "things.Get", Method: http.MethodGet, Route: "/things", Idempotent: true,
})
