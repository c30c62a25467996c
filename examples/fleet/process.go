package main

import (
	"context"
	"encoding/json"
	"io"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"github.com/redis/go-redis/v9"

	"github.com/seed-e19c5fb5/clerk-go/redislimit"
	"github.com/seed-e19c5fb5/clerk-go/sessions"
	"github.com/seed-e19c5fb5/clerk-go/sessions/sessionstest"
	"github.com/seed-e19c5fb5/clerk-go/transport"
)

// processHeader tells the fake Clerk which process calls.
const processHeader = "X-Fleet-Process"

// tally is the report of a process, sent a few times a second.
type tally struct {
	Started, Done, Failed int64
	Error                 string        // of the first call that failed
	CPU                   time.Duration // that the process computed
}

// work runs a process of the fleet. It sends calls until its input ends, and
// finishes the active ones.
func work(ctx context.Context, s settings, in io.Reader, out io.Writer) error {
	limit, closeLimit, err := limiting(s)
	if err != nil {
		return err
	}
	client, err := transport.New(sessionstest.Key, limit,
		transport.WithBaseURL(s.clerk),
		transport.WithTimeout(2*time.Minute),
		transport.WithRetry(transport.RetryPolicy{MaxAttempts: 20, Budget: 1000, MaxRetryAfter: time.Minute}))
	if err != nil {
		return err
	}
	var w worker
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	go func() {
		_, _ = io.Copy(io.Discard, in) // ends when the parent says so, or dies
		stop()
	}()
	said := make(chan struct{})
	calling, done := context.WithCancel(context.Background())
	go func() {
		defer close(said)
		w.say(calling, out)
	}()
	w.call(ctx, sessions.New(client), s)
	done()
	<-said
	return closeLimit(context.Background())
}

// limiting returns the shared limit, or a limit for this process only.
func limiting(s settings) (transport.Option, func(context.Context) error, error) {
	if !s.shared {
		return transport.WithRateLimit(s.rate()), func(context.Context) error { return nil }, nil
	}
	var opts []redislimit.Option
	if s.lease > 1 {
		opts = append(opts, redislimit.WithLease(s.lease, 200*time.Millisecond))
	}
	client := redis.NewClient(&redis.Options{Network: "unix", Addr: s.red})
	limiter, err := redislimit.New(client, "fleet", s.rate(), opts...)
	if err != nil {
		return nil, nil, err
	}
	return transport.WithLimiter(limiter), limiter.Close, nil
}

// worker counts the calls of a process.
type worker struct {
	started, done, failed atomic.Int64
	first                 atomic.Pointer[string]
}

// call makes calls until ctx is done.
func (w *worker) call(ctx context.Context, api *sessions.Client, s settings) {
	me := transport.WithHeader(processHeader, strconv.Itoa(s.process))
	var group sync.WaitGroup
	for range s.workers {
		group.Go(func() {
			for ctx.Err() == nil {
				w.started.Add(1)
				if _, err := api.Get(context.Background(), session, me); err != nil {
					text := err.Error()
					w.first.CompareAndSwap(nil, &text)
					w.failed.Add(1)
				} else {
					w.done.Add(1)
				}
			}
		})
	}
	group.Wait()
}

// say writes the report until ctx is done, and then once more.
func (w *worker) say(ctx context.Context, out io.Writer) {
	ticker := time.NewTicker(200 * time.Millisecond)
	defer ticker.Stop()
	for encoder := json.NewEncoder(out); ; {
		ending := ctx.Err() != nil
		t := tally{Done: w.done.Load(), Failed: w.failed.Load(), Started: w.started.Load()}
		t.CPU = computed()
		if text := w.first.Load(); text != nil {
			t.Error = *text
		}
		if err := encoder.Encode(t); err != nil || ending {
			return
		}
		select {
		case <-ticker.C:
		case <-ctx.Done():
		}
	}
}
