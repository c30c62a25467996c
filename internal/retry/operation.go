package retry

import (
	"context"
	"errors"

	"github.com/seed-e19c5fb5/clerk-go/internal/operation"
)

// Prefer gives the fields that a caller has set precedence over the retries of
// operations, which can then only reduce the number of attempts. Defaults have
// no precedence.
func (r *Retrier) Prefer(own *Policy) {
	r.ownAttempts, r.ownStatuses = own.MaxAttempts, own.Refused != nil || own.Ambiguous != nil
}

// attempts returns the maximum number of attempts of a call.
func (r *Retrier) attempts(call *operation.Call) int {
	most := r.policy.MaxAttempts
	if call == nil || call.Traits == nil || call.Traits.MaxAttempts == 0 {
		return most
	}
	if r.ownAttempts != 0 {
		return min(most, call.Traits.MaxAttempts)
	}
	return call.Traits.MaxAttempts
}

// MayFollow reports whether the request of a call that ended with this status may be
// sent again later, and may then succeed.
func (r *Retrier) MayFollow(call *operation.Call, status int) bool {
	return isOpen(r.ofStatus(call, status), call.Operation.Idempotent)
}

// MayFollowError is like [Retrier.MayFollow] for a request without a response. A
// call that its caller cancelled is not repeated.
func MayFollowError(idempotent bool, err error) bool {
	return !errors.Is(err, context.Canceled) && isOpen(ofError(err), idempotent)
}

func isOpen(o outcome, idempotent bool) bool {
	return o == refused || o == ambiguous && idempotent
}

// ofStatus judges a response to a call. A status that the operation itself names
// lets it be sent again, idempotent or not.
func (r *Retrier) ofStatus(call *operation.Call, status int) outcome {
	if call == nil || call.Traits == nil || r.ownStatuses {
		return r.policy.ofStatus(status)
	}
	again, said := call.Traits.Retries(status)
	switch {
	case !said:
		return r.policy.ofStatus(status)
	case again:
		return refused
	}
	return final
}
