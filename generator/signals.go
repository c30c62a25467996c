package generator

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

// interruption is why a context has ended: a signal.
type interruption struct{ signal os.Signal }

// Error is the name of the signal: "interrupt".
func (i interruption) Error() string { return i.signal.String() }

// exitCode is what shells say of a process that a signal has ended.
func (i interruption) exitCode() int {
	if i.signal == os.Interrupt {
		return 130
	}
	return 143
}

// untilSignal is a context that ends with the first SIGINT or SIGTERM. The
// second one ends the process, as if it was not caught.
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
