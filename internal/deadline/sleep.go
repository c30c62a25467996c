package deadline

import (
	"context"
	"time"
)

// Sleep waits, and returns early if ctx is done. It returns the [Reason] of ctx
// if ctx is done at the end, and nil otherwise.
func Sleep(ctx context.Context, wait time.Duration) error {
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-ctx.Done():
	}
	return Reason(ctx)
}
