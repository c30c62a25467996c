package selftest

import (
	"fmt"
	"math/bits"
	"net/http"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/internal/retry"
)

// RetryPolicy defines when requests are retried.
type RetryPolicy = retry.Policy

// Retry compares the retry layer with the description, for a policy in which no
// field, or only the number of attempts, is set.
func Retry(t *testing.T, layer func(tries int) Middleware, policy RetryPolicy) {
	t.Parallel()
	r := retries{layer: layer, RetryPolicy: policy}
	check(t, "statuses", r.statuses)
	if len(policy.Refused)+len(policy.Ambiguous) == 0 {
		return
	}
	check(t, "delays", r.delays)
	check(t, "Retry-After", r.retryAfter)
	check(t, "budget", r.budget)
}

type retries struct {
	RetryPolicy
	layer func(tries int) Middleware
}

// send sends a request without a body.
func (r *retries) send(t *testing.T, to http.RoundTripper, method string) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), method, "https://selftest.example/", nil)
	if err != nil {
		t.Fatal(err)
	}
	resp, err := to.RoundTrip(req)
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
}

// count sends a request to a server that always responds in the same way, and
// counts the attempts.
func (r *retries) count(t *testing.T, tries int, method string, a answer) []request {
	t.Helper()
	b := &base{answer: always(a)}
	r.send(t, r.layer(tries)(b), method)
	return b.requests()
}

// statuses checks which statuses are tried again, and how often.
func (r *retries) statuses(t *testing.T) error {
	for status := 300; status < 600; status++ {
		refused, ambiguous := slices.Contains(r.Refused, status), slices.Contains(r.Ambiguous, status)
		for method, again := range map[string]bool{http.MethodGet: refused || ambiguous, http.MethodPost: refused} {
			want := 1
			if again {
				want = min(r.MaxAttempts, 1+r.Budget)
			}
			if got := len(r.count(t, 0, method, answer{status: status})); got != want {
				return fmt.Errorf("a %s with a status of %d is sent %d times, not %d", method, status, got, want)
			}
		}
	}
	return nil
}

// delays checks that waits are spread up to their bound, which doubles with each
// attempt.
func (r *retries) delays(t *testing.T) error {
	doublings := bits.Len64(uint64(r.MaxDelay / max(r.BaseDelay, 1)))
	waits := min(doublings+1, r.Budget)
	longest := make([]time.Duration, waits)
	for range 200 {
		sent := r.count(t, waits+1, http.MethodGet, answer{status: r.status()})
		for i := range waits {
			longest[i] = max(longest[i], sent[i+1].at.Sub(sent[i].at))
		}
	}
	for i, got := range longest {
		if bound := min(r.BaseDelay<<i, r.MaxDelay); got > bound || got < bound/2 {
			return fmt.Errorf("the longest of 200 waits after try %d is %s, outside %s..%s", i+1, got, bound/2, bound)
		}
	}
	return nil
}

// status returns a status code after which a GET is retried.
func (r *retries) status() int {
	return slices.Concat(r.Refused, r.Ambiguous)[0]
}

// retryAfter checks the longest time that the server may request.
func (r *retries) retryAfter(t *testing.T) error {
	longest := int(r.MaxRetryAfter / time.Second)
	for seconds, want := range map[int]int{longest: min(2, 1+r.Budget), longest + 1: 1} {
		header := http.Header{"Retry-After": {strconv.Itoa(seconds)}}
		if got := len(r.count(t, 2, http.MethodGet, answer{status: r.status(), header: header})); got != want {
			return fmt.Errorf("with a Retry-After of %d it is sent %d times, not %d", seconds, got, want)
		}
	}
	return nil
}

// budget checks the number of retries if everything fails, and how many
// successes restore one.
func (r *retries) budget(t *testing.T) error {
	const successes = 100
	b := &base{}
	layer := r.layer(2)(b)
	retried := func() (n int) {
		b.answer = always(answer{status: r.status()})
		for n <= r.Budget {
			before := len(b.requests())
			r.send(t, layer, http.MethodGet)
			if len(b.requests()) == before+1 {
				break
			}
			n++
		}
		return n
	}
	if got := retried(); got != r.Budget {
		return fmt.Errorf("there are %d retries, not %d", got, r.Budget)
	}
	b.answer = always(answer{})
	for range successes {
		r.send(t, layer, http.MethodGet)
	}
	if got, want := retried(), min(r.Budget, int(successes*r.BudgetRefill+1e-9)); got != want {
		return fmt.Errorf("%d successes give back %d retries, not %d", successes, got, want)
	}
	return nil
}
