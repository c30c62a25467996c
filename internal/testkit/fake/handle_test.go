package fake_test

import (
	"context"
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/internal/testkit/fake"
)

// clubFake is the fake of an API as it is emitted.
type clubFake struct{ handle }

type handle = fake.Handle

func newClubFake(t *testing.T) *clubFake {
	t.Helper()
	f := &clubFake{fake.NewHandle(clubs())}
	seed(t, fake.ServerOf(f), "Club", `{"id":"golf","name":"Golf"}`)
	return f
}

// A resource's fake hands on what is not its own, and a fake of the API what is
// nobody's.
func TestResourceFallback(t *testing.T) {
	t.Parallel()
	next := roundTripper(func(req *http.Request) (*http.Response, error) {
		return &http.Response{StatusCode: 299, Body: http.NoBody, Request: req}, nil
	})
	resource := fake.ResourceOf(newClubFake(t), "members")
	for target, want := range map[string]int{"/v2/clubs": 200, "/v2/clubs/golf/members": 200, "/v2/nothing": 404} {
		if status, _ := send(t, resource, request(t, "GET", target, "")); status != want {
			t.Errorf("without a fallback %s is answered with %d, want %d", target, status, want)
		}
	}
	resource.Fallback(resource, next)
	whole := fake.ServerOf(newClubFake(t))
	whole.Fallback(whole, next)
	for target, want := range map[string][2]int{
		"/v2/clubs": {299, 200}, "/v2/clubs/golf/members": {200, 200}, "/v2/nothing": {299, 299},
	} {
		one, _ := send(t, resource, request(t, "GET", target, ""))
		all, _ := send(t, whole, request(t, "GET", target, ""))
		if one != want[0] || all != want[1] {
			t.Errorf("%s is answered with %d by a resource and %d by the whole, want %v", target, one, all, want)
		}
	}
}

// Short names in a script are those of the resource.
func TestResourceScript(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"members", "clubs"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			resource := fake.ResourceOf(newClubFake(t), name)
			if err := resource.InjectScript("List: 418"); err != nil {
				t.Fatal(err)
			}
			for target, of := range map[string]string{"/v2/clubs": "clubs", "/v2/clubs/golf/members": "members"} {
				if status, _ := send(t, resource, request(t, "GET", target, "")); (status == 418) != (of == name) {
					t.Errorf("%s is answered with %d", target, status)
				}
			}
		})
	}
}

// A stub answers for the operations that it has, and for no others of the API.
func TestStubOf(t *testing.T) {
	t.Parallel()
	stub := fake.StubOf(newClubFake(t), map[string]fake.Handler{
		"clubs.List": func(context.Context, *fake.Request) (json.RawMessage, error) {
			return json.RawMessage(`["here"]`), nil
		},
	})
	for target, want := range map[string]string{"/v2/clubs": `["here"]`, "/v2/clubs/golf/members": `"not_found"`} {
		if _, body := send(t, stub, request(t, "GET", target, "")); !strings.Contains(body, want) {
			t.Errorf("%s: got %s, want %s", target, body, want)
		}
	}
}
