package wirelog

import (
	"context"
	"crypto/tls"
	"errors"
	"io"
	"net"
	"syscall"
)

// Kind classifies an error. It returns a word of a small, fixed set. An error with
// a method ErrorKind() string provides its own word; "_OTHER" is the word of the
// OpenTelemetry conventions for all other errors. The text of an error is never
// logged: it can contain addresses and ids.
func Kind(err error) string {
	if n, ok := errors.AsType[selfNamed](err); ok {
		return n.ErrorKind()
	}
	switch {
	case errors.Is(err, context.Canceled):
		return "canceled"
	case errors.Is(err, context.DeadlineExceeded):
		return "timeout"
	case has[*net.DNSError](err):
		return "unknown_host"
	case has[*tls.CertificateVerificationError](err):
		return "certificate"
	case errors.Is(err, syscall.ECONNREFUSED):
		return "connection_refused"
	case errors.Is(err, syscall.ECONNRESET), errors.Is(err, syscall.EPIPE), errors.Is(err, io.EOF):
		return "connection_lost"
	case errors.Is(err, io.ErrUnexpectedEOF):
		return "truncated"
	}
	if timeout, ok := errors.AsType[net.Error](err); ok && timeout.Timeout() {
		return "timeout"
	}
	return "_OTHER"
}

// selfNamed is implemented by errors that provide their own kind.
type selfNamed interface {
	error
	ErrorKind() string
}

// has reports whether err is an E, or wraps one.
func has[E error](err error) bool {
	_, ok := errors.AsType[E](err)
	return ok
}
