package retry

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net"
	"net/http"
	"slices"
)

// outcome is what a try says about sending the request again.
type outcome int

const (
	final     outcome = iota // again would end the same way, or it succeeded
	refused                  // the server did not act: any operation may be sent again
	ambiguous                // the server may have acted: only idempotent operations
)

// ofStatus judges a response.
func (p *Policy) ofStatus(status int) outcome {
	switch {
	case slices.Contains(p.Refused, status):
		return refused
	case slices.Contains(p.Ambiguous, status):
		return ambiguous
	}
	return final
}

// judged is an error that says itself whether the request may be sent again.
type judged interface {
	error
	Retryable() bool
}

// ofError judges the error of a round trip. The caller's own cancellation is
// not seen here.
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

// isUntrusted reports whether the peer could not prove who it is, or does not
// speak TLS at all.
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
