package retry

import (
	"fmt"
	"slices"
	"time"
)

// Policy says how often and how patiently a request is sent again. In an option
// a zero field stands for its default.
type Policy struct {
	MaxAttempts   int           // tries in all, the first included; 1 never retries
	BaseDelay     time.Duration // upper bound of the first wait; it doubles from try to try
	MaxDelay      time.Duration // upper bound of any wait that the server did not ask for
	MaxRetryAfter time.Duration // longest Retry-After that is waited for
	Budget        int           // retries that may run ahead of successes, over all calls
	BudgetRefill  float64       // retries that one success gives back
	Refused       []int         // statuses after which any operation is sent again
	Ambiguous     []int         // statuses after which an idempotent operation is
}

// Or fills zero fields from defaults. A status in the one list is left out of the
// default for the other.
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

// without is the statuses that are not taken.
func without(statuses, taken []int) []int {
	return slices.DeleteFunc(slices.Clone(statuses), func(status int) bool { return slices.Contains(taken, status) })
}

// Check reports the first field that makes no sense.
func (p Policy) Check() error {
	switch {
	case p.MaxAttempts < 1:
		return fmt.Errorf("allows %d attempts, less than 1", p.MaxAttempts)
	case p.BaseDelay < 0:
		return fmt.Errorf("has a base delay of %s, less than none", p.BaseDelay)
	case p.MaxDelay < p.BaseDelay:
		return fmt.Errorf("has a largest delay of %s, less than the base delay of %s", p.MaxDelay, p.BaseDelay)
	case p.MaxRetryAfter < 0:
		return fmt.Errorf("has a largest Retry-After of %s, less than none", p.MaxRetryAfter)
	case p.Budget < 0:
		return fmt.Errorf("has a budget of %d, less than none", p.Budget)
	case !(p.BudgetRefill >= 0):
		return fmt.Errorf("has a refill of %g, which is not a number from 0 on", p.BudgetRefill)
	}
	return p.checkStatuses()
}

// checkStatuses refuses what is no failure, and what is of two kinds at once.
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
			return fmt.Errorf("has status %d in Refused and in Ambiguous", status)
		}
	}
	return nil
}
