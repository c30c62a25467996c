package transport

import (
	"errors"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/verbatim/models"
	"github.com/seed-e19c5fb5/clerk-go/internal/call"
	"github.com/seed-e19c5fb5/clerk-go/internal/wirelog"
)

// ParamError says that a parameter breaks a rule. Nothing was sent.
type ParamError struct {
	Operation string // "AcmeOperation"
	Param     string // its name on the wire
	Value     string // as in the message; empty when missing or sensitive
	Rule      string // what is wrong: "is required"
}

// Error names the operation, the parameter, the value and the rule.
func (e *ParamError) Error() string { return (*call.ParamError)(e).Error() }

// ResponseTooLargeError says that the body of a response is longer than
// [WithMaxResponseBytes] allows.
type ResponseTooLargeError struct {
	Operation string
	Limit     int64 // bytes after decompression
}

// Error names the operation and the limit.
func (e *ResponseTooLargeError) Error() string { return (*call.TooLargeError)(e).Error() }

func paramError(e *call.ParamError) error { return (*ParamError)(e) }

func tooLarge(e *call.TooLargeError) error { return (*ResponseTooLargeError)(e) }

func failure(f *call.Failure) error {
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

// Retryable reports whether a call that failed with err may be made again later,
// and may then succeed: it was refused for now or never sent, or its operation is
// idempotent and the network or the server was in trouble. The SDK has tried
// again by itself before. A parameter that breaks a rule, an answer that cannot
// be read and a call that its caller gave up are not retryable.
func Retryable(err error) bool {
	failure, ok := errors.AsType[retryable](err)
	return ok && failure.Retryable()
}

type retryable interface {
	error
	Retryable() bool
}

// ErrorKind names the error of a round trip in a word of a small, fixed set,
// such as "timeout" or "connection_lost": what the logs of [WithLogger] have as
// error.type. Anything unknown is "_OTHER".
func ErrorKind(err error) string { return wirelog.Kind(err) }
