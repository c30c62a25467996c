package sessiontoken

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"time"
)

// The durations of the cache. They do not depend on the use of keys.
const (
	keyLifetime  = time.Hour
	refreshAhead = 10 * time.Minute // before the end of the lifetime
	unknownPause = time.Minute      // between fetches for unknown keys
	failurePause = 10 * time.Second // after a fetch that failed
	fetchTimeout = 30 * time.Second
	defaultStale = 24 * time.Hour // after the lifetime, while the source fails
	maxStale     = 30 * 24 * time.Hour
)

// cache holds the keys of one source. Looking up a valid key takes no
// lock.
type cache struct {
	source Source
	stale  time.Duration
	state  atomic.Pointer[keys]

	mu      sync.Mutex    // guards what follows, and every change of state
	flight  chan struct{} // closed at the end of the running fetch; nil if there is none
	unknown time.Time     // of the last fetch for an unknown key
	closed  bool
	ctx     context.Context // of all fetches
	cancel  context.CancelFunc
	fetches sync.WaitGroup
}

// keys is the state of the cache. It is replaced, never modified.
type keys struct {
	set     *KeySet // nil before the first success
	fetched time.Time
	due     time.Time // of the next fetch
	failure error     // of the last fetch
}

func newCache(source Source, stale time.Duration) *cache {
	c := &cache{source: source, stale: stale}
	c.ctx, c.cancel = context.WithCancel(context.Background())
	c.state.Store(&keys{})
	return c
}

// usable reports whether the set may be used: during its lifetime, and after it
// while no newer one can be fetched.
func (k *keys) usable(now time.Time, stale time.Duration) bool {
	if k.set == nil {
		return false
	}
	age := now.Sub(k.fetched)
	return age < keyLifetime || k.failure != nil && age < keyLifetime+stale
}

// find returns the key with the id. It waits for a fetch only if there is no
// usable key.
func (c *cache) find(ctx context.Context, id string) (*key, error) {
	now, k := time.Now(), c.state.Load()
	usable := k.usable(now, c.stale)
	if usable {
		if !now.Before(k.due) {
			c.fetch(now, false)
		}
		if found := k.set.lookup(id); found != nil {
			return found, nil
		}
	}
	if flight := c.fetch(now, usable); flight != nil {
		select {
		case <-flight:
		case <-ctx.Done():
			return nil, &Error{Kind: ErrKeysUnavailable, Detail: "the caller stopped waiting for them", Cause: context.Cause(ctx)}
		}
	}
	return c.found(id)
}

// found returns the key with the id after a fetch.
func (c *cache) found(id string) (*key, error) {
	now, k := time.Now(), c.state.Load()
	usable := k.usable(now, c.stale)
	if usable {
		if found := k.set.lookup(id); found != nil {
			return found, nil
		}
	}
	if usable && k.failure == nil {
		return nil, unknownKey(id)
	}
	cause := k.failure
	if cause == nil {
		cause = errClosed
	}
	return nil, &Error{Kind: ErrKeysUnavailable, RetryAfter: max(k.due.Sub(now), 0), Cause: cause}
}

var errClosed = errors.New("sessiontoken: the verifier is closed")

// fetch returns the running fetch, or starts one. It returns nil if it is
// too early for the next one.
func (c *cache) fetch(now time.Time, forUnknown bool) <-chan struct{} {
	c.mu.Lock()
	defer c.mu.Unlock()
	state := c.state.Load()
	switch {
	case c.flight != nil:
		return c.flight
	case c.closed:
		return nil
	case !forUnknown && now.Before(state.due):
		return nil
	case forUnknown && !c.unknown.IsZero() && now.Sub(c.unknown) < unknownPause:
		return nil
	}
	if forUnknown {
		c.unknown = now
	}
	pending := *state
	pending.due = now.Add(fetchTimeout) // no other call starts a fetch in the meantime
	c.state.Store(&pending)
	c.flight = make(chan struct{})
	c.fetches.Go(func() { c.run(now) })
	return c.flight
}

// run performs a fetch.
func (c *cache) run(started time.Time) {
	ctx, cancel := context.WithTimeout(c.ctx, fetchTimeout)
	defer cancel()
	set, err := c.source.Keys(ctx)
	if err == nil && set == nil {
		err = errors.New("sessiontoken: the source returned neither keys nor an error")
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	next := *c.state.Load()
	if err != nil {
		next.failure, next.due = err, time.Now().Add(failurePause)
	} else {
		next = keys{set: set, fetched: started, due: started.Add(keyLifetime - refreshAhead)}
	}
	c.state.Store(&next)
	close(c.flight)
	c.flight = nil
}

// close cancels the running fetch, waits for its goroutine, and prevents others.
func (c *cache) close() {
	c.mu.Lock()
	c.closed = true
	c.mu.Unlock()
	c.cancel()
	c.fetches.Wait()
}
