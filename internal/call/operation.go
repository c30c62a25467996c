// Package call implements emitted methods: it builds the request of an
// operation, sends it through the stack of round-trippers, and converts the
// response to a value or an error.
//
// The stack, outermost first: middleware of the operation, retry, rate limit,
// attempt timeout, middleware of the attempt, attempt log, authorization,
// bounded body, base. The operation log covers all of them, and decoding.
package call

import (
	"github.com/seed-e19c5fb5/clerk-go/internal/operation"
	"github.com/seed-e19c5fb5/clerk-go/internal/route"
)

// Operation is an endpoint, prepared once. It is safe for concurrent use.
type Operation struct {
	operation.Operation
	path    route.Route
	traits  *operation.Traits // nil for none
	special *special          // creates requests with traits; nil if there are none
}

// NewOperation returns the operation with its route parsed.
func NewOperation(op operation.Operation) *Operation {
	return &Operation{Operation: op, path: route.Parse(op.Route)}
}

// Request returns a new request with a value for each path parameter of the route.
// A value that is empty, "." or "..", contains a control character, or the text that
// ends it within its segment is rejected; everything else is escaped.
func (o *Operation) Request(pathParams ...string) *Request {
	x := new(exchange)
	r := &x.own
	r.operation, r.exchange = o, x
	r.buf = r.inline[:0]
	names := o.path.Names()
	if len(pathParams) != len(names) {
		r.refuse("path", "", "does not have the parameters of "+o.Route)
		return r
	}
	for i, value := range pathParams {
		if rule := o.path.Refused(i, value); rule != "" {
			r.refuseText(names[i], value, rule)
			return r
		}
	}
	r.buf = o.path.Append(r.buf, pathParams)
	r.pathEnd = len(r.buf)
	return r
}
