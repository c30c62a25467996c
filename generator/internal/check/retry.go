package check

import (
	"slices"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
)

// retry checks the defaults of the retry layer.
func (c *checker) retry(api subject) {
	r, s := reading.Complete(c.api).Retry, api.field("Retry").called("retry")
	if r.MaxAttempts < 0 {
		s.field("MaxAttempts").problem("MaxAttempts %d is negative", r.MaxAttempts)
	}
	if r.BaseDelay < 0 {
		s.field("BaseDelay").problem("BaseDelay %v is negative", r.BaseDelay)
	}
	if r.MaxDelay < r.BaseDelay {
		s.field("MaxDelay").problem("MaxDelay %v is less than BaseDelay %v", r.MaxDelay, r.BaseDelay)
	}
	if r.MaxRetryAfter < 0 {
		s.field("MaxRetryAfter").problem("MaxRetryAfter %v is negative", r.MaxRetryAfter)
	}
	if r.Budget < 0 {
		s.field("Budget").problem("Budget %d is negative", r.Budget)
	}
	if !(r.BudgetRefill >= 0 && r.BudgetRefill <= 1) {
		s.field("BudgetRefill").problem("BudgetRefill %v is outside 0..1", r.BudgetRefill)
	}
	given := c.api.Retry
	s.retryStatuses("Refused", given.Refused)
	s.retryStatuses("Ambiguous", given.Ambiguous)
	for i, status := range given.Ambiguous {
		if slices.Contains(given.Refused, status) {
			s.field("Ambiguous").index(i).problem("Ambiguous: status code %d is also in Refused", status)
		}
	}
}

func (s subject) retryStatuses(field string, statuses []int) {
	for i, status := range statuses {
		at := s.field(field).index(i)
		switch {
		case status < 100 || status > 599:
			at.problem("%s: status code %d is outside 100..599", field, status)
		case status < 400:
			at.problem("%s: status code %d is not an error", field, status)
		}
	}
	for _, i := range duplicates(statuses) {
		s.field(field).index(i).problem("%s: duplicate status code %d", field, statuses[i])
	}
}
