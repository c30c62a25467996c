package call

import (
	"errors"
	"reflect"
	"slices"

	"github.com/seed-e19c5fb5/clerk-go/internal/retry"
	"github.com/seed-e19c5fb5/clerk-go/internal/wirelog"
)

// Error reports a call that failed without an API error: because of the network,
// a timeout or an invalid response. Its text never contains the key.
//
// Round-trippers below the client see the key, so the cause may contain it in a
// field even if its text does not. Therefore neither fmt nor errors.Unwrap
// reaches the cause. errors.Is matches it, and errors.As returns it unless its
// text contains the key.
type Error struct {
	Operation string
	Attempts  int
	cause     func() error // a function, because fmt does not print its result
	hidden    bool         // the text of the cause contains the key
	text      string
	kind      string // for logs; if empty, the kind of the cause
	again     bool   // the operation is idempotent
	final     bool   // the same call would fail in the same way
}

func (e *Error) Error() string { return e.text }

// Is reports whether the cause matches target.
func (e *Error) Is(target error) bool { return errors.Is(e.cause(), target) }

// As calls errors.As with the cause.
func (e *Error) As(target any) bool {
	return !e.hidden && as(e.cause(), target, reflect.ValueOf(target).Elem())
}

// Retryable reports whether the same call may be repeated, and may then succeed:
// nothing was sent, or the operation is idempotent.
func (e *Error) Retryable() bool {
	return !e.final && retry.MayFollowError(e.again, e.cause())
}

// ErrorKind returns the kind of the error for logs.
func (e *Error) ErrorKind() string {
	if e.kind != "" {
		return e.kind
	}
	return wirelog.Kind(e.cause())
}

// as is like errors.As for a target that has been checked. errors.As would link
// seven times as much code into every program.
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
