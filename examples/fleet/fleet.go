package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"sync"
	"time"
)

// fleet holds everything that was started.
type fleet struct {
	settings
	out       io.Writer
	clerk     *clerk
	url       string
	stopClerk func()
	store     *store // nil without Redis
	processes []*process
	events    []event
}

// event is a step of the schedule.
type event struct {
	at   time.Duration
	what string
}

// process is a process of the fleet, with all its restarts.
type process struct {
	number int
	cmd    *exec.Cmd
	stop   io.Closer     // its input
	over   chan struct{} // closed when its output has ended

	mu   sync.Mutex
	now  tally // of this life
	past tally // of lives that ended
	cut  int64 // calls that a kill cut off
	died bool  // once at least
}

// start starts the fleet.
func start(s settings, out io.Writer) (*fleet, error) {
	f := &fleet{settings: s, out: out}
	if s.shared {
		store, err := newStore()
		if err != nil {
			return nil, err
		}
		f.store = store
		if err := store.start(context.Background()); err != nil {
			store.close()
			return nil, err
		}
	}
	var err error
	if f.clerk, f.url, f.stopClerk, err = startClerk(s); err != nil {
		return nil, err
	}
	for i := range s.processes {
		p := &process{number: i}
		f.processes = append(f.processes, p)
		if err := f.run(p); err != nil {
			return nil, err
		}
	}
	return f, nil
}

// run starts a process.
func (f *fleet) run(p *process) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	args := []string{
		"-process", strconv.Itoa(p.number), "-clerk", f.url, "-workers", strconv.Itoa(f.workers),
		"-limit", strconv.Itoa(f.limit), "-window", f.window.String(), "-lease", strconv.Itoa(f.lease),
		fmt.Sprintf("-redis=%t", f.shared),
	}
	if f.shared {
		args = append(args, "-socket", f.store.socket())
	}
	cmd := exec.Command(self, args...)
	cmd.Env = append(os.Environ(), asProcess+"=1")
	cmd.Stderr = io.Discard // the client writes there when Redis is away
	in, err := cmd.StdinPipe()
	if err != nil {
		return err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return err
	}
	if err := cmd.Start(); err != nil {
		return err
	}
	p.cmd, p.stop, p.over = cmd, in, make(chan struct{})
	go p.listen(out)
	return nil
}

// asProcess is set in the environment of the fleet's processes.
const asProcess = "FLEET_PROCESS"

// listen reads the reports of a process.
func (p *process) listen(out io.Reader) {
	defer close(p.over)
	for lines := bufio.NewScanner(out); lines.Scan(); {
		var t tally
		if json.Unmarshal(lines.Bytes(), &t) == nil {
			p.mu.Lock()
			p.now = t
			p.mu.Unlock()
		}
	}
}

// end ends a process: gracefully, so that active calls finish, or not.
func (p *process) end(softly bool) error {
	if softly {
		p.stop.Close()
	} else {
		_ = p.cmd.Process.Kill()
	}
	<-p.over
	err := p.cmd.Wait()
	p.mu.Lock()
	defer p.mu.Unlock()
	if !softly {
		err, p.died = nil, true
		p.cut += p.now.Started - p.now.Done - p.now.Failed
		p.now.Started = p.now.Done + p.now.Failed
	}
	p.past, p.now = p.total(), tally{}
	return err
}

// total returns the totals of all runs of a process. The lock is held.
func (p *process) total() tally {
	t := p.past
	t.Started, t.Done, t.Failed, t.CPU = t.Started+p.now.Started, t.Done+p.now.Done, t.Failed+p.now.Failed, t.CPU+p.now.CPU
	if t.Error == "" {
		t.Error = p.now.Error
	}
	return t
}

// live runs the fleet for its duration and returns the report.
func (f *fleet) live(ctx context.Context) (*report, error) {
	defer f.close()
	ctx, cancel := context.WithTimeout(ctx, f.duration)
	defer cancel()
	steps := f.schedule()
	ticker := time.NewTicker(time.Second)
	defer ticker.Stop()
	next := time.NewTimer(0)
	for running := true; running; {
		if len(steps) > 0 {
			next.Reset(time.Until(f.clerk.start.Add(steps[0].at)))
		}
		select {
		case <-ticker.C:
			f.progress(ctx)
		case <-next.C:
			if len(steps) > 0 && time.Since(f.clerk.start) >= steps[0].at {
				if err := f.take(ctx, steps[0]); err != nil {
					return nil, err
				}
				steps = steps[1:]
			}
		case <-ctx.Done():
			running = false
		}
	}
	took := time.Since(f.clerk.start)
	return f.account(took), nil
}

// stopAll ends all processes gracefully, concurrently.
func (f *fleet) stopAll() error {
	var group sync.WaitGroup
	errs := make([]error, len(f.processes))
	for i, p := range f.processes {
		group.Go(func() { errs[i] = p.end(true) })
	}
	group.Wait()
	for i, err := range errs {
		if err != nil {
			return fmt.Errorf("process %d: %w", i, err)
		}
	}
	return nil
}

func (f *fleet) close() {
	for _, p := range f.processes {
		_ = p.cmd.Process.Kill()
	}
	f.stopClerk()
	if f.store != nil {
		f.store.close()
	}
}

// step is a step of the schedule.
type step struct {
	at   time.Duration
	what string
	do   func(context.Context) error
}

// schedule kills a process, Redis and another process, and starts each again.
func (f *fleet) schedule() []step {
	at := func(percent int) time.Duration { return f.duration * time.Duration(percent) / 100 }
	kill := func(i int) func(context.Context) error {
		return func(context.Context) error { return f.processes[i].end(false) }
	}
	again := func(i int) func(context.Context) error {
		return func(context.Context) error { return f.run(f.processes[i]) }
	}
	one, other := f.processes[0].number, f.processes[len(f.processes)/2].number
	steps := []step{{at(20), fmt.Sprint("kill process ", one), kill(one)}, {at(25), fmt.Sprint("start process ", one), again(one)}}
	if f.store != nil {
		steps = append(steps,
			step{at(40), "kill Redis", func(ctx context.Context) error { f.store.look(ctx); f.store.kill(); return nil }},
			step{at(55), "start Redis", f.store.start})
	}
	return append(steps, step{at(75), fmt.Sprint("kill process ", other), kill(other)},
		step{at(80), fmt.Sprint("start process ", other), again(other)})
}

func (f *fleet) take(ctx context.Context, s step) error {
	fmt.Fprintf(f.out, "%3.0fs  %s\n", time.Since(f.clerk.start).Seconds(), s.what)
	f.events = append(f.events, event{time.Since(f.clerk.start), s.what})
	err := s.do(ctx)
	if s.what == "start Redis" {
		f.events[len(f.events)-1].at = time.Since(f.clerk.start)
	}
	return err
}

// progress prints a line.
func (f *fleet) progress(ctx context.Context) {
	if f.store != nil {
		f.store.look(ctx)
	}
	now := time.Since(f.clerk.start)
	f.clerk.mu.Lock()
	defer f.clerk.mu.Unlock()
	last, within, refused := 0, 0, 0
	for _, a := range f.clerk.log {
		if a.refused {
			refused++
			continue
		}
		if now-a.at <= time.Second {
			last++
		}
		if now-a.at <= f.window {
			within++
		}
	}
	fmt.Fprintf(f.out, "%3.0fs  %4d admitted in the last second, %5d in the last %s of %d, %d refused so far\n",
		now.Seconds(), last, within, f.window, f.limit, refused)
}
