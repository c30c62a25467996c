package limiter

import (
	"time"

	"github.com/seed-e19c5fb5/clerk-go/redislimit/internal/store"
)

// class is the state of a rate class's limit that a process knows. It restores it in
// a store that lost its data.
type class struct {
	now    int64 // of the newest reply, on the store's clock
	epoch  int64
	fullAt time.Time // when the bucket is full
	spent  int64     // tokens used while the store was unavailable
}

func (l *Limiter) class(name string) *class {
	c, ok := l.classes[name]
	if !ok {
		c = new(class)
		l.classes[name] = c
	}
	return c
}

// hear records the store's reply, unless a newer one was recorded.
func (c *class) hear(r *store.Reply, now time.Time) {
	if r.Epoch == c.epoch && r.Now < c.now {
		return
	}
	c.now, c.epoch, c.fullAt = r.Now, r.Epoch, now.Add(micros(r.Left))
}

// tell adds the known state to a request to the store.
func (c *class) tell(a *store.Ask, now time.Time) {
	a.Known, a.Ahead = c.epoch, max(store.Micros(c.fullAt.Sub(now)), 0)
	a.Spent, c.spent = c.spent, 0
}

func micros(n int64) time.Duration { return time.Duration(n) * time.Microsecond }
