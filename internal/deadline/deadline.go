// Package deadline provides a context with a time limit that costs almost nothing
// until something waits for it. [context.WithTimeout] allocates a timer, a closure
// and a channel for every call; here they are created at the first call of Done,
// which a round-tripper that responds from memory never makes. From then on, a
// context of the standard library takes over, so that children attach to it
// without a goroutine.
package deadline

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"
)

// Context is a [context.Context] with its own time limit. The zero value
// is not usable: call Begin once, before it is shared, and Stop when the
// work is done. The other methods are safe for concurrent use.
type Context struct {
	parent context.Context
	at     time.Time // the earlier of the two deadlines; zero if there is none
	own    bool      // at is the deadline of this context, not the parent's

	// The pointer is no atomic.Pointer: Go would compile the methods of one into
	// every package that calls with such a context.
	isArmed atomic.Bool // armed can be read
	mu      sync.Mutex  // guards the change of armed from nil
	armed   *armed
}

// armed is the context of the standard library that took over.
type armed struct {
	ctx    context.Context
	cancel context.CancelFunc
}

// stopped replaces every context that was not waited for before it ended.
var stopped = func() *armed {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	return &armed{ctx: ctx, cancel: cancel}
}()

// Begin starts the limit. A limit of zero or less means only the limit of the
// parent.
func (c *Context) Begin(parent context.Context, limit time.Duration) {
	c.parent = parent
	c.at, _ = parent.Deadline()
	if limit <= 0 {
		return
	}
	if at := time.Now().Add(limit); c.at.IsZero() || at.Before(c.at) {
		c.at, c.own = at, true
	}
}

// Deadline returns the earlier of the limit and the parent's deadline.
func (c *Context) Deadline() (time.Time, bool) { return c.at, !c.at.IsZero() }

// Done returns a channel that is closed when the limit passes, when the parent
// is done, or when Stop is called.
func (c *Context) Done() <-chan struct{} { return c.arm().ctx.Done() }

// Err returns nil until the context is done, then [context.DeadlineExceeded] or
// [context.Canceled].
func (c *Context) Err() error {
	if a := c.successor(); a != nil {
		return a.ctx.Err()
	}
	if c.parent.Err() == nil && !c.passed() {
		return nil
	}
	return c.arm().ctx.Err()
}

// Value returns the parent's value, through the context that took over, if any.
func (c *Context) Value(key any) any {
	if a := c.successor(); a != nil && a != stopped {
		return a.ctx.Value(key)
	}
	return c.parent.Value(key)
}

// Expired reports whether the limit of this context has passed while the parent
// was not done.
func (c *Context) Expired() bool {
	return c.own && c.passed() && c.parent.Err() == nil
}

// Stop ends the context and releases its timer. It may be called more than once.
func (c *Context) Stop() {
	a := c.successor()
	if a == nil {
		c.mu.Lock()
		if a = c.armed; a == nil {
			a = c.handOver(stopped)
		}
		c.mu.Unlock()
	}
	a.cancel()
}

// String prevents fmt from reading the fields of the context while it is in use.
func (c *Context) String() string { return "deadline.Context" }

func (c *Context) passed() bool { return c.own && time.Until(c.at) <= 0 }

// successor returns the context of the standard library that took over, or nil.
func (c *Context) successor() *armed {
	if c.isArmed.Load() {
		return c.armed
	}
	return nil
}

// handOver lets a take over. The caller holds the lock.
func (c *Context) handOver(a *armed) *armed {
	c.armed = a
	c.isArmed.Store(true)
	return a
}

// arm creates the context of the standard library that takes over.
func (c *Context) arm() *armed {
	if a := c.successor(); a != nil {
		return a
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.armed != nil {
		return c.armed
	}
	a := new(armed)
	if c.own {
		a.ctx, a.cancel = context.WithDeadline(c.parent, c.at)
	} else {
		a.ctx, a.cancel = context.WithCancel(c.parent)
	}
	return c.handOver(a)
}

// Reason returns why ctx is done: its error together with the cause of the
// cancellation, if there is one. It returns nil if ctx is not done.
func Reason(ctx context.Context) error {
	err, cause := ctx.Err(), context.Cause(ctx)
	if err == nil || errors.Is(cause, err) {
		return cause
	}
	return fmt.Errorf("%w: %w", err, cause)
}
