package retry

import (
	"fmt"
	"math"
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

func TestABudgetWithoutBounds(t *testing.T) {
	t.Parallel()
	for _, refill := range []float64{0, 1, math.MaxFloat64, math.Inf(1)} {
		t.Run(fmt.Sprintf("refill %g", refill), func(t *testing.T) {
			b := newBudget(Policy{Budget: math.MaxInt, BudgetRefill: refill})
			for range 1000 {
				if !b.take() {
					t.Fatalf("with a refill of %g retries are off", refill)
				}
				b.success()
			}
			if b.success(); refill > 0 && b.tokens.Load() != b.full {
				t.Errorf("a refill of %g left %d of %d", refill, b.tokens.Load(), b.full)
			}
		})
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
