package sessiontoken

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"time"
)

// The times of the cache. They are fixed: use does not prolong any of them.
const (
	keyLifetime  = time.Hour
	refreshAhead = 10 * time.Minute // before the end of the lifetime
	unknownPause = time.Minute      // between fetches for keys that are not known
	failurePause = 10 * time.Second // after a fetch that failed
	fetchTimeout = 30 * time.Second
	defaultStale = 24 * time.Hour // beyond the lifetime, while the source fails
	maxStale     = 30 * 24 * time.Hour
)

// cache keeps the keys of one source. Who finds a key in it that may be used
// takes no lock.
type cache struct {
	source Source
	stale  time.Duration
	state  atomic.Pointer[keys]

	mu      sync.Mutex    // guards what follows, and every change of state
	flight  chan struct{} // closed at the end of the fetch under way; nil without one
	unknown time.Time     // of the last fetch for a key that was not known
	closed  bool
	ctx     context.Context // of all fetches
	cancel  context.CancelFunc
	fetches sync.WaitGroup
}

// keys is what the cache knows at a time. It is replaced, never changed.
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

// usable reports whether the set may be used: for its lifetime, and beyond it
// while no newer one can be had.
func (k *keys) usable(now time.Time, stale time.Duration) bool {
	if k.set == nil {
		return false
	}
	age := now.Sub(k.fetched)
	return age < keyLifetime || k.failure != nil && age < keyLifetime+stale
}

// find is the key with the id. It waits for a fetch only where there is no
// other way.
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
			return nil, &Error{Kind: ErrKeysUnavailable, Detail: "the caller did not wait for them", Cause: context.Cause(ctx)}
		}
	}
	return c.found(id)
}

// found is the key with the id after all that could be done.
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

// fetch returns the fetch under way, or starts one. It returns nil when it is
// too early for one: then the state is as new as it can be.
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
	pending.due = now.Add(fetchTimeout) // so that nobody comes here in the meantime
	c.state.Store(&pending)
	c.flight = make(chan struct{})
	c.fetches.Go(func() { c.run(now) })
	return c.flight
}

// run is one fetch.
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

// close ends the fetch under way, waits for its goroutine, and starts no more.
func (c *cache) close() {
	c.mu.Lock()
	c.closed = true
	c.mu.Unlock()
	c.cancel()
	c.fetches.Wait()
}
