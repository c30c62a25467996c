package retry

import (
	"net/http"
	"testing"
	"testing/synctest"

	"github.com/seed-e19c5fb5/clerk-go/internal/operation"
)

// TestOperationsThatDiffer counts the tries of requests whose operation has
// retries of its own, under policies of a caller's own.
func TestOperationsThatDiffer(t *testing.T) {
	t.Parallel()
	defaults := Policy{MaxAttempts: 3, Budget: 100, Refused: []int{429}, Ambiguous: []int{503}}
	for name, test := range map[string]struct {
		traits *operation.Traits
		own    Policy
		status int
		want   int
	}{
		"no traits":                     {nil, Policy{}, 429, 3},
		"silent":                        {&operation.Traits{}, Policy{}, 429, 3},
		"more tries":                    {&operation.Traits{MaxAttempts: 5}, Policy{}, 429, 5},
		"once":                          {&operation.Traits{MaxAttempts: 1}, Policy{}, 429, 1},
		"more tries than a caller's":    {&operation.Traits{MaxAttempts: 5}, Policy{MaxAttempts: 2}, 429, 2},
		"a caller who never retries":    {&operation.Traits{MaxAttempts: 5}, Policy{MaxAttempts: 1}, 429, 1},
		"fewer tries than a caller's":   {&operation.Traits{MaxAttempts: 2}, Policy{MaxAttempts: 4}, 429, 2},
		"a status of its own":           {&operation.Traits{Statuses: []int{409}}, Policy{}, 409, 3},
		"not one of the API's":          {&operation.Traits{Statuses: []int{409}}, Policy{}, 429, 1},
		"ambiguous to others":           {&operation.Traits{Statuses: []int{503}}, Policy{}, 503, 3},
		"no status at all":              {&operation.Traits{Statuses: []int{}}, Policy{}, 429, 1},
		"a caller's statuses count":     {&operation.Traits{Statuses: []int{409}}, Policy{Refused: []int{425}}, 409, 1},
		"a caller's statuses are tried": {&operation.Traits{Statuses: []int{409}}, Policy{Refused: []int{425}}, 425, 3},
		"a caller's other list":         {&operation.Traits{Statuses: []int{409}}, Policy{Ambiguous: []int{}}, 409, 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				retrier, err := New(test.own.Or(defaults))
				if err != nil {
					t.Fatal(err)
				}
				retrier.Prefer(&test.own)
				tries := 0
				layer := retrier.Layer(roundTripper(func(*http.Request) (*http.Response, error) {
					tries++
					return &http.Response{StatusCode: test.status, Header: http.Header{}, Body: http.NoBody}, nil
				}))
				call := &operation.Call{Operation: &operation.Operation{Name: "things.Make"}, Traits: test.traits}
				req, err := http.NewRequestWithContext(operation.WithCall(t.Context(), call), http.MethodPost,
					"https://api.example.com", nil)
				if err != nil {
					t.Fatal(err)
				}
				resp, err := layer.RoundTrip(req)
				if err != nil || resp.StatusCode != test.status || tries != test.want || call.Tries() != test.want {
					t.Errorf("%d tries, counted %d, %v", tries, call.Tries(), err)
				}
			})
		})
	}
}
