package wirelog

import (
	"context"
	"crypto/tls"
	"errors"
	"io"
	"net"
	"syscall"
)

// Kind names what went wrong in a word of a small, fixed set. An error with a
// method ErrorKind() string names itself; "_OTHER" is the word of the
// OpenTelemetry conventions for all the rest. The text of an error is never
// logged: it can hold addresses and ids.
func Kind(err error) string {
	var named interface{ ErrorKind() string }
	if errors.As(err, &named) {
		return named.ErrorKind()
	}
	var (
		dns         *net.DNSError
		certificate *tls.CertificateVerificationError
		timeout     net.Error
	)
	switch {
	case errors.Is(err, context.Canceled):
		return "canceled"
	case errors.Is(err, context.DeadlineExceeded):
		return "timeout"
	case errors.As(err, &dns):
		return "unknown_host"
	case errors.As(err, &certificate):
		return "certificate"
	case errors.Is(err, syscall.ECONNREFUSED):
		return "connection_refused"
	case errors.Is(err, syscall.ECONNRESET), errors.Is(err, syscall.EPIPE), errors.Is(err, io.EOF):
		return "connection_lost"
	case errors.Is(err, io.ErrUnexpectedEOF):
		return "truncated"
	case errors.As(err, &timeout) && timeout.Timeout():
		return "timeout"
	}
	return "_OTHER"
}
