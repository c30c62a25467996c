package selftest

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/internal/operation"
	"github.com/seed-e19c5fb5/clerk-go/internal/route"
)

// Record is the description of an operation.
type Record = operation.Operation

// Operation is a method of the client C.
type Operation[C any] struct {
	Record Record
	Path   []string // a valid value for each path parameter
	Call   func(ctx context.Context, client C, path ...string) (any, error)
}

// Retries defines when a client without options retries a request.
type Retries struct {
	Tries     int // of one call, at most
	Refused   int // a status after which any operation is sent again; 0 is none
	Ambiguous int // a status after which an idempotent one is; 0 is none
}

// Operations compares methods with their records: what middleware sees of a
// call, when it is retried, and that every path parameter is required. The
// client has the default retry policy, and shows receives the record of every
// call that passes its middleware. E is the error type of an invalid parameter.
func Operations[E error, C any](
	t *testing.T, client func(base http.RoundTripper, watch func(Record)) (C, error), retries Retries, operations []Operation[C],
) {
	t.Parallel()
	for _, op := range operations {
		t.Run(op.Record.Name, func(t *testing.T) {
			t.Parallel()
			check(t, "record", func(t *testing.T) error { return op.seen(t, client) })
			check(t, "refused", func(t *testing.T) error { return op.retried(t, client, retries.Refused, retries.Tries) })
			tries := 1
			if op.Record.Idempotent {
				tries = retries.Tries
			}
			check(t, "ambiguous", func(t *testing.T) error { return op.retried(t, client, retries.Ambiguous, tries) })
			for i, name := range route.Parse(op.Record.Route).Names() {
				check(t, "without "+name, func(t *testing.T) error {
					path := slices.Clone(op.Path)
					path[i] = ""
					b := &base{}
					_, err := op.call(t, client, b, func(Record) {}, path)
					return refused[E](err, op.Record.Name+": "+name+" is required", b)
				})
			}
		})
	}
}

func (op *Operation[C]) call(
	t *testing.T, client func(http.RoundTripper, func(Record)) (C, error), b *base, watch func(Record), path []string,
) (any, error) {
	c, err := client(b, watch)
	if err != nil {
		t.Fatal(err)
	}
	return op.Call(t.Context(), c, path...)
}

// seen checks what middleware sees of a call.
func (op *Operation[C]) seen(t *testing.T, client func(http.RoundTripper, func(Record)) (C, error)) error {
	var seen []Record
	b := &base{}
	_, err := op.call(t, client, b, func(r Record) { seen = append(seen, r) }, op.Path)
	if !slices.Equal(seen, []Record{op.Record}) {
		return fmt.Errorf("middleware saw %+v\nwant %+v", seen, op.Record)
	}
	r, err := b.one(err)
	if err == nil && r.method != op.Record.Method {
		err = fmt.Errorf("the request is a %s, not a %s", r.method, op.Record.Method)
	}
	return err
}

// retried checks how often a call is sent if the status code of the response is
// always status.
func (op *Operation[C]) retried(t *testing.T, client func(http.RoundTripper, func(Record)) (C, error), status, tries int) error {
	if status == 0 {
		return nil
	}
	b := &base{answer: always(answer{status: status})}
	if _, err := op.call(t, client, b, func(Record) {}, op.Path); err == nil {
		return fmt.Errorf("a status of %d is no error", status)
	}
	if n := len(b.requests()); n != tries {
		return fmt.Errorf("with a status of %d it was sent %d times, not %d", status, n, tries)
	}
	return nil
}
