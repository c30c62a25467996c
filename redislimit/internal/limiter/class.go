package limiter

import (
	"time"

	"github.com/seed-e19c5fb5/clerk-go/redislimit/internal/store"
)

// class is what a process knows of the limit of a rate class. It tells it to a
// store that forgot.
type class struct {
	now    int64 // of the newest answer, on the store's clock
	epoch  int64
	fullAt time.Time // when the bucket is full
	spent  int64     // tokens that went by while the store was away
}

func (l *Limiter) class(name string) *class {
	c, ok := l.classes[name]
	if !ok {
		c = new(class)
		l.classes[name] = c
	}
	return c
}

// hear takes the store's answer, unless a newer one is there.
func (c *class) hear(r *store.Reply, now time.Time) {
	if r.Epoch == c.epoch && r.Now < c.now {
		return
	}
	c.now, c.epoch, c.fullAt = r.Now, r.Epoch, now.Add(micros(r.Left))
}

// tell completes what is asked of the store.
func (c *class) tell(a *store.Ask, now time.Time) {
	a.Known, a.Ahead = c.epoch, max(store.Micros(c.fullAt.Sub(now)), 0)
	a.Spent, c.spent = c.spent, 0
}

func micros(n int64) time.Duration { return time.Duration(n) * time.Microsecond }
