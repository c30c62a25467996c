package limiter

import (
	"context"
	"fmt"
	"sync"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/transport"
)

// Fallback decides while the store is unavailable.
type Fallback struct {
	refuse, pass bool
	rate         transport.Rate
	replicas     int // 0 for the number that the store saw last

	mu    sync.Mutex
	parts int // that share was created for
	burst int // of share
	share transport.Limiter
}

// Refuse returns a fallback that rejects every call.
func Refuse() *Fallback { return &Fallback{refuse: true} }

// Pass returns a fallback that lets every call pass.
func Pass() *Fallback { return &Fallback{pass: true} }

// Share returns a fallback with this process's share of the rate: one of
// replicas, or of the number of processes that the store saw last if replicas is 0.
func Share(rate transport.Rate, replicas int) (*Fallback, error) {
	f := &Fallback{rate: rate, replicas: replicas}
	return f, f.divide(max(replicas, 1))
}

// String describes what happens to calls.
func (f *Fallback) String() string {
	switch {
	case f.refuse:
		return "calls are rejected"
	case f.pass:
		return "calls pass"
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	return fmt.Sprintf("calls share the rate as one of %d processes", f.parts)
}

// begin starts an outage with the number of processes that the store saw last.
func (f *Fallback) begin(seen int) {
	if f.share != nil && f.replicas == 0 {
		_ = f.divide(max(seen, 1)) // a rate that cannot be divided is unchanged
	}
}

// divide creates the share. The share of the last outage is kept if it has the same
// size: a new one would have a full burst.
func (f *Fallback) divide(parts int) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if parts == f.parts {
		return nil
	}
	burst := max(1, f.rate.Burst/parts)
	share, err := transport.NewLimiter(transport.Rate{Requests: f.rate.Requests, Per: f.rate.Per * time.Duration(parts), Burst: burst})
	if err == nil {
		f.share, f.parts, f.burst = share, parts, burst
	}
	return err
}

// wait decides about one call.
func (f *Fallback) wait(ctx context.Context, op transport.Operation, cost int, away *AwayError) error {
	switch {
	case f.refuse:
		return away
	case f.pass:
		return nil
	}
	f.mu.Lock()
	share, burst := f.share, f.burst
	f.mu.Unlock()
	for cost > 0 { // may exceed the share's burst
		if err := share.Wait(ctx, op, min(cost, burst)); err != nil {
			return err
		}
		cost -= burst
	}
	return nil
}
