package call

import (
	"net"
	"net/http"
	"testing"
	"time"
)

func TestEveryStepHasALimit(t *testing.T) {
	t.Parallel()
	base := newNetBase(NetLimits{Dial: 5 * time.Second, TLS: 6 * time.Second, Header: 7 * time.Second})
	if base.TLSHandshakeTimeout != 6*time.Second || base.ResponseHeaderTimeout != 7*time.Second ||
		base.IdleConnTimeout == 0 {
		t.Errorf("limits of %s, %s and %s", base.TLSHandshakeTimeout, base.ResponseHeaderTimeout, base.IdleConnTimeout)
	}
	if !base.ForceAttemptHTTP2 || base.HTTP2 == nil || base.HTTP2.SendPingTimeout == 0 || base.HTTP2.PingTimeout == 0 {
		t.Error("HTTP/2 or its pings are off")
	}
	if base.TLSClientConfig != nil {
		t.Error("the TLS settings are not Go's own")
	}
	if base == http.DefaultTransport || newNetBase(NetLimits{}) == base {
		t.Error("transports are shared")
	}
}

// TestTheDialLimit fails to connect within a limit that nothing can meet.
func TestTheDialLimit(t *testing.T) {
	t.Parallel()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	_, err = newNetBase(NetLimits{Dial: time.Nanosecond}).DialContext(t.Context(), "tcp", listener.Addr().String())
	if timeout, ok := err.(net.Error); !ok || !timeout.Timeout() {
		t.Errorf("dialling gave %v", err)
	}
}
