// Package storemodel is the store's script in Go. Tests hold the script against
// it, and put it in the script's place where time has to stand still; the
// simulation of a fleet runs on it.
package storemodel

import (
	"slices"

	"github.com/seed-e19c5fb5/clerk-go/redislimit/internal/store"
)

// Limit is the state of one limit. The zero Limit has a full bucket. Times are
// microseconds.
type Limit struct {
	epoch, tat    int64 // zero when there is no state
	spare, saving int64
	freed         []store.Run

	now             int64
	interval, depth int64
}

// maxRuns is how many runs an answer may hold.
const maxRuns = 16

// Take answers what the script answers at the time now for a route that is
// paused for pause.
func (l *Limit) Take(now, pause int64, ask store.Ask) store.Reply {
	l.now, l.interval, l.depth = now, ask.Interval, ask.Depth
	if l.epoch == 0 || l.tat <= now { // a full bucket is the same as none
		*l = Limit{epoch: now, tat: now, now: now, interval: ask.Interval, depth: ask.Depth}
	}
	if ask.Known > 0 && ask.Known != l.epoch {
		l.tat = max(l.tat, now+ask.Ahead)
	}
	l.mature()
	if ask.Known == l.epoch {
		for _, run := range ask.Back {
			l.giveBack(run)
		}
		l.mature()
	}
	l.trim()
	l.tat = max(l.tat, min(max(l.tat, now)+ask.Spent*l.interval, now+l.depth))
	reply := store.Reply{Now: now, Epoch: l.epoch, Pause: pause}
	switch {
	case pause > 0:
	case ask.Block > 0:
		l.block(ask, &reply)
	case ask.Want > 0:
		l.take(ask, &reply)
	}
	reply.Left = max(l.tat-now, 0)
	return reply
}

// inDebt reports whether every token until tat - depth belongs to somebody.
func (l *Limit) inDebt() bool { return l.tat-l.depth > l.now }

func (l *Limit) boundSpare() {
	most := l.depth/l.interval - 1
	if l.now < l.saving {
		most = 0
	}
	l.spare = min(l.spare, most)
}

// mature makes spare tokens of freed slots whose time has come.
func (l *Limit) mature() {
	for len(l.freed) > 0 && l.freed[0].At <= l.now {
		n := min(l.freed[0].N, (l.now-l.freed[0].At)/l.interval+1)
		l.spare += n
		l.cut(n)
	}
	l.boundSpare()
}

// cut takes slots off the front of the first freed run.
func (l *Limit) cut(n int64) {
	l.freed[0].At += n * l.interval
	if l.freed[0].N -= n; l.freed[0].N == 0 {
		l.freed = l.freed[1:]
	}
}

func (l *Limit) giveBack(run store.Run) {
	last := run.At + (run.N-1)*l.interval
	switch {
	case run.At == 0 || last <= l.now:
		l.giveBackDue(run.N)
	case last > l.tat-l.depth: // the store has forgotten that it gave them
	default:
		i := len(l.freed)
		for i > 0 && l.freed[i-1].At > run.At {
			i--
		}
		l.freed = slices.Insert(l.freed, i, run)
	}
}

func (l *Limit) giveBackDue(n int64) {
	if l.inDebt() {
		l.spare += n
		l.boundSpare()
		return
	}
	l.tat = max(max(l.tat, l.now)-n*l.interval, l.now)
}

// trim forgets the slots at the end that nobody has, and puts spare tokens into
// the bucket when it has room.
func (l *Limit) trim() {
	for n := len(l.freed) - 1; n >= 0; n-- {
		run := l.freed[n]
		if run.At+(run.N-1)*l.interval != l.tat-l.depth {
			break
		}
		l.tat -= run.N * l.interval
		l.freed = l.freed[:n]
	}
	if n := l.spare; n > 0 && !l.inDebt() {
		l.spare = 0
		l.giveBackDue(n)
	}
}

// advance moves tat by n slots and returns the time of the last.
func (l *Limit) advance(n int64) int64 {
	l.tat = max(l.tat, l.now) + n*l.interval
	return l.tat - l.depth
}

func (l *Limit) block(ask store.Ask, reply *store.Reply) {
	at := max(l.tat, l.now) + ask.Block*l.interval - l.depth
	if at-l.now > ask.Patience {
		reply.Hint = at - l.now
		return
	}
	reply.Runs = []store.Run{{At: l.advance(ask.Block) - (ask.Block-1)*l.interval, N: ask.Block}}
	if at > l.now {
		l.saving, l.spare = max(l.saving, at), 0
	}
}

func (l *Limit) take(ask store.Ask, reply *store.Reply) {
	reply.Due = min(ask.Want, l.spare)
	l.spare -= reply.Due
	if !l.inDebt() {
		n := min(ask.Want-reply.Due+ask.Extra, (l.now+l.depth-max(l.tat, l.now))/l.interval)
		l.advance(n)
		reply.Due += n
	}
	for lacking := ask.Want - reply.Due; lacking > 0; {
		run := store.Run{At: l.tat + l.interval - l.depth, N: lacking}
		isFreed := len(l.freed) > 0
		if isFreed {
			run = l.freed[0]
		}
		wait := run.At - l.now
		n := min(run.N, lacking)
		if wait > ask.Patience || len(reply.Runs) == maxRuns {
			reply.Hint = wait
			return
		}
		n = min(n, (ask.Patience-wait)/l.interval+1)
		reply.Runs = append(reply.Runs, store.Run{At: run.At, N: n})
		if isFreed {
			l.cut(n)
		} else {
			l.advance(n)
		}
		lacking -= n
	}
}
