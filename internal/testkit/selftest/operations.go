package selftest

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strconv"
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

	KeyHeader string // with an idempotency key; empty when there is none
	Tries     int    // of one call, at most; 0 is those of the client
	Statuses  []int  // after which it is sent again, in place of those of the client

	// Numbers are the path parameters that are numbers: Call has its own, and they
	// are never empty.
	Numbers []string

	Call func(ctx context.Context, client C, path ...string) (any, error)
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
	t *testing.T, client func(base http.RoundTripper, watch func(Record)) (C, error), retries Retries,
	operations []Operation[C],
) {
	t.Parallel()
	for _, op := range operations {
		t.Run(op.Record.Name, func(t *testing.T) {
			t.Parallel()
			check(t, "record", func(t *testing.T) error { return op.seen(t, client) })
			for status, tries := range op.tries(retries) {
				check(t, fmt.Sprintf("status %d", status),
					func(t *testing.T) error { return op.retried(t, client, status, tries) })
			}
			if op.KeyHeader != "" {
				check(t, "idempotency key", func(t *testing.T) error { return op.keyed(t, client) })
			}
			path := route.Parse(op.Record.Route)
			for i, name := range path.Names() {
				if slices.Contains(op.Numbers, name) {
					continue
				}
				refuses := func(value, rule string) func(t *testing.T) error {
					return func(t *testing.T) error {
						path := slices.Clone(op.Path)
						path[i] = value
						b := &base{}
						_, err := op.call(t, client, b, func(Record) {}, path)
						return refused[E](err, op.Record.Name+": "+name+" "+rule, b)
					}
				}
				check(t, "without "+name, refuses("", "is required"))
				if end := path.Until(i); end != "" {
					value := "0" + end + "0"
					check(t, name+" that ends early", refuses(value,
						strconv.Quote(value)+` would be read as "0", which `+strconv.Quote(end)+" ends"))
				}
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

// tries are how often a call is sent, by the status that always comes back.
func (op *Operation[C]) tries(retries Retries) map[int]int {
	most := cmp.Or(op.Tries, retries.Tries)
	if op.Statuses != nil {
		tries := map[int]int{retries.Refused: 1, retries.Ambiguous: 1}
		for _, status := range op.Statuses {
			tries[status] = most
		}
		return tries
	}
	tries := map[int]int{retries.Refused: most, retries.Ambiguous: 1}
	if op.Record.Idempotent {
		tries[retries.Ambiguous] = most
	}
	return tries
}

// keyed checks that the tries of a call have one key, and another call another.
func (op *Operation[C]) keyed(t *testing.T, client func(http.RoundTripper, func(Record)) (C, error)) error {
	keys := map[string]int{}
	for range 2 {
		b := &base{answer: func(n int, _ request) answer {
			return answer{status: map[bool]int{true: http.StatusTooManyRequests, false: http.StatusNotFound}[n == 0]}
		}}
		_, _ = op.call(t, client, b, func(Record) {}, op.Path)
		tries := map[string]int{}
		for _, r := range b.requests() {
			tries[r.header.Get(op.KeyHeader)]++
		}
		if len(tries) != 1 || tries[""] != 0 {
			return fmt.Errorf("the tries of a call have the keys %v", tries)
		}
		maps.Copy(keys, tries)
	}
	if len(keys) != 2 {
		return fmt.Errorf("two calls have the keys %v", keys)
	}
	return nil
}

// retried checks how often a call is sent when the answer is always status.
func (op *Operation[C]) retried(
	t *testing.T, client func(http.RoundTripper, func(Record)) (C, error), status, tries int,
) error {
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
