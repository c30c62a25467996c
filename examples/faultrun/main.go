// Command faultrun sends calls at a server on loopback that fails in every way
// it knows, and then does the accounts: which calls came back how, and whether a
// write that must not be repeated was lost or doubled.
//
//	go run ./examples/faultrun -duration 60s
//
// It exits with status 1 when a write was lost or doubled, an answer went to the
// wrong call, or a goroutine stayed behind.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"runtime"
	"time"
)

func main() {
	duration := flag.Duration("duration", time.Minute, "how long to send calls")
	workers := flag.Int("workers", 32, "how many goroutines send calls")
	flag.Parse()

	report, err := run(*duration, *workers)
	if err != nil {
		fmt.Fprintln(os.Stderr, "faultrun:", err)
		os.Exit(2)
	}
	fmt.Print(report)
	if !report.sound() {
		os.Exit(1)
	}
}

// run sends calls for a while and returns the accounts.
func run(duration time.Duration, workers int) (*report, error) {
	before := runtime.NumGoroutine()
	l := newLedger()
	s, err := listen(l)
	if err != nil {
		return nil, err
	}
	client, err := newClient(s.url)
	if err != nil {
		s.close()
		return nil, err
	}
	ctx, cancel := context.WithTimeout(context.Background(), duration)
	defer cancel()
	start := time.Now()
	tally := load(ctx, client, workers)
	took := time.Since(start)
	client.CloseIdleConnections()
	s.close()
	cancel()

	r := l.report(tally)
	r.took, r.requests, r.workers = took, int(s.requests.Load()), workers
	r.leaked = leaked(before)
	return r, nil
}

// leaked waits for goroutines to end and returns how many more there are than
// before.
func leaked(before int) int {
	const patience = 10 * time.Second
	for deadline := time.Now().Add(patience); runtime.NumGoroutine() > before && time.Now().Before(deadline); {
		time.Sleep(10 * time.Millisecond)
	}
	return max(0, runtime.NumGoroutine()-before)
}
