package selftest

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// StubOperation is an operation of the client C as the stub S and the fake F have
// it.
type StubOperation[C, S, F any] struct {
	Name    string // "sessions.Get"
	Field   string // of the stub: "GetFunc"
	Example string // of the response: "Get.active"
	Args    []any  // of the call
	Call    func(ctx context.Context, client C) (any, error)
	// Set sets the field to a function that passes its arguments to call and
	// responds with the JSON that call returns.
	Set   func(stub S, call func(args ...any) string)
	Calls func(fake F) [][]any // arguments of the calls that the fake has recorded

	// Client and SetValue are for what is no JSON: Client makes a client on base, of
	// which the answer is read, and SetValue is Set for a function that returns it.
	Client   func(base http.RoundTripper) (C, error)
	SetValue func(stub S, call func(args ...any) any)
}

// Stubs calls every operation on a stub with a function for it, on one without,
// and on a fake.
func Stubs[C, S, F any](t *testing.T, stub func() (S, C), fake func() (F, C), operations []StubOperation[C, S, F]) {
	t.Parallel()
	for _, op := range operations {
		t.Run(op.Name, func(t *testing.T) {
			t.Parallel()
			check(t, "function", func(t *testing.T) error {
				if op.SetValue != nil {
					return op.returns(t.Context(), stub)
				}
				return op.answers(t.Context(), stub)
			})
			check(t, "no function", func(t *testing.T) error {
				_, c := stub()
				_, err := op.Call(t.Context(), c)
				if want := op.Name + " was called, and " + op.Field + " is not set"; err == nil || !strings.Contains(err.Error(), want) {
					return fmt.Errorf("got %w, want %s", orNothing(err), want)
				}
				return nil
			})
			check(t, "recorded", func(t *testing.T) error {
				f, c := fake()
				_, _ = op.Call(t.Context(), c)
				return op.compare(op.Calls(f))
			})
		})
	}
}

// answers checks the arguments of a stub's function, and that the call returns
// its result.
func (op *StubOperation[C, S, F]) answers(ctx context.Context, stub func() (S, C)) error {
	answer, err := exampleBody("../testdata/wire", op.Example)
	if err != nil {
		return err
	}
	var calls [][]any
	s, c := stub()
	op.Set(s, func(args ...any) string {
		calls = append(calls, args)
		return answer
	})
	got, err := op.Call(ctx, c)
	if err != nil {
		return err
	}
	if err := op.compare(calls); err != nil || answer == "" {
		return err
	}
	want := reflect.New(reflect.TypeOf(got))
	if err := json.Unmarshal([]byte(answer), want.Interface()); err != nil {
		return err
	}
	if !reflect.DeepEqual(got, want.Elem().Interface()) {
		return fmt.Errorf("got %+v\nwant %s", got, answer)
	}
	return nil
}

func (op *StubOperation[C, S, F]) compare(calls [][]any) error {
	if len(calls) != 1 || !slices.EqualFunc(calls[0], op.Args, reflect.DeepEqual) {
		return fmt.Errorf("it was called with %+v, not with %+v", calls, op.Args)
	}
	return nil
}

// Value decodes JSON into a T.
func Value[T any](doc string) (T, error) {
	var v T
	err := json.Unmarshal([]byte(doc), &v)
	return v, err
}
