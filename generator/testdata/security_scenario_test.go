package copy_test

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	accountmodels "example.com/copy/account/models"
	accounttest "example.com/copy/account/things/thingstest"
	accounttransport "example.com/copy/account/transport"
	"example.com/copy/vault/items"
	"example.com/copy/vault/items/boxes"
	"example.com/copy/vault/items/boxes/boxestest"
	"example.com/copy/vault/items/itemstest"
	"example.com/copy/vault/models"
	"example.com/copy/vault/transport"

	"example.com/copy/account/things"
)

// TestWaysIn calls the fake with a client of each constructor, with a good and a bad
// key.
func TestWaysIn(t *testing.T) {
	t.Parallel()
	for name, way := range map[string]struct {
		good, bad func(opts ...transport.Option) (*transport.Client, error)
	}{
		"header": {keyed(transport.New, itemstest.Key), keyed(transport.New, "vk_bad")},
		"query":  {keyed(transport.NewQueryKey, itemstest.QueryKey), keyed(transport.NewQueryKey, "bad")},
		"cookie": {keyed(transport.NewCookieKey, itemstest.CookieKey), keyed(transport.NewCookieKey, "bad")},
		"bearer": {keyed(transport.NewBearer, itemstest.BearerKey), keyed(transport.NewBearer, "bad")},
		"basic":  {pair(itemstest.BasicUser, itemstest.BasicKey), pair("another", itemstest.BasicKey)},
		"source": {source(itemstest.Key), source("bad")},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			fake := itemstest.NewFake()
			client := func(make func(...transport.Option) (*transport.Client, error)) *items.Client {
				c, err := make(transport.WithBase(fake), transport.WithoutRateLimit())
				if err != nil {
					t.Fatal(err)
				}
				return items.New(c)
			}
			if item, err := client(way.good).Get(t.Context(), "i1"); err != nil || item.ID != "i1" {
				t.Errorf("%+v, %v", item, err)
			}
			_, err := client(way.bad).Get(t.Context(), "i1")
			if failure, ok := errors.AsType[*models.APIError](err); !ok || !failure.Has(models.CodeKeyInvalid) {
				t.Errorf("%v with a bad key", err)
			}
			if _, err := client(way.bad).Peek(t.Context(), "i1"); err != nil {
				t.Errorf("%v from an operation for everybody", err)
			}
		})
	}
}

func keyed(make func(string, ...transport.Option) (*transport.Client, error),
	key string) func(...transport.Option) (*transport.Client, error) {
	return func(opts ...transport.Option) (*transport.Client, error) { return make(key, opts...) }
}

func pair(user, password string) func(...transport.Option) (*transport.Client, error) {
	return func(opts ...transport.Option) (*transport.Client, error) {
		return transport.NewBasic(user, password, opts...)
	}
}

func source(key string) func(...transport.Option) (*transport.Client, error) {
	return func(opts ...transport.Option) (*transport.Client, error) {
		return transport.NewFromSource(func(context.Context) (string, error) { return key, nil }, opts...)
	}
}

