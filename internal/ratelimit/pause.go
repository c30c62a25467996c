package ratelimit

import (
	"context"
	"sync"
	"sync/atomic"
	"time"
)

// place is what a server pauses: an endpoint.
type place struct {
	method, host, route string
}

// pauses are the endpoints that a server has asked to be left alone for a while.
type pauses struct {
	count atomic.Int32 // of until; zero lets requests pass without the lock
	mu    sync.Mutex
	until map[place]time.Time
}

// add pauses an endpoint. Pauses do not add up: the later end counts.
func (p *pauses) add(at place, d time.Duration) {
	now := time.Now()
	p.mu.Lock()
	defer p.mu.Unlock()
	for other, end := range p.until {
		if !now.Before(end) {
			delete(p.until, other)
		}
	}
	if p.until == nil {
		p.until = make(map[place]time.Time)
	}
	if end := now.Add(d); end.After(p.until[at]) {
		p.until[at] = end
	}
	p.count.Store(int32(len(p.until)))
}

// wait returns when the endpoint is not paused. It returns at once when the
// pause outlasts ctx.
func (p *pauses) wait(ctx context.Context, at place) error {
	for p.count.Load() > 0 {
		left := p.left(at)
		if left <= 0 {
			return nil
		}
		if err := sleep(ctx, left); err != nil {
			return err
		}
	}
	return nil
}

// left is how long an endpoint is still paused.
func (p *pauses) left(at place) time.Duration {
	p.mu.Lock()
	defer p.mu.Unlock()
	end, ok := p.until[at]
	if !ok {
		return 0
	}
	left := time.Until(end)
	if left <= 0 {
		delete(p.until, at)
		p.count.Store(int32(len(p.until)))
	}
	return left
}
