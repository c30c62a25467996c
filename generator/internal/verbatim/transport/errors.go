package transport

import (
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

func failure(f *call.Failure) error {
	e := &models.APIError{
		Operation:  f.Operation,
		StatusCode: f.StatusCode,
		TraceID:    f.TraceID,
		Attempts:   f.Attempts,
		RetryAfter: f.RetryAfter,
		Cause:      f.Cause,
	}
	e.ReadBody(f.Body)
	return e
}

// ErrorKind classifies the error of a round trip. It returns one of a small,
// fixed set of words, such as "timeout" or "connection_lost", which the logs of
// [WithLogger] contain as error.type. It returns "_OTHER" for an unknown error.
func ErrorKind(err error) string { return wirelog.Kind(err) }