// TestOnTheWire has a server of its own look at the credentials, and sends it nothing
// for an operation that needs none.
func TestOnTheWire(t *testing.T) {
	t.Parallel()
	var seen []string
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		user, password, _ := r.BasicAuth()
		seen = append(seen, strings.Join([]string{r.Header.Get("X-Vault-Key"), r.URL.RawQuery, user, password}, "|"))
		w.Write([]byte(`{"id": "i1"}`))
	}))
	defer server.Close()
	for _, make := range []func(...transport.Option) (*transport.Client, error){
		keyed(transport.New, "vk_1"), keyed(transport.NewQueryKey, "k&1"), pair("me", "secret"),
	} {
		c, err := make(transport.WithBaseURL(server.URL))
		if err != nil {
			t.Fatal(err)
		}
		for _, call := range []func(context.Context, string, ...transport.CallOption) (*models.Item,
			error){items.New(c).Get, items.New(c).Peek} {
			if _, err := call(t.Context(), "i1"); err != nil {
				t.Fatal(err)
			}
		}
	}
	want := "Key vk_1|||\n|||\n|access_key%5B%5D=k%261||\n|||\n||me|secret\n|||"
	if got := strings.Join(seen, "\n"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestPairs has clients with a user name and a password.
func TestPairs(t *testing.T) {
	t.Parallel()
	fake := accounttest.NewFake()
	if _, err := things.New(fake.Transport()).Get(t.Context()); err != nil {
		t.Error(err)
	}
	c, err := accounttransport.New(accounttest.User, "another", accounttransport.WithBase(fake))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := things.New(c).Get(t.Context()); err == nil {
		t.Error("a wrong password was accepted")
	}
	fake.SetKeys("another")
	if _, err := things.New(c).Get(t.Context()); err != nil {
		t.Error(err)
	}
}

// TestFailureModels reads bodies of failures: one with a model of its own, and others.
func TestFailureModels(t *testing.T) {
	t.Parallel()
	for body, want := range map[string]string{
		`{"reason": "too large", "rules": ` +
			`[4]}`: `items.Store: status 422: "{\"reason\": \"too large\", \"rules\": [4]}"`,
		`{"error": {"code": "bad", "message": "no"}, "request_id": "r7", "a": ` +
			`1}`: "items.Store: status 422: bad: no (trace r7)",
		`{"error": "no"}`: `items.Store: status 422: "{\"error\": \"no\"}"`,
		`no`:              `items.Store: status 422: "no"`,
		``:                `items.Store: status 422`,
	} {
		t.Run(body, func(t *testing.T) {
			t.Parallel()
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
				w.WriteHeader(http.StatusUnprocessableEntity)
				w.Write([]byte(body))
			}))
			defer server.Close()
			c, err := transport.New("vk_1", transport.WithBaseURL(server.URL))
			if err != nil {
				t.Fatal(err)
			}
			_, err = items.New(c).Store(t.Context(), "i1")
			if !errors.Is(err, models.ErrRejected) || err.Error() != want {
				t.Errorf("got  %v\nwant %s", err, want)
			}
			rejection, ok := models.FailureModel[models.Rejection](err)
			if ok != strings.HasPrefix(body, "{") || strings.Contains(body, "reason") &&
				rejection.Reason != "too large" {
				t.Errorf("%+v, %v", rejection, ok)
			}
		})
	}
}

// TestProblems has the fake of an API with RFC 9457 refuse a request.
func TestProblems(t *testing.T) {
	t.Parallel()
	var response accounttransport.Response
	fake := accounttest.NewFake()
	fake.SetKeys("another")
	_, err := things.New(fake.Transport()).Get(t.Context(), accounttransport.WithResponse(&response))
	failure, ok := errors.AsType[*accountmodels.APIError](err)
	if !ok || len(failure.Errors) != 1 || failure.Errors[0].Code != "unauthorized" || failure.TraceID == "" {
		t.Errorf("%+v", failure)
	}
	if kind := response.Header.Get("Content-Type"); kind != "application/problem+json" {
		t.Errorf("it is %s", kind)
	}
}

// TestFolder has a client of a resource in the folder of another.
func TestFolder(t *testing.T) {
	t.Parallel()
	client := boxes.New(boxestest.NewFake().Transport())
	if item, err := client.Open(t.Context(), "i1"); err != nil || item.ID != "i1" {
		t.Errorf("%+v, %v", item, err)
	}
	if _, err := client.Open(t.Context(), ""); err == nil || err.Error() != "items/boxes.Open: id is required" {
		t.Errorf("%v", err)
	}
	fake := boxestest.NewFake()
	if err := fake.InjectScript("Open: 401"); err != nil {
		t.Fatal(err)
	}
	if _, err := boxes.New(fake.Transport()).Open(t.Context(), "i1"); err == nil {
		t.Error("the fault did not strike")
	}
}
