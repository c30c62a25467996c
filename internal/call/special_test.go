package call

import (
	"net/http"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/internal/operation"
)

// TestIdempotencyKeys counts the keys of calls whose server fails once.
func TestIdempotencyKeys(t *testing.T) {
	t.Parallel()
	post := func(header string) *Operation {
		return NewOperation(operation.Operation{Name: "things.Make", Method: http.MethodPost, Route: "/things"}).
			With(operation.Traits{IdempotencyKey: header})
	}
	for name, test := range map[string]struct {
		op    *Operation
		tries int
	}{
		"with a key":    {post("Idempotency-Key"), 2},
		"without a key": {post(""), 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			failed := false
			a := &api{answer: func(*http.Request) *http.Response {
				failed = !failed
				if failed {
					return response(503, "")
				}
				return response(200, "")
			}}
			e := a.engine(t)
			seen := map[string]int{}
			for range 2 {
				failed = false
				_, _ = Read(t.Context(), e, test.op.Request(), []option(nil), (*Answer).Text)
			}
			for _, req := range a.asked {
				seen[req.Header.Get("Idempotency-Key")]++
			}
			if len(a.asked) != 2*test.tries {
				t.Errorf("%d requests", len(a.asked))
			}
			if test.tries == 1 {
				return
			}
			if len(seen) != 2 {
				t.Errorf("the keys are %v", seen)
			}
			for key, n := range seen {
				if len(key) < 26 || n != test.tries {
					t.Errorf("key %q is in %d requests", key, n)
				}
			}
		})
	}
}
