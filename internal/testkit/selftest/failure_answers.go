package selftest

import (
	"context"
	"fmt"
	"reflect"
	"strconv"
	"testing"
)

// FailureAnswer is a status code with a model of its own that an operation of the
// client C documents, as the stub S and the fake F have it.
type FailureAnswer[C, S, F any] struct {
	Name   string // of the operation: "items.Store"
	Status int
	Body   string                   // a model, as JSON
	New    func(body string) error  // the failure with the model
	Set    func(stub S, err error)  // makes the stub answer with a failure
	Fail   func(fake F, status int) // makes the fake answer with a status code
	Model  func(err error) (any, bool)
	Call   func(ctx context.Context, client C) (any, error)
}

// FailureAnswers has a stub and a fake answer with each failure: from the stub comes
// the model that its function returned, and from the fake one that it made.
func FailureAnswers[C, S, F any](
	t *testing.T, stub func() (S, C), fake func() (F, C), answers []FailureAnswer[C, S, F],
) {
	t.Parallel()
	for _, a := range answers {
		t.Run(a.Name+" "+strconv.Itoa(a.Status), func(t *testing.T) {
			t.Parallel()
			check(t, "stub", func(t *testing.T) error {
				s, c := stub()
				failure := a.New(a.Body)
				a.Set(s, failure)
				want, _ := a.Model(failure)
				_, err := a.Call(t.Context(), c)
				if got, ok := a.Model(err); !ok || !reflect.DeepEqual(got, want) {
					return fmt.Errorf("got %w with the model %+v\nwant %+v", orNothing(err), got, want)
				}
				return nil
			})
			check(t, "fake", func(t *testing.T) error {
				f, c := fake()
				a.Fail(f, a.Status)
				_, err := a.Call(t.Context(), c)
				if _, ok := a.Model(err); !ok {
					return fmt.Errorf("got %w without a model", orNothing(err))
				}
				return nil
			})
		})
	}
}

// Failed returns nothing but the error.
func Failed[T any](err error) (T, error) {
	var none T
	return none, err
}
