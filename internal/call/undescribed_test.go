package call

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"reflect"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/internal/operation"
)

// written is a model that is written with a secret.
type written struct{}

func (written) AppendJSON(b []byte) ([]byte, error) { return append(b, `{"secret":"s"}`...), nil }

func (written) MarshalJSON() ([]byte, error) { return []byte(`{"secret":"[redacted]"}`), nil }

func TestDoSends(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		u                    Undescribed
		method, target, body string
	}{
		"little": {Undescribed{Path: "/things"}, "GET", "/v1/things", ""},
		"a query": {
			Undescribed{Path: "/things", Query: url.Values{"b": {"1", "ä &"}, "a": {""}}}, "GET",
			"/v1/things?a=&b=1&b=%C3%A4+%26", "",
		},
		"a map": {
			Undescribed{Method: "POST", Path: "/things", Body: map[string]any{"a": nil}}, "POST", "/v1/things",
			`{"a":null}`,
		},
		"a model": {
			Undescribed{Method: "PATCH", Path: "/things/a%2Fb/", Body: written{}}, "PATCH", "/v1/things/a%2Fb/",
			`{"secret":"s"}`,
		},
		"bytes": {Undescribed{Method: "PUT", Path: "/things", Body: []byte("a,b")}, "PUT", "/v1/things", "a,b"},
		"raw JSON": {
			Undescribed{Method: "POST", Path: "/things", Body: json.RawMessage(` [1]`)}, "POST", "/v1/things", "[1]",
		},
		"DELETE body": {Undescribed{Method: "DELETE", Path: "/things", Body: []int{1}}, "DELETE", "/v1/things", "[1]"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var body []byte
			a := always(204, "")
			c := a.config()
			c.Base = baseFunc(func(req *http.Request) (*http.Response, error) {
				if req.Body != nil {
					body, _ = io.ReadAll(req.Body)
				}
				return a.RoundTrip(req)
			})
			e, err := New(secret, c)
			if err != nil {
				t.Fatal(err)
			}
			if err := Do[option](t.Context(), e, test.u, new(any), nil); err != nil {
				t.Fatal(err)
			}
			req := a.asked[0]
			if req.Method != test.method || req.URL.RequestURI() != test.target || string(body) != test.body {
				t.Errorf("sent %s %s %s", req.Method, req.URL.RequestURI(), body)
			}
			if req.Header.Get("Authorization") != "Bearer "+secret {
				t.Error("sent without the key")
			}
		})
	}
}

func TestDoRefuses(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		u    Undescribed
		says string
	}{
		"no path":         {Undescribed{}, `path does not begin with a slash`},
		"a relative path": {Undescribed{Path: "things"}, `path "things" does not begin with a slash`},
		"another host": {
			Undescribed{Path: "https://evil.example.org/"},
			`path "https://evil.example.org/" does not begin with a slash`,
		},
		"a query":         {Undescribed{Path: "/a?b=c"}, `path "/a?b=c" has a query or a fragment`},
		"a fragment":      {Undescribed{Path: "/a#b"}, `path "/a#b" has a query or a fragment`},
		"up":              {Undescribed{Path: "/a/../../b"}, `path "/a/../../b" has "." or ".." in it`},
		"up, escaped":     {Undescribed{Path: "/a/%2e%2E/b"}, `path "/a/%2e%2E/b" has "." or ".." in it`},
		"a lone percent":  {Undescribed{Path: "/100%"}, `path "/100%" contains an invalid percent escape`},
		"a line break":    {Undescribed{Path: "/a%0d%0ab"}, `path "/a%0d%0ab" contains a control character`},
		"a method of two": {Undescribed{Method: "GET /", Path: "/a"}, `method "GET /" is not a method`},
		"what JSON has not": {
			Undescribed{Name: "things.Beta", Path: "/a", Body: func() {}},
			"body cannot be encoded: json: unsupported type: func()",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a := always(200, "{}")
			err := Do[option](t.Context(), a.engine(t), test.u, nil, nil)
			prefix := "transport.Do: "
			if test.u.Name != "" {
				prefix = test.u.Name + ": "
			}
			checkError(t, err, test.says, prefix)
			if len(a.asked) > 0 {
				t.Error("it was sent")
			}
		})
	}
}

