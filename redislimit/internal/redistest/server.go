// Package redistest starts a server for tests: redis-server or valkey-server
// when one is on PATH, and miniredis otherwise.
package redistest

import (
	"context"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/alicebob/miniredis/v2"
	"github.com/redis/go-redis/v9"
)

// Server is a server that a test started.
type Server struct {
	Addr string // "127.0.0.1:port", or the path of a socket
	t    testing.TB
	path string // of the program
	args []string
	cmd  *exec.Cmd
	mini *miniredis.Miniredis
}

// Program is the path of a real server, or empty.
func Program() string {
	for _, name := range []string{"redis-server", "valkey-server"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}

// Kind says what tests run on.
func Kind() string {
	path := Program()
	if path == "" {
		return "miniredis, as neither redis-server nor valkey-server is on PATH"
	}
	version, err := exec.Command(path, "--version").Output()
	if err != nil {
		return path
	}
	return path + ": " + strings.TrimSpace(string(version))
}

// Start starts a server that ends with the test. Arguments are for a real one.
func Start(t testing.TB, args ...string) *Server {
	t.Helper()
	s := &Server{t: t, path: Program()}
	if s.path == "" {
		if len(args) > 0 {
			t.Skip("miniredis cannot do this, and neither redis-server nor valkey-server is on PATH")
		}
		s.mini = miniredis.RunT(t)
		s.Addr = s.mini.Addr()
		s.age()
		return s
	}
	dir, err := os.MkdirTemp("", "redis") // t.TempDir is too long for a socket
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	s.Addr = filepath.Join(dir, "s")
	s.args = append([]string{
		"--port", "0", "--unixsocket", s.Addr, "--dir", dir, "--save", "", "--appendonly", "no",
		"--repl-diskless-sync-delay", "0",
	},
		args...)
	s.run()
	t.Cleanup(s.Kill)
	return s
}

// age lets miniredis's keys expire, which otherwise keep their time.
func (s *Server) age() {
	stop, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		ticker := time.NewTicker(time.Millisecond)
		defer ticker.Stop()
		for last := time.Now(); ; {
			select {
			case now := <-ticker.C:
				s.mini.FastForward(now.Sub(last))
				last = now
			case <-stop:
				return
			}
		}
	}()
	s.t.Cleanup(func() { close(stop); <-stopped })
}

// StartTCP starts a real server on a loopback port, or skips the test.
func StartTCP(t testing.TB, args ...string) *Server {
	t.Helper()
	port := freePort(t)
	s := Start(t, append([]string{"--port", port, "--bind", "127.0.0.1"}, args...)...)
	s.Addr = "127.0.0.1:" + port
	return s
}

func freePort(t testing.TB) string {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	_, port, _ := net.SplitHostPort(l.Addr().String())
	return port
}

// run starts the program and waits until it answers.
func (s *Server) run() {
	s.t.Helper()
	s.cmd = exec.Command(s.path, s.args...)
	s.cmd.Stdout, s.cmd.Stderr = io.Discard, io.Discard
	if err := s.cmd.Start(); err != nil {
		s.t.Fatal(err)
	}
	c := s.Client()
	defer c.Close()
	var err error
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		if err = c.Ping(context.Background()).Err(); err == nil || redis.HasErrorPrefix(err, "NOAUTH") {
			return
		}
	}
	s.t.Fatalf("%s does not answer: %v", s.path, err)
}

// Options are a client's options for the server.
func (s *Server) Options() *redis.Options {
	network := "tcp"
	if strings.Contains(s.Addr, string(os.PathSeparator)) {
		network = "unix"
	}
	return &redis.Options{Network: network, Addr: s.Addr, DisableIdentity: true}
}

// Client is a client of the server's. It ends with the test.
func (s *Server) Client() *redis.Client {
	c := redis.NewClient(s.Options())
	s.t.Cleanup(func() { c.Close() })
	return c
}

// Kill ends the server at once, and what it knew with it.
func (s *Server) Kill() {
	if s.mini != nil {
		s.mini.Close()
		s.mini.FlushAll()
		return
	}
	if s.cmd != nil {
		_ = s.cmd.Process.Kill()
		_ = s.cmd.Wait()
		s.cmd = nil
	}
}

// Restart starts the server again after Kill.
func (s *Server) Restart() {
	s.t.Helper()
	if s.mini == nil {
		s.run()
	} else if err := s.mini.Restart(); err != nil {
		s.t.Fatal(err)
	}
}

// Stall makes the server accept and never answer, until the returned function is
// called.
func (s *Server) Stall() (end func()) {
	if s.mini != nil {
		s.t.Skip("miniredis cannot be stalled, and neither redis-server nor valkey-server is on PATH")
	}
	if !canStall {
		s.t.Skip("processes cannot be stopped for a while on " + runtime.GOOS)
	}
	if err := signal(s.cmd.Process, true); err != nil {
		s.t.Fatal(fmt.Errorf("stall: %w", err))
	}
	return func() { _ = signal(s.cmd.Process, false) }
}
