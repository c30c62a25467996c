package call

import (
	"net"
	"net/http"
	"time"
)

// NetLimits are time limits for the steps of a request. Zero means no limit.
type NetLimits struct {
	Dial   time.Duration // to connect, for all addresses together
	TLS    time.Duration // for the handshake
	Header time.Duration // from the end of the request to the header of the response
}

const (
	idleConnections = 64 // per host; with the default of 2, bursts would dial again
	idleTimeout     = 90 * time.Second
	keepAlive       = 30 * time.Second
	pingAfter       = 15 * time.Second // without data on an HTTP/2 connection
	pingTimeout     = 10 * time.Second
)

// newNetBase returns the default round-tripper of a client, with limits, HTTP/2
// with pings, and the proxy of the environment. It shares no connections with
// [http.DefaultTransport].
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