func TestDoDecodes(t *testing.T) {
	t.Parallel()
	type plain struct{ A int }
	for name, test := range map[string]struct {
		status     int
		body       string
		into, want any
		says       string
	}{
		"a struct":   {200, `{"A":7}`, new(plain), &plain{7}, ""},
		"anything":   {200, `[1,"a"]`, new(any), new(any([]any{1.0, "a"})), ""},
		"a model":    {200, `{"id":"a"}`, new(thing), &thing{"a"}, ""},
		"bytes":      {201, `<html>`, new([]byte), new([]byte("<html>")), ""},
		"nothing":    {200, `<html>`, nil, nil, ""},
		"no content": {204, ``, new(plain), new(plain), ""},
		"a page of HTML": {
			200, `<html>`, new(plain), new(plain),
			"the response with status 200 cannot be read: invalid character '<' looking for beginning of value",
		},
		"no JSON": {
			200, ``, new(plain), new(plain),
			"the response with status 200 cannot be read: unexpected end of JSON input",
		},
		"another kind": {
			200, `[]`, new(plain), new(plain),
			"the response with status 200 cannot be read: cannot unmarshal array into Go value of type call.plain",
		},
		"no model": {
			200, `[]`, new(thing), new(thing),
			"the response with status 200 cannot be read: response: want an object, found an array at byte 0",
		},
		"a failure":         {404, `{}`, new(plain), new(plain), "status 404"},
		"the key sent back": {200, secret, new([]byte), new([]byte("[redacted]")), ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			err := Do[option](t.Context(), always(test.status, test.body).engine(t), Undescribed{Path: "/things"},
				test.into, nil)
			checkError(t, err, test.says, "transport.Do: ")
			if !reflect.DeepEqual(test.into, test.want) {
				t.Errorf("%+v, not %+v", test.into, test.want)
			}
		})
	}
}

func TestDoIsSentAgain(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		u     Undescribed
		tries int
	}{
		"GET":                     {Undescribed{}, 3},
		"PUT":                     {Undescribed{Method: "PUT", Body: 1}, 3},
		"DELETE":                  {Undescribed{Method: "DELETE"}, 3},
		"POST":                    {Undescribed{Method: "POST", Body: 1}, 1},
		"POST that is idempotent": {Undescribed{Method: "POST", Body: 1, Idempotent: true}, 3},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test.u.Path = "/things"
			a := always(503, "")
			err := Do[option](t.Context(), a.engine(t), test.u, nil, nil)
			if len(a.asked) != test.tries || err == nil {
				t.Errorf("%d tries, %v", len(a.asked), err)
			}
		})
	}
}

// TestRetryable has failures of every kind, for operations of both.
func TestRetryable(t *testing.T) {
	t.Parallel()
	fails := func(err error) func(*http.Request) (*http.Response, error) {
		return func(*http.Request) (*http.Response, error) { return nil, err }
	}
	answers := func(status int) func(*http.Request) (*http.Response, error) {
		return func(*http.Request) (*http.Response, error) { return response(status, "["), nil }
	}
	for name, test := range map[string]struct {
		base            func(*http.Request) (*http.Response, error)
		idempotent, not bool
	}{
		"refused":           {answers(429), true, true},
		"server in trouble": {answers(503), true, false},
		"not found":         {answers(404), false, false},
		"not readable":      {answers(200), false, false},
		"not dialled":       {fails(&net.OpError{Op: "dial", Err: io.EOF}), true, true},
		"broken off":        {fails(io.ErrUnexpectedEOF), true, false},
		"given up":          {fails(context.Canceled), false, false},
		"final":             {fails(unfit{io.EOF}), false, false},
	} {
		for _, idempotent := range []bool{true, false} {
			t.Run(fmt.Sprint(name, " ", idempotent), func(t *testing.T) {
				t.Parallel()
				c := always(0, "").config()
				c.Base = baseFunc(test.base)
				c.DefaultRetry.MaxAttempts = 1
				e, err := New(secret, c)
				if err != nil {
					t.Fatal(err)
				}
				op := NewOperation(operation.Operation{
					Name: "things.Get", Method: "GET", Route: "/things", Idempotent: idempotent,
				})
				_, err = Read(t.Context(), e, op.Request(), []option(nil), Object[thing])
				want := test.idempotent
				if !idempotent {
					want = test.not
				}
				var got bool
				if f, ok := errors.AsType[Failure](err); ok {
					got = f.Retryable
				} else if failed, ok := errors.AsType[*Error](err); ok {
					got = failed.Retryable()
				} else {
					t.Fatalf("the error is %v", err)
				}
				if got != want {
					t.Errorf("%v is retryable: %v", err, got)
				}
			})
		}
	}
}
