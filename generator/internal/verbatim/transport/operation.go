package transport

import (
	"context"

	"github.com/seed-e19c5fb5/clerk-go/internal/operation"
)

// Operation describes the API operation of a request.
type Operation struct {
	Name       string // package and method: "AcmeOperation"
	Method     string // HTTP method: "GET"
	Route      string // path template below the base URL: AcmeRoute
	Idempotent bool   // sending it twice has the same effect as sending it once
	RateClass  string // operations with the same class share a rate limit
}

// OperationFrom returns the operation of a request from the request's context.
// Middleware can use Name and Route for spans and metrics: they contain no ids.
func OperationFrom(ctx context.Context) (Operation, bool) {
	op, ok := operation.From(ctx)
	if !ok {
		return Operation{}, false
	}
	return Operation(*op), true
}

// AttemptFrom returns the number of the attempt from the request's context. The
// first attempt is 1. It also returns 1 if the context has no number.
func AttemptFrom(ctx context.Context) int { return operation.Try(ctx) }

// Succeeds reports whether the operation of a request takes a status code as a
// success, from the request's context: the 2xx, and a redirect or a 304 where that
// is what the operation asks for.
func Succeeds(ctx context.Context, status int) bool {
	if status/100 == 2 {
		return true
	}
	call := operation.CallFrom(ctx)
	return call != nil && call.Traits.Succeeds(status)
}
