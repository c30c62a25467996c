package call

import (
	"errors"

	"github.com/seed-e19c5fb5/clerk-go/internal/wirelog"
)

// Error is a call that failed without an answer that says why: the network, a
// limit of time, a response that cannot be read. Its text never holds the key.
type Error struct {
	Operation string
	Attempts  int
	err       error
	text      string
	kind      string // for logs; empty: that of err
}

func (e *Error) Error() string { return e.text }

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.err }

// ErrorKind names the error in logs.
func (e *Error) ErrorKind() string {
	if e.kind != "" {
		return e.kind
	}
	return wirelog.Kind(e.err)
}

// concealed stands for an error whose text holds the key. It can be asked what
// it is, but not unwrapped.
type concealed struct {
	text  string
	cause func() error // a function, because fmt does not look into one
}

func conceal(text string, err error) *concealed {
	return &concealed{text: text, cause: func() error { return err }}
}

func (c *concealed) Error() string { return c.text }

// Is reports what errors.Is reports of the error behind it.
func (c *concealed) Is(target error) bool { return errors.Is(c.cause(), target) }

// ErrorKind names the error in logs.
func (c *concealed) ErrorKind() string { return wirelog.Kind(c.cause()) }
