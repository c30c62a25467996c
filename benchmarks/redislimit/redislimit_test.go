//go:build unix

package redislimit

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/go-redis/redis_rate/v10"
	"github.com/redis/go-redis/v9"

	"github.com/seed-e19c5fb5/clerk-go/redislimit"
	"github.com/seed-e19c5fb5/clerk-go/transport"
)

// start starts a server, or skips the benchmark.
func start(b *testing.B) *redis.Client {
	b.Helper()
	path, err := exec.LookPath("redis-server")
	if err != nil {
		if path, err = exec.LookPath("valkey-server"); err != nil {
			b.Skip("needs a real Redis: install redis-server or valkey-server on PATH, as .ci/run does in CI")
		}
	}
	dir, err := os.MkdirTemp("", "redis") // b.TempDir is too long for a socket
	if err != nil {
		b.Fatal(err)
	}
	socket := filepath.Join(dir, "s")
	cmd := exec.Command(path, "--port", "0", "--unixsocket", socket, "--dir", dir, "--save", "", "--appendonly", "no")
	if err := cmd.Start(); err != nil {
		b.Fatal(err)
	}
	client := redis.NewClient(&redis.Options{Network: "unix", Addr: socket})
	b.Cleanup(func() {
		client.Close()
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		os.RemoveAll(dir)
	})
	for end := time.Now().Add(20 * time.Second); ; time.Sleep(5 * time.Millisecond) {
		if err := client.Ping(b.Context()).Err(); err == nil {
			return client
		} else if time.Now().After(end) {
			b.Fatal(err)
		}
	}
}

// plenty never runs out.
var plenty = transport.Rate{Requests: 1e6, Per: time.Second, Burst: 1e6}

var get = transport.Operation{
	Name: "sessions.Get", Method: "GET", Route: "/sessions/{session_id}", RateClass: "backend",
}

func limiter(b *testing.B, client *redis.Client, opts ...redislimit.Option) func(context.Context) error {
	b.Helper()
	l, err := redislimit.New(client, b.Name(), plenty, append(opts, redislimit.WithTimeLimit(time.Minute))...)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = l.Close(context.Background()) })
	return func(ctx context.Context) error { return l.Wait(ctx, get, 1) }
}

// BenchmarkDecision lets calls pass for which there is a token.
func BenchmarkDecision(b *testing.B) {
	client := start(b)
	rival := redis_rate.NewLimiter(client)
	for _, c := range []struct {
		name   string
		decide func(context.Context) error
	}{
		{"clerk-go", limiter(b, client)},
		{"clerk-go with leases of 64", limiter(b, client, redislimit.WithLease(64, 50*time.Millisecond))},
		{"redis_rate", func(ctx context.Context) error {
			_, err := rival.Allow(ctx, "key", redis_rate.Limit{Rate: 1e6, Period: time.Second, Burst: 1e6})
			return err
		}},
		{"bare PING", func(ctx context.Context) error { return client.Ping(ctx).Err() }},
		{"bare EVALSHA", bareScript(b, client)},
	} {
		b.Run(c.name+"/one goroutine", func(b *testing.B) {
			b.ReportAllocs()
			defer reportCPU(b)()
			for b.Loop() {
				if err := c.decide(context.Background()); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(c.name+"/parallel", func(b *testing.B) {
			b.ReportAllocs()
			defer reportCPU(b)()
			b.SetParallelism(16)
			b.RunParallel(func(pb *testing.PB) {
				for pb.Next() {
					if err := c.decide(context.Background()); err != nil {
						b.Error(err)
						return
					}
				}
			})
		})
	}
}

// reportCPU reports the time that this process computed, which is what the client
// costs beside the network and the server.
func reportCPU(b *testing.B) func() {
	used := func() int64 {
		var u syscall.Rusage
		if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
			b.Fatal(err)
		}
		return u.Utime.Nano() + u.Stime.Nano()
	}
	before := used()
	return func() { b.ReportMetric(float64(used()-before)/float64(b.N), "cpu-ns/op") }
}

// bareScript runs a script that does nothing, the least that a decision on the
// server can cost.
func bareScript(b *testing.B, client *redis.Client) func(context.Context) error {
	b.Helper()
	sha, err := client.ScriptLoad(b.Context(), "return 'OK'").Result()
	if err != nil {
		b.Fatal(err)
	}
	return func(ctx context.Context) error { return client.EvalSha(ctx, sha, []string{"key"}).Err() }
}
