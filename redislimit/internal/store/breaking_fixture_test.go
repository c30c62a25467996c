package store_test

import (
	"bytes"
	"context"
	"io"
	"net"
	"sync/atomic"
)

// breaking makes connections that end when a script was sent to the server and
// before its answer is read.
type breaking struct{ next atomic.Bool }

func (b *breaking) dialer(network, addr string) func(context.Context, string, string) (net.Conn, error) {
	return func(ctx context.Context, _, _ string) (net.Conn, error) {
		conn, err := new(net.Dialer).DialContext(ctx, network, addr)
		return &breakingConn{Conn: conn, from: b}, err
	}
}

type breakingConn struct {
	net.Conn
	from *breaking
	cut  bool // a script was sent
	gone bool // and was answered
}

func (c *breakingConn) Write(p []byte) (int, error) {
	if bytes.Contains(p, []byte("evalsha")) && c.from.next.CompareAndSwap(true, false) {
		c.cut = true
	}
	return c.Conn.Write(p)
}

// Read lets the server answer first, so that the command was carried out.
func (c *breakingConn) Read(p []byte) (int, error) {
	if c.gone {
		return 0, io.EOF
	}
	n, err := c.Conn.Read(p)
	if c.cut {
		c.gone = true
		return 0, io.EOF
	}
	return n, err
}
