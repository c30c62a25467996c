package fake_test

import (
	"io"
	"net/http"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/internal/operation"
	"github.com/seed-e19c5fb5/clerk-go/internal/testkit/fake"
)

// TestSharedRoute calls operations of which some have the same route.
func TestSharedRoute(t *testing.T) {
	t.Parallel()
	named := func(name, route string) *fake.Operation {
		return &fake.Operation{
			Name: name, Method: "GET", Route: route, Status: 200,
			Effects: []fake.Effect{fake.Canned{Body: `"` + name + `"`}},
		}
	}
	server := fake.New(fake.Description{Auth: fake.Auth{In: fake.Nowhere}, Operations: []*fake.Operation{
		named("pages.Get", "/pages/{id}"), named("pages.Show", "/pages/{page_id}"),
		named("pages.Last", "/pages/last"), {Name: "pages.Make", Method: "POST", Route: "/pages/{id}", Status: 200},
	}})
	for name, c := range map[string]struct{ called, path, want string }{
		"by nobody":              {"", "/pages/1", "pages.Get"},
		"the first":              {"pages.Get", "/pages/1", "pages.Get"},
		"the second":             {"pages.Show", "/pages/1", "pages.Show"},
		"another route":          {"pages.Show", "/pages/last", "pages.Last"},
		"another method":         {"pages.Make", "/pages/1", "pages.Get"},
		"an operation of others": {"books.Get", "/pages/1", "pages.Get"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			ctx := t.Context()
			if c.called != "" {
				ctx = operation.With(ctx, &operation.Operation{Name: c.called})
			}
			req, err := http.NewRequestWithContext(ctx, http.MethodGet, "https://pages.example.com"+c.path, nil)
			if err != nil {
				t.Fatal(err)
			}
			resp, err := server.RoundTrip(req)
			if err != nil {
				t.Fatal(err)
			}
			defer resp.Body.Close()
			got, err := io.ReadAll(resp.Body)
			if want := `"` + c.want + `"`; err != nil || string(got) != want {
				t.Errorf("%s answers, not %s: %v", got, want, err)
			}
		})
	}
}
