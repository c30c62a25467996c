package reading_test

import (
	"reflect"
	"testing"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// What is given stays, and what is left out goes along with it.
func TestComplete(t *testing.T) {
	t.Parallel()
	given := dsl.API{
		Auth:   dsl.Bearer{KeyName: "token", ExampleKey: "t_1"},
		Errors: dsl.ErrorModel{List: "faults", Code: "kind", Message: "text"},
		Retry: dsl.Retry{MaxAttempts: 1, BaseDelay: time.Second, MaxDelay: time.Hour, MaxRetryAfter: 1, Budget: 2,
			BudgetRefill: 1, Refused: []int{503}, Ambiguous: []int{}},
		Limits: dsl.Limits{
			DialTimeout: 1, TLSTimeout: 2, HeaderTimeout: 3, AttemptTimeout: 4, OperationTimeout: 5,
			MaxResponseBytes: 6,
		},
	}
	if got := reading.Complete(given); !reflect.DeepEqual(got, given) {
		t.Errorf("got %+v, want %+v", got, given)
	}
}

func TestCompleteFillsIn(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ got, want any }{
		"errors": {reading.Complete(dsl.API{}).Errors,
			dsl.ErrorModel{Code: "code", Message: "message"}},
		"problems": {reading.ErrorModel(dsl.ErrorModel{Problem: true}),
			dsl.ErrorModel{Problem: true, Code: "type", Message: "title", LongMessage: "detail"}},
		"statuses": {reading.Complete(dsl.API{}).Retry.Ambiguous, []int{500, 502, 503, 504}},
		"statuses beside others": {
			reading.Complete(dsl.API{Retry: dsl.Retry{Refused: []int{429, 503}}}).Retry.Ambiguous, []int{500, 502, 504},
		},
		"longest backoff": {
			reading.Complete(dsl.API{Retry: dsl.Retry{BaseDelay: time.Minute}}).Retry.MaxDelay, time.Minute,
		},
		"limits": {
			limits(dsl.Limits{}),
			dsl.Limits{
				DialTimeout: 5 * time.Second, TLSTimeout: 5 * time.Second, HeaderTimeout: 15 * time.Second,
				AttemptTimeout: 20 * time.Second, OperationTimeout: time.Minute, MaxResponseBytes: 10 << 20,
			},
		},
		"try in a short operation": {limits(dsl.Limits{OperationTimeout: time.Second}).AttemptTimeout, time.Second},
		"header in a short try":    {limits(dsl.Limits{AttemptTimeout: time.Second}).HeaderTimeout, time.Second},
		"try with a slow header": {
			limits(dsl.Limits{HeaderTimeout: 30 * time.Second}).AttemptTimeout, 30 * time.Second,
		},
		"operation with a long try": {limits(dsl.Limits{AttemptTimeout: time.Hour}).OperationTimeout, time.Hour},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if !reflect.DeepEqual(test.got, test.want) {
				t.Errorf("got %+v, want %+v", test.got, test.want)
			}
		})
	}
}

func limits(l dsl.Limits) dsl.Limits { return reading.Complete(dsl.API{Limits: l}).Limits }
