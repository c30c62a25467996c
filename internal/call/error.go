package call

import (
	"errors"
	"reflect"
	"slices"

	"github.com/seed-e19c5fb5/clerk-go/internal/retry"
	"github.com/seed-e19c5fb5/clerk-go/internal/wirelog"
)

// Error is a call that failed without an answer that says why: the network, a
// limit of time, a response that cannot be read. Its text never holds the key.
//
// Below the client everybody sees the key, so the cause may hold it in a field
// though its text does not. Therefore no verb reaches the cause, and neither does
// errors.Unwrap. It can be asked what it is with errors.Is, and asked for by its
// type with errors.As, unless its text holds the key.
type Error struct {
	Operation string
	Attempts  int
	cause     func() error // a function, because fmt does not look into one
	hidden    bool         // the text of the cause holds the key
	text      string
	kind      string // for logs; empty: that of the cause
	again     bool   // the operation is idempotent
	final     bool   // the same call would end the same way
}

func (e *Error) Error() string { return e.text }

// Is reports what errors.Is reports of the cause.
func (e *Error) Is(target error) bool { return errors.Is(e.cause(), target) }

// As does what errors.As does with the cause.
func (e *Error) As(target any) bool {
	return !e.hidden && as(e.cause(), target, reflect.ValueOf(target).Elem())
}

// Retryable reports whether the same call may be made again, and may then succeed:
// nothing was sent, or the operation is idempotent.
func (e *Error) Retryable() bool {
	return !e.final && retry.MayFollowError(e.again, e.cause())
}

// ErrorKind names the error in logs.
func (e *Error) ErrorKind() string {
	if e.kind != "" {
		return e.kind
	}
	return wirelog.Kind(e.cause())
}

// as is errors.As for a target that has been checked, with its place. The one of
// the standard library would link seven times as much code into every program.
func as(err error, target any, place reflect.Value) bool {
	if v := reflect.ValueOf(err); v.Type().AssignableTo(place.Type()) {
		place.Set(v)
		return true
	}
	if asker, ok := err.(interface{ As(any) bool }); ok && asker.As(target) {
		return true
	}
	switch wrapper := err.(type) {
	case interface{ Unwrap() error }:
		inner := wrapper.Unwrap()
		return inner != nil && as(inner, target, place)
	case interface{ Unwrap() []error }:
		return slices.ContainsFunc(wrapper.Unwrap(), func(inner error) bool {
			return inner != nil && as(inner, target, place)
		})
	}
	return false
}
