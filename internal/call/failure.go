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

// Failure is a response whose status is not of the 200s.
type Failure struct {
	Operation  string
	StatusCode int
	TraceID    string        // of the response header; empty when it has none
	Attempts   int           // how often the request was sent
	RetryAfter time.Duration // how long the server asks to wait; 0 when it does not
	Body       []byte        // the first 64 KiB; valid only until the hook returns
}

// Error is used when there is no hook.
func (f *Failure) Error() string {
	return fmt.Sprintf("%s: status %d", f.Operation, f.StatusCode)
}

// TooLargeError is a response that is longer than the limit, which counts bytes
// after decompression.
type TooLargeError struct {
	Operation string
	Limit     int64
}

// ErrorKind names the error in logs.
func (e *TooLargeError) ErrorKind() string { return "response_too_large" }

func (e *TooLargeError) Error() string {
	return fmt.Sprintf("%s: the response is longer than %d bytes", e.Operation, e.Limit)
}

// failure turns the response into the error that the call returns.
func (x *exchange) failure() error {
	wait, _ := retryafter.Parse(x.header, time.Now())
	f := &Failure{
		Operation:  x.ctx.Operation.Name,
		StatusCode: x.status,
		TraceID:    x.engine.key.Redact(x.traceID),
		Attempts:   x.ctx.Tries(),
		RetryAfter: wait,
		Body:       x.cleanBytes(),
	}
	if x.engine.failure == nil {
		return f
	}
	return x.engine.failure(f)
}

// explain turns the error of a round trip into the one that the call returns.
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

// unreadable is a response of the 200s that is not what the operation returns.
func (x *exchange) unreadable(err error) error {
	if e, ok := errors.AsType[*wire.Error](err); ok {
		e.Path = x.engine.key.Redact(e.Path)
	}
	wrapped := x.wrap(fmt.Sprintf("the response with status %d cannot be read: ", x.status), err)
	wrapped.kind = "unreadable_response"
	return wrapped
}

func (x *exchange) wrap(what string, err error) *Error {
	e := x.clean(err)
	e.Operation, e.Attempts = x.ctx.Operation.Name, x.ctx.Tries()
	if e.Attempts > 1 {
		what += fmt.Sprintf("after %d tries: ", e.Attempts)
	}
	e.text = e.Operation + ": " + what + e.text
	return e
}

// clean is err with a text of one line in which the key is not.
func (x *exchange) clean(err error) *Error {
	text := err.Error()
	clean := x.engine.key.Redact(text)
	return &Error{cause: func() error { return err }, hidden: clean != text, text: printable.Line(clean)}
}
