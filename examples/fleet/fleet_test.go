package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestMain lets the test's program be a process of the fleet.
func TestMain(m *testing.M) {
	if os.Getenv(asProcess) != "" {
		main()
		return
	}
	os.Exit(m.Run())
}

func hasServer() bool {
	_, redis := exec.LookPath("redis-server")
	_, valkey := exec.LookPath("valkey-server")
	return redis == nil || valkey == nil
}

// TestAShortRun lives through the whole schedule in three seconds.
func TestAShortRun(t *testing.T) {
	t.Parallel()
	if !hasServer() {
		t.Skip("needs a real Redis: install redis-server or valkey-server on PATH, as .ci/run does in CI")
	}
	plot := filepath.Join(t.TempDir(), "fleet.svg")
	var out bytes.Buffer
	args := strings.Fields("-duration 3s -window 1s -limit 100 -processes 3 -workers 2 -lease 0 -plot " + plot)
	r, err := run(t.Context(), args, nil, &out)
	if err != nil {
		t.Fatalf("%v\n%s", err, &out)
	}
	// A machine that stalls lets calls arrive in heaps: what holds here on every
	// machine is that none is lost, and that the limit was not forgotten.
	if r.calls.Failed > 0 || r.calls.Done < 100 || r.most > 2*r.limit || len(r.events) != 6 || r.scripts == 0 {
		t.Errorf("\n%s", &out)
	}
	for _, want := range []string{
		"kill Redis", "calls lost", "maximum in any window during the outage", "round trips to Redis per call",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is not in\n%s", want, &out)
		}
	}
	if svg, err := os.ReadFile(plot); err != nil || !bytes.Contains(svg, []byte("<svg")) {
		t.Errorf("the plot: %v", err)
	}
}

// TestWithoutRedisTheLimitIsBroken runs the fleet with a limiter for every
// process.
func TestWithoutRedisTheLimitIsBroken(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	r, err := run(t.Context(),
		strings.Fields("-duration 1s -window 1s -limit 100 -processes 4 -workers 40 -redis=false"), nil, &out)
	if err != nil {
		t.Fatal(err)
	}
	if r.refused == 0 {
		t.Errorf("no 429 came\n%s", &out)
	}
}

// TestTheAccountsSeeMistakes makes up a log.
func TestTheAccountsSeeMistakes(t *testing.T) {
	t.Parallel()
	s := settings{processes: 2, limit: 100, window: 10 * time.Second, shared: true}
	heap := func(at time.Duration, n int) (log []arrival) {
		for i := range n {
			log = append(log, arrival{at: at + time.Duration(i)*time.Millisecond})
		}
		return log
	}
	for name, c := range map[string]struct {
		log   []arrival
		away  span
		lost  int64
		sound bool
	}{
		"full":     {log: heap(0, 100), sound: true},
		"too full": {log: heap(0, 101)},
		"apart":    {log: append(heap(0, 100), heap(10*time.Second, 100)...), sound: true},
		"together": {log: append(heap(0, 51), heap(9*time.Second, 51)...)},
		"documented": {
			log: heap(5*time.Second, 131), away: span{4 * time.Second, 6 * time.Second}, sound: true,
		},
		"beyond what is":          {log: heap(5*time.Second, 132), away: span{4 * time.Second, 6 * time.Second}},
		"long after Redis's kill": {log: heap(30*time.Second, 101), away: span{4 * time.Second, 6 * time.Second}},
		"lost":                    {log: heap(0, 1), lost: 1},
	} {
		t.Run(name, func(t *testing.T) {
			r := &report{settings: s, log: c.log, away: c.away, calls: tally{Failed: c.lost}}
			if r.windows(); r.sound() != c.sound {
				t.Errorf("sound is %t\n%s", r.sound(), r)
			}
		})
	}
}

func TestSettingsThatMakeNoSense(t *testing.T) {
	t.Parallel()
	for args, want := range map[string]string{
		"-processes 0":  "0 processes with 4 workers send nothing",
		"-limit 5":      "-limit 5 is below 20, which leaves no room for a burst and a margin",
		"-duration 1ms": "-duration 1ms and -window 10s have to be a second at least",
		"60s":           `argument "60s" is one too many`,
	} {
		t.Run(args, func(t *testing.T) {
			if _, err := run(context.Background(), strings.Fields(args), nil,
				new(bytes.Buffer)); fmt.Sprint(err) != want {
				t.Errorf("%v, not %s", err, want)
			}
		})
	}
}
