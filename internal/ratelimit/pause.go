package ratelimit

import (
	"container/heap"
	"context"
	"sync"
	"sync/atomic"
	"time"
)

// place identifies the endpoint that a server pauses.
type place struct {
	method, host, route string
}

// maxPauses limits the number of stored pauses: a request without an operation has
// its path as the route, and the number of paths is not limited.
const maxPauses = 1024

// pauses stores the endpoints that a server paused. If there are too many, it drops
// the pause that ends first, because that affects the fewest requests.
type pauses struct {
	count atomic.Int32 // zero lets requests pass without the lock
	mu    sync.Mutex
	known map[place]*pause
	byEnd ends
}

// pause is the pause of an endpoint.
type pause struct {
	at    place
	end   time.Time
	index int // in ends
}

// add pauses an endpoint. Pauses do not add up: the later end applies.
func (p *pauses) add(at place, d time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := time.Now()
	p.forget(now)
	end := now.Add(d)
	if old, ok := p.known[at]; ok {
		if end.After(old.end) {
			old.end = end
			heap.Fix(&p.byEnd, old.index)
		}
		return
	}
	if len(p.byEnd) == maxPauses {
		if !end.After(p.byEnd[0].end) {
			return
		}
		p.drop()
	}
	if p.known == nil {
		p.known = make(map[place]*pause)
	}
	p.known[at] = &pause{at: at, end: end}
	heap.Push(&p.byEnd, p.known[at])
	p.count.Store(int32(len(p.byEnd)))
}

// wait returns when the endpoint is not paused. It returns at once if the pause
// exceeds the deadline of ctx.
func (p *pauses) wait(ctx context.Context, at place) error {
	if p.count.Load() == 0 {
		return nil
	}
	return p.outlast(ctx, at)
}

func (p *pauses) outlast(ctx context.Context, at place) error {
	for {
		left := p.left(at)
		if left <= 0 {
			return nil
		}
		if err := sleep(ctx, left); err != nil {
			return err
		}
	}
}

// left returns the remaining time of an endpoint's pause.
func (p *pauses) left(at place) time.Duration {
	if p.count.Load() == 0 {
		return 0
	}
	return p.find(at)
}

func (p *pauses) find(at place) time.Duration {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := time.Now()
	p.forget(now)
	if paused, ok := p.known[at]; ok {
		return paused.end.Sub(now)
	}
	return 0
}

// forget drops the pauses that have ended.
func (p *pauses) forget(now time.Time) {
	for len(p.byEnd) > 0 && !now.Before(p.byEnd[0].end) {
		p.drop()
	}
}

// drop drops the pause that ends first.
func (p *pauses) drop() {
	first := heap.Pop(&p.byEnd).(*pause)
	delete(p.known, first.at)
	p.count.Store(int32(len(p.byEnd)))
}

// ends is a heap of pauses. The one that ends first is on top.
type ends []*pause

func (e ends) Len() int           { return len(e) }
func (e ends) Less(i, j int) bool { return e[i].end.Before(e[j].end) }

func (e ends) Swap(i, j int) {
	e[i], e[j] = e[j], e[i]
	e[i].index, e[j].index = i, j
}

// Push implements heap.Interface.
func (e *ends) Push(x any) {
	p := x.(*pause)
	p.index = len(*e)
	*e = append(*e, p)
}

// Pop implements heap.Interface.
func (e *ends) Pop() any {
	last := len(*e) - 1
	p := (*e)[last]
	(*e)[last] = nil
	*e = (*e)[:last]
	return p
}
