package call

import (
	"net"
	"net/http"
	"time"
)

// NetLimits bound the steps on the way to a response. Zero is no limit.
type NetLimits struct {
	Dial   time.Duration // to connect, all addresses together
	TLS    time.Duration // to shake hands
	Header time.Duration // from the end of the request to the response's header
}

const (
	idleConnections = 64 // kept for one host; the default of 2 makes bursts dial anew
	idleTimeout     = 90 * time.Second
	keepAlive       = 30 * time.Second
	pingAfter       = 15 * time.Second // of silence on an HTTP/2 connection
	pingTimeout     = 10 * time.Second
)

// newNetBase makes the round-tripper of a client that is given none: with limits,
// HTTP/2 with pings, and the proxy of the environment. It shares no connections
// with [http.DefaultTransport].
func newNetBase(l NetLimits) *http.Transport {
	dialer := &net.Dialer{Timeout: l.Dial, KeepAlive: keepAlive}
	return &http.Transport{
		Proxy:                 http.ProxyFromEnvironment,
		DialContext:           dialer.DialContext,
		TLSHandshakeTimeout:   l.TLS,
		ResponseHeaderTimeout: l.Header,
		ExpectContinueTimeout: time.Second,
		ForceAttemptHTTP2:     true,
		MaxIdleConns:          idleConnections,
		MaxIdleConnsPerHost:   idleConnections,
		IdleConnTimeout:       idleTimeout,
		HTTP2:                 &http.HTTP2Config{SendPingTimeout: pingAfter, PingTimeout: pingTimeout},
	}
}
