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

// ofError judges the error of a round trip. The caller's own cancellation is
// not seen here.
func ofError(err error) outcome {
	var declared interface{ Retryable() bool }
	if errors.As(err, &declared) && !declared.Retryable() {
		return final
	}
	if isUntrusted(err) || errors.Is(err, http.ErrSchemeMismatch) || errors.Is(err, http.ErrSkipAltProtocol) {
		return final
	}
	var dns *net.DNSError
	if errors.As(err, &dns) && dns.IsNotFound {
		return final
	}
	var op *net.OpError
	if errors.As(err, &op) && (op.Op == "dial" || op.Op == "proxyconnect") {
		return refused
	}
	return ambiguous
}

// isUntrusted reports whether the peer could not prove who it is, or does not
// speak TLS at all.
func isUntrusted(err error) bool {
	var (
		verification *tls.CertificateVerificationError
		alert        tls.AlertError
		record       tls.RecordHeaderError
		authority    x509.UnknownAuthorityError
		hostname     x509.HostnameError
		invalid      x509.CertificateInvalidError
	)
	return errors.As(err, &verification) || errors.As(err, &alert) || errors.As(err, &record) ||
		errors.As(err, &authority) || errors.As(err, &hostname) || errors.As(err, &invalid)
}
