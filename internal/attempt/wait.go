package attempt

import (
	"context"
	"time"
)

// WaitForHeader limits an attempt until the header of its response arrives. A
// limit of zero or less means none. The returned context ends with ctx, which is
// that of a call.
func WaitForHeader(ctx context.Context, limit time.Duration) (try context.Context, over func() bool) {
	if limit <= 0 {
		return ctx, func() bool { return false }
	}
	try, cancel := context.WithCancel(ctx)
	timer := time.AfterFunc(limit, cancel)
	return try, func() bool { return !timer.Stop() }
}
