package transport

import (
	"errors"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/verbatim/models"
	"github.com/seed-e19c5fb5/clerk-go/internal/call"
	"github.com/seed-e19c5fb5/clerk-go/internal/wirelog"
)

// ParamError reports an invalid parameter. No request was sent.
type ParamError struct {
	Operation string // "AcmeOperation"
	Param     string // its name in the request
	Value     string // as in the message; empty if missing or sensitive
	Rule      string // the violated rule: "is required"
}

// Error returns a message with the operation, the parameter, the value and the
// rule.
func (e *ParamError) Error() string { return (*call.ParamError)(e).Error() }

// ResponseTooLargeError reports a response body that exceeds the limit of
// [WithMaxResponseBytes].
type ResponseTooLargeError struct {
	Operation string
	Limit     int64 // in bytes, after decompression
}

// Error returns a message with the operation and the limit.
func (e *ResponseTooLargeError) Error() string { return (*call.TooLargeError)(e).Error() }

func paramError(e *call.ParamError) error { return (*ParamError)(e) }

func tooLarge(e *call.TooLargeError) error { return (*ResponseTooLargeError)(e) }

func failure(f call.Failure) error {
	e := &models.APIError{
		Operation:  f.Operation,
		StatusCode: f.StatusCode,
		TraceID:    f.TraceID,
		Attempts:   f.Attempts,
		RetryAfter: f.RetryAfter,
		Transient:  f.Retryable,
		Cause:      f.Cause,
	}
	e.AcmeReadBody(f.Body)
	return e
}

// Retryable reports whether a call that failed with err may be repeated later, and
// may then succeed: the server rejected it temporarily or it was never sent, or its
// operation is idempotent and the network or the server failed. The SDK has already
// retried it. An invalid parameter, a response that cannot be decoded and a call
// that its caller cancelled are not retryable.
func Retryable(err error) bool {
	failure, ok := errors.AsType[retryable](err)
	return ok && failure.Retryable()
}

type retryable interface {
	error
	Retryable() bool
}

// ErrorKind classifies the error of a round trip. It returns one of a small,
// fixed set of words, such as "timeout" or "connection_lost", which the logs of
// [WithLogger] contain as error.type. It returns "_OTHER" for an unknown error.
func ErrorKind(err error) string { return wirelog.Kind(err) }
