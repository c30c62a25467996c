package deadline

import (
	"context"
	"time"
)

// Sleep waits, and returns early when ctx is done. The error is the [Reason] of
// ctx when it is done at the end, and nil otherwise.
func Sleep(ctx context.Context, wait time.Duration) error {
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-ctx.Done():
	}
	return Reason(ctx)
}
