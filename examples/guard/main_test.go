package main

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// pipes is a listener whose connections are pipes, which a bubble can wait for.
type pipes struct {
	conns  chan net.Conn
	closed chan struct{}
	once   sync.Once
}

func newPipes() *pipes { return &pipes{conns: make(chan net.Conn), closed: make(chan struct{})} }

func (p *pipes) Accept() (net.Conn, error) {
	select {
	case conn := <-p.conns:
		return conn, nil
	case <-p.closed:
		return nil, net.ErrClosed
	}
}

func (p *pipes) Close() error {
	p.once.Do(func() { close(p.closed) })
	return nil
}

func (p *pipes) Addr() net.Addr { return &net.TCPAddr{} }

// get sends a request, and returns the body of the answer.
func (p *pipes) get(t *testing.T) (string, error) {
	t.Helper()
	client, server := net.Pipe()
	p.conns <- server
	defer client.Close()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "http://guard.example/", nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := req.Write(client); err != nil {
		return "", err
	}
	resp, err := http.ReadResponse(bufio.NewReader(client), req)
	if err != nil {
		return "", err
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	return string(body), err
}

func TestTheRequestUnderWayIsFinished(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		takes, stops time.Duration
		err          error
	}{
		"within the grace": {grace - time.Second, grace - time.Second, nil},
		"beyond it":        {time.Hour, grace, context.DeadlineExceeded},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				ctx, interrupt := context.WithCancel(t.Context())
				listener, begin := newPipes(), time.Now()
				ended := make(chan error, 1)
				go func() {
					ended <- serve(ctx, listener, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
						interrupt()
						time.Sleep(c.takes)
						_, _ = io.WriteString(w, "finished")
					}))
				}()
				var body string
				var group sync.WaitGroup
				group.Go(func() { body, _ = listener.get(t) })
				err := <-ended
				if took := time.Since(begin); !errors.Is(err, c.err) || took < c.stops || took > c.stops+time.Second {
					t.Errorf("it stopped with %v after %v", err, took)
				}
				group.Wait()
				if body != "finished" {
					t.Errorf("the answer is %q", body)
				}
			})
		})
	}
}

func TestNoKeyNoService(t *testing.T) {
	t.Setenv("CLERK_SECRET_KEY", "")
	if err := run(t.Context(), false); err == nil {
		t.Error("it runs without a secret key")
	}
	t.Setenv("CLERK_SECRET_KEY", "sk_test_x")
	t.Setenv("CLERK_JWT_KEY", "no PEM")
	if err := run(t.Context(), false); err == nil {
		t.Error("it runs with a public key that is none")
	}
}
