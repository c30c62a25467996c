package call

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/internal/boundedbody"
	"github.com/seed-e19c5fb5/clerk-go/internal/printable"
	"github.com/seed-e19c5fb5/clerk-go/internal/retryafter"
	"github.com/seed-e19c5fb5/clerk-go/internal/wire"
)

// Failure is a response with a non-2xx status code.
type Failure struct {
	Operation  string
	StatusCode int
	TraceID    string        // from the response header; empty if it has none
	Attempts   int           // number of times the request was sent
	RetryAfter time.Duration // the time to wait that the server requested; 0 if it requested none
	Retryable  bool          // the same request may be sent again later, and may then succeed
	Body       []byte        // the first 64 KiB; valid only until the hook returns
	Cause      error         // why a request that could be retried was not; nil if there is no reason
}

// Error is used if there is no hook.
func (f Failure) Error() string {
	return fmt.Sprintf("%s: status %d", f.Operation, f.StatusCode)
}

// Unwrap returns the cause.
func (f Failure) Unwrap() error { return f.Cause }

// TooLargeError reports a response that exceeds the limit, which counts bytes
// after decompression.
type TooLargeError struct {
	Operation string
	Limit     int64
}

// ErrorKind returns the kind of the error for logs.
func (e *TooLargeError) ErrorKind() string { return "response_too_large" }

func (e *TooLargeError) Error() string {
	return fmt.Sprintf("%s: the response is longer than %d bytes", e.Operation, e.Limit)
}

// failure converts the response to the error that the call returns.
func (x *exchange) failure() error {
	wait, _ := retryafter.Parse(x.header, time.Now)
	f := Failure{
		Operation:  x.ctx.Operation.Name,
		StatusCode: x.status,
		TraceID:    x.engine.key.Redact(x.traceID),
		Attempts:   x.ctx.Tries(),
		RetryAfter: wait,
		Retryable:  x.engine.retry.MayFollow(&x.ctx.Call, x.status),
		Body:       x.cleanBytes(),
		Cause:      x.gaveUp(),
	}
	if x.engine.failure == nil {
		return f
	}
	return x.engine.failure(f)
}

// explain converts the error of a round trip to the error that the call returns.
func (x *exchange) explain(err error) error {
	op := x.ctx.Operation.Name
	if large, ok := errors.AsType[*boundedbody.TooLargeError](err); ok {
		return x.tooLarge(&TooLargeError{Operation: op, Limit: large.Limit})
	}
	if x.ctx.Expired() && !errors.Is(err, context.DeadlineExceeded) {
		err = fmt.Errorf("%w: %w", context.DeadlineExceeded, err)
	}
	return x.wrap("", err)
}

func (x *exchange) tooLarge(err *TooLargeError) error {
	x.cause = err
	if x.engine.tooLarge == nil {
		return err
	}
	return x.engine.tooLarge(err)
}

// unreadable returns the error for a 2xx response that cannot be decoded.
func (x *exchange) unreadable(err error) error {
	if e, ok := errors.AsType[*wire.Error](err); ok {
		e.Path = x.engine.key.Redact(e.Path)
	}
	wrapped := x.wrap(fmt.Sprintf("the response with status %d cannot be read: ", x.status), err)
	wrapped.kind, wrapped.final = "unreadable_response", true
	return wrapped
}

func (x *exchange) wrap(what string, err error) *Error {
	e := x.conceal(err)
	text := e.Operation + ": " + what
	if e.Attempts > 1 {
		text += fmt.Sprintf("after %d attempts: ", e.Attempts)
	}
	e.text = text + e.text
	return e
}

// gaveUp returns why a request that could be retried was not, or nil.
func (x *exchange) gaveUp() error {
	if err := x.ctx.GaveUp(); err != nil {
		return x.conceal(err)
	}
	return nil
}

// conceal returns err for callers: its text does not contain the key, and fmt
// cannot reach err itself.
func (x *exchange) conceal(err error) *Error {
	text := err.Error()
	clean := x.engine.key.Redact(text)
	return &Error{
		Operation: x.ctx.Operation.Name,
		Attempts:  x.ctx.Tries(),
		cause:     func() error { return err },
		again:     x.ctx.Operation.Idempotent,
		hidden:    clean != text,
		text:      printable.Line(clean),
	}
}
