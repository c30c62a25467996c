package generator

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

// interruption is why a context has ended: a signal.
type interruption struct{ signal os.Signal }

// Error returns the name of the signal: "interrupt".
func (i interruption) Error() string { return i.signal.String() }

// exitCode returns the exit code of a process that was ended by the signal, as
// shells report it.
func (i interruption) exitCode() int {
	if i.signal == os.Interrupt {
		return 130
	}
	return 143
}

// untilSignal returns a context that ends with the first SIGINT or SIGTERM. The
// second one ends the process.
func untilSignal() (ctx context.Context, stop func()) {
	ctx, cancel := context.WithCancelCause(context.Background())
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	go func() {
		select {
		case s := <-signals:
			signal.Stop(signals)
			cancel(interruption{s})
		case <-ctx.Done():
		}
	}()
	return ctx, func() {
		signal.Stop(signals)
		cancel(nil)
	}
}
