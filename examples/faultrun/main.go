// Command faultrun sends calls to a server on loopback that fails in many ways,
// and then reports the outcomes of the calls, and whether a
// write that must not be repeated was lost or duplicated.
//
//	go run ./examples/faultrun -duration 60s
//
// It exits with status 1 if a write was lost or duplicated, if a response was
// returned to the wrong call, or if a goroutine leaked.
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

// run sends calls for a while and returns the report.
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
