package retry

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"syscall"
	"testing"
)

type declared bool

func (declared) Error() string     { return "declared" }
func (d declared) Retryable() bool { return bool(d) }

func TestOutcomeOfErrors(t *testing.T) {
	t.Parallel()
	dial := func(err error) error { return &net.OpError{Op: "dial", Net: "tcp", Err: err} }
	for _, test := range []struct {
		name string
		err  error
		want outcome
	}{
		{"connection refused", dial(syscall.ECONNREFUSED), refused},
		{"proxy refuses", &net.OpError{Op: "proxyconnect", Err: syscall.ECONNREFUSED}, refused},
		{"name server is down", dial(&net.DNSError{IsTemporary: true}), refused},
		{"unknown host", dial(&net.DNSError{IsNotFound: true}), final},
		{"reset", &net.OpError{Op: "read", Err: syscall.ECONNRESET}, ambiguous},
		{"broken pipe", &net.OpError{Op: "write", Err: syscall.EPIPE}, ambiguous},
		{"end of file", io.EOF, ambiguous},
		{"truncated", io.ErrUnexpectedEOF, ambiguous},
		{"a try timed out", context.DeadlineExceeded, ambiguous},
		{"unknown", errors.New("http2: client connection lost"), ambiguous},
		{"certificate", &tls.CertificateVerificationError{Err: x509.UnknownAuthorityError{}}, final},
		{"host name", x509.HostnameError{Certificate: &x509.Certificate{}}, final},
		{"TLS alert", tls.AlertError(42), final},
		{"no TLS there", tls.RecordHeaderError{Msg: "first record does not look like a TLS handshake"}, final},
		{"HTTP on an HTTPS port", http.ErrSchemeMismatch, final},
		{"says so itself", declared(false), final},
		{"says so itself, for all it knows", declared(true), ambiguous},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := ofError(fmt.Errorf("wrapped: %w", test.err)); got != test.want {
				t.Errorf("%d, not %d", got, test.want)
			}
		})
	}
}
