package transport

import (
	"context"

	"github.com/seed-e19c5fb5/clerk-go/internal/operation"
)

// Operation is what is known of a request beyond its URL.
type Operation struct {
	Name       string // package and method: "AcmeOperation"
	Method     string // of the request: "GET"
	Route      string // template below the base URL: AcmeRoute
	Idempotent bool   // sending it twice does what sending it once does
	RateClass  string // operations of one class share a rate limit
}

// OperationFrom returns the operation that a request belongs to, from the
// request's context. Middleware names spans and metrics with it: Name and Route
// hold no ids.
func OperationFrom(ctx context.Context) (Operation, bool) {
	op, ok := operation.From(ctx)
	if !ok {
		return Operation{}, false
	}
	return Operation(*op), true
}

// AttemptFrom returns the number of the try that a request belongs to, 1 being
// the first, from the request's context. It is 1 where nobody counts.
func AttemptFrom(ctx context.Context) int { return operation.Try(ctx) }
