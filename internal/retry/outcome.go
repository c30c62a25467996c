package retry

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net"
	"net/http"
	"slices"
)

// outcome tells whether an attempt can be retried.
type outcome int

const (
	final     outcome = iota // it succeeded, or would fail again in the same way
	refused                  // the server did not process it: any operation may be retried
	ambiguous                // the server may have processed it: only idempotent operations may be retried
)

// ofStatus returns the outcome for a status code.
func (p *Policy) ofStatus(status int) outcome {
	switch {
	case slices.Contains(p.Refused, status):
		return refused
	case slices.Contains(p.Ambiguous, status):
		return ambiguous
	}
	return final
}

// judged is implemented by errors that report whether the request may be retried.
type judged interface {
	error
	Retryable() bool
}

// ofError returns the outcome for the error of a round trip. It is not called for
// a cancellation by the caller.
func ofError(err error) outcome {
	if declared, ok := errors.AsType[judged](err); ok && !declared.Retryable() {
		return final
	}
	if isUntrusted(err) || errors.Is(err, http.ErrSchemeMismatch) || errors.Is(err, http.ErrSkipAltProtocol) {
		return final
	}
	if dns, ok := errors.AsType[*net.DNSError](err); ok && dns.IsNotFound {
		return final
	}
	if op, ok := errors.AsType[*net.OpError](err); ok && (op.Op == "dial" || op.Op == "proxyconnect") {
		return refused
	}
	return ambiguous
}

// isUntrusted reports whether the peer could not be authenticated, or does not
// support TLS.
func isUntrusted(err error) bool {
	switch err := err.(type) {
	case *tls.CertificateVerificationError, tls.AlertError, tls.RecordHeaderError,
		x509.UnknownAuthorityError, x509.HostnameError, x509.CertificateInvalidError:
		return true
	case interface{ Unwrap() error }:
		return isUntrusted(err.Unwrap())
	case interface{ Unwrap() []error }:
		return slices.ContainsFunc(err.Unwrap(), isUntrusted)
	}
	return false
}
