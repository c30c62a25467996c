package reading

import (
	"cmp"
	"slices"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// Complete returns a description in which the documented defaults replace
// omitted values.
func Complete(api dsl.API) dsl.API {
	api.Errors = ErrorModel(api.Errors)
	api.Retry = retry(api.Retry)
	api.Limits = limits(api.Limits)
	return api
}

// ErrorModel returns a model with the names that it leaves out.
func ErrorModel(m dsl.ErrorModel) dsl.ErrorModel {
	if m.Problem {
		m.Code, m.Message, m.LongMessage = "type", "title", "detail"
	}
	m.Code, m.Message = cmp.Or(m.Code, "code"), cmp.Or(m.Message, "message")
	return m
}

func retry(r dsl.Retry) dsl.Retry {
	if r.MaxAttempts == 0 {
		r.MaxAttempts = 3
	}
	r.BaseDelay = cmp.Or(r.BaseDelay, 200*time.Millisecond)
	r.MaxDelay = cmp.Or(r.MaxDelay, max(r.BaseDelay, 5*time.Second))
	r.MaxRetryAfter = cmp.Or(r.MaxRetryAfter, 30*time.Second)
	r.Budget = cmp.Or(r.Budget, 20)
	r.BudgetRefill = cmp.Or(r.BudgetRefill, 0.1)
	if r.Refused == nil {
		r.Refused = without([]int{429}, r.Ambiguous)
	}
	if r.Ambiguous == nil {
		r.Ambiguous = without([]int{500, 502, 503, 504}, r.Refused)
	}
	return r
}

// without returns the statuses that are not among others.
func without(statuses, others []int) []int {
	return slices.DeleteFunc(statuses, func(s int) bool { return slices.Contains(others, s) })
}

func limits(l dsl.Limits) dsl.Limits {
	l.DialTimeout = cmp.Or(l.DialTimeout, 5*time.Second)
	l.TLSTimeout = cmp.Or(l.TLSTimeout, 5*time.Second)
	l.OperationTimeout = cmp.Or(l.OperationTimeout, max(time.Minute, l.AttemptTimeout, l.HeaderTimeout))
	l.AttemptTimeout = cmp.Or(l.AttemptTimeout, max(min(20*time.Second, l.OperationTimeout), l.HeaderTimeout))
	l.HeaderTimeout = cmp.Or(l.HeaderTimeout, min(15*time.Second, l.AttemptTimeout))
	l.MaxResponseBytes = cmp.Or(l.MaxResponseBytes, 10<<20)
	return l
}
