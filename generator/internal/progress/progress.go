// Package progress says on a terminal what a command does, once that takes longer
// than a second.
package progress

import (
	"context"
	"fmt"
	"io"
	"sync"
	"time"
)

// patience is how long nothing is said.
const patience = time.Second

// erase moves to the start of the line and erases it.
const erase = "\r\x1b[K"

// Line is the line of a terminal that shows the current stage.
type Line struct {
	mu    sync.Mutex
	to    io.Writer
	stage string
	since time.Time
	shown bool
}

type key struct{}

// On returns a context in which stages are shown on a terminal. The line
// disappears with stop, after which other text may follow.
func On(ctx context.Context, terminal io.Writer) (shown context.Context, stop func()) {
	line := &Line{to: terminal, since: time.Now()}
	ctx, cancel := context.WithCancel(context.WithValue(ctx, key{}, line))
	done := make(chan struct{})
	go func() {
		defer close(done)
		line.run(ctx)
	}()
	return ctx, func() {
		cancel()
		<-done
	}
}

// Stage says what happens from now on, in a context of [On]. In another, it does
// nothing.
func Stage(ctx context.Context, what string) {
	line, ok := ctx.Value(key{}).(*Line)
	if !ok {
		return
	}
	line.mu.Lock()
	defer line.mu.Unlock()
	line.stage = what
	if line.shown {
		line.show()
	}
}

// run shows the stage once a second, from the first second on.
func (l *Line) run(ctx context.Context) {
	tick := time.NewTicker(patience)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			l.mu.Lock()
			defer l.mu.Unlock()
			if l.shown {
				fmt.Fprint(l.to, erase)
			}
			return
		case <-tick.C:
			l.mu.Lock()
			l.show()
			l.mu.Unlock()
		}
	}
}

func (l *Line) show() {
	l.shown = true
	fmt.Fprintf(l.to, "%s%s … %d s", erase, l.stage, int(time.Since(l.since).Seconds()))
}
