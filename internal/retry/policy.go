package retry

import (
	"fmt"
	"slices"
	"time"
)

// Policy defines when a request is retried. In an option, a zero field has its
// default.
type Policy struct {
	MaxAttempts   int           // attempts including the first; 1 turns retries off
	BaseDelay     time.Duration // upper bound of the first wait; it doubles for each attempt
	MaxDelay      time.Duration // upper bound of a wait without Retry-After
	MaxRetryAfter time.Duration // longest Retry-After that is accepted
	Budget        int           // retries in excess of successes, over all calls
	BudgetRefill  float64       // retries that a success adds to the budget
	Refused       []int         // status codes after which every operation is retried
	Ambiguous     []int         // status codes after which an idempotent operation is retried
}

// Or returns the policy with zero fields set to the defaults. A status code in one
// list is removed from the default of the other.
func (p Policy) Or(defaults Policy) Policy {
	pick(&p.MaxAttempts, defaults.MaxAttempts)
	pick(&p.BaseDelay, defaults.BaseDelay)
	pick(&p.MaxDelay, defaults.MaxDelay)
	pick(&p.MaxRetryAfter, defaults.MaxRetryAfter)
	pick(&p.Budget, defaults.Budget)
	pick(&p.BudgetRefill, defaults.BudgetRefill)
	if p.Refused == nil {
		p.Refused = without(defaults.Refused, p.Ambiguous)
	}
	if p.Ambiguous == nil {
		p.Ambiguous = without(defaults.Ambiguous, p.Refused)
	}
	return p
}

func pick[T comparable](field *T, fallback T) {
	var zero T
	if *field == zero {
		*field = fallback
	}
}

// without returns the status codes that are not in the other list.
func without(statuses, taken []int) []int {
	return slices.DeleteFunc(slices.Clone(statuses), func(status int) bool { return slices.Contains(taken, status) })
}

// Check returns an error for the first invalid field.
func (p Policy) Check() error {
	switch {
	case p.MaxAttempts < 1:
		return fmt.Errorf("allows %d attempts, less than 1", p.MaxAttempts)
	case p.BaseDelay < 0:
		return fmt.Errorf("has a negative base delay of %s", p.BaseDelay)
	case p.MaxDelay < p.BaseDelay:
		return fmt.Errorf("has a maximum delay of %s, less than the base delay of %s", p.MaxDelay, p.BaseDelay)
	case p.MaxRetryAfter < 0:
		return fmt.Errorf("has a negative maximum Retry-After of %s", p.MaxRetryAfter)
	case p.Budget < 0:
		return fmt.Errorf("has a negative budget of %d", p.Budget)
	case !(p.BudgetRefill >= 0):
		return fmt.Errorf("has a refill of %g, which is negative or not a number", p.BudgetRefill)
	}
	return p.checkStatuses()
}

// checkStatuses rejects status codes of successes, and those in both lists.
func (p Policy) checkStatuses() error {
	for _, list := range []struct {
		name     string
		statuses []int
	}{{"Refused", p.Refused}, {"Ambiguous", p.Ambiguous}} {
		for _, status := range list.statuses {
			if status < 300 || status > 599 {
				return fmt.Errorf("has status %d in %s, outside 300..599", status, list.name)
			}
		}
	}
	for _, status := range p.Refused {
		if slices.Contains(p.Ambiguous, status) {
			return fmt.Errorf("has status %d in both Refused and Ambiguous", status)
		}
	}
	return nil
}
