package write

import (
	"context"
	"fmt"
	"os"
	"time"
)

const (
	lockPoll = 20 * time.Millisecond
	lockWait = 30 * time.Second
)

// lock waits for the lock of a folder. A run holds it only while it compares and
// writes.
func lock(ctx context.Context, root *os.Root, toWrite bool) (unlock func(), err error) {
	ctx, cancel := context.WithTimeoutCause(ctx, lockWait, fmt.Errorf("%s is being written by another process: try again when it has ended", root.Name()))
	defer cancel()
	for {
		unlock, held, err := tryLock(root, toWrite)
		if !held {
			return unlock, err
		}
		select {
		case <-ctx.Done():
			return nil, context.Cause(ctx)
		case <-time.After(lockPoll):
		}
	}
}
