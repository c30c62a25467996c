// Command fleet runs several processes on one machine. They call a fake Clerk,
// which enforces the documented limit, and share that limit through Redis. It
// starts all of them, kills and restarts two processes and Redis on a schedule,
// and reports the totals.
//
//	go run ./examples/fleet -duration 60s -plot fleet.svg
//	go run ./examples/fleet -limit 1000 -lease 8
//	go run ./examples/fleet -redis=false
//
// The last command shows the effect of the shared limit: every process respects the
// limit separately. The others need redis-server or valkey-server on PATH. It
// exits with status 1 if more was sent than is documented, or a call was lost.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/transport"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	r, err := run(ctx, os.Args[1:], os.Stdin, os.Stdout)
	switch {
	case errors.Is(err, flag.ErrHelp):
	case err != nil:
		fmt.Fprintln(os.Stderr, "fleet:", err)
		os.Exit(2)
	case r != nil && !r.sound():
		os.Exit(1)
	}
}

// settings are the values of the command line.
type settings struct {
	duration  time.Duration
	processes int
	workers   int // goroutines of a process that always have a call to make
	limit     int // requests in every window
	window    time.Duration
	lease     int
	shared    bool
	plot      string

	// For a process of the fleet, which runs the same program.
	process    int
	clerk, red string
}

func parse(args []string, output io.Writer) (settings, error) {
	var s settings
	flags := flag.NewFlagSet("fleet", flag.ContinueOnError)
	flags.SetOutput(output)
	flags.DurationVar(&s.duration, "duration", time.Minute, "how `long` to send calls")
	flags.IntVar(&s.processes, "processes", 8, "`number` of processes")
	flags.IntVar(&s.workers, "workers", 4, "`number` of goroutines of each that send calls")
	flags.IntVar(&s.limit, "limit", 100, "`requests` that Clerk takes in a window")
	flags.DurationVar(&s.window, "window", 10*time.Second, "`length` of the window")
	flags.IntVar(&s.lease, "lease", 0, "`tokens` that a process may lease for 200 ms; 0 leases none")
	flags.BoolVar(&s.shared, "redis", true, "share the limit through Redis")
	flags.StringVar(&s.plot, "plot", "", "`file` for a plot of the admitted rate, as SVG")
	flags.IntVar(&s.process, "process", -1, "be the process of this `number`; used by the program itself")
	flags.StringVar(&s.clerk, "clerk", "", "`URL` of the fake Clerk; used by the program itself")
	flags.StringVar(&s.red, "socket", "", "`path` of Redis's socket; used by the program itself")
	if err := flags.Parse(args); err != nil {
		return s, err
	}
	switch {
	case flags.NArg() > 0:
		return s, fmt.Errorf("argument %q is one too many", flags.Arg(0))
	case s.processes < 1 || s.workers < 1:
		return s, fmt.Errorf("%d processes with %d workers send nothing", s.processes, s.workers)
	case s.limit < 20:
		return s, fmt.Errorf("-limit %d is below 20, which leaves no room for a burst and a margin", s.limit)
	case s.duration < time.Second || s.window < time.Second:
		return s, fmt.Errorf("-duration %s and -window %s have to be a second at least", s.duration, s.window)
	}
	return s, nil
}

// rate returns a rate within the limit in every window, including one that begins
// with a burst. It leaves a twentieth for calls that arrive late.
func (s settings) rate() transport.Rate {
	burst, margin := s.limit/10, s.limit/20
	return transport.Rate{Requests: s.limit - burst - margin, Per: s.window, Burst: burst}
}

// run runs the program: a process of the fleet, or the whole fleet.
func run(ctx context.Context, args []string, in io.Reader, out io.Writer) (*report, error) {
	s, err := parse(args, out)
	if err != nil {
		return nil, err
	}
	if s.process >= 0 {
		return nil, work(ctx, s, in, out)
	}
	f, err := start(s, out)
	if err != nil {
		return nil, err
	}
	r, err := f.live(ctx)
	if err != nil {
		return nil, err
	}
	fmt.Fprint(out, r)
	if s.plot != "" {
		err = r.draw(s.plot)
	}
	return r, err
}
