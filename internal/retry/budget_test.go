package retry

import (
	"sync"
	"sync/atomic"
	"testing"
)

func TestTheBudgetRunsOutAndRefills(t *testing.T) {
	t.Parallel()
	b := newBudget(Policy{Budget: 2, BudgetRefill: 0.5})
	for i, want := range []bool{true, true, false} {
		if got := b.take(); got != want {
			t.Fatalf("take %d: %v", i, got)
		}
	}
	b.success()
	if b.take() {
		t.Error("half a retry was enough")
	}
	b.success()
	if !b.take() {
		t.Error("two successes did not refill one retry")
	}
	for range 100 {
		b.success()
	}
	if got := b.tokens.Load(); got != b.full {
		t.Errorf("refilled to %d of %d", got, b.full)
	}
}

func TestTheBudgetHoldsUnderConcurrency(t *testing.T) {
	t.Parallel()
	b := newBudget(Policy{Budget: 100})
	var taken atomic.Int64
	var group sync.WaitGroup
	for range 64 {
		group.Go(func() {
			for range 100 {
				if b.take() {
					taken.Add(1)
				}
			}
		})
	}
	group.Wait()
	if taken.Load() != 100 {
		t.Errorf("%d retries out of a budget of 100", taken.Load())
	}
}
