package store_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"

	"github.com/seed-e19c5fb5/clerk-go/redislimit/internal/redistest"
	"github.com/seed-e19c5fb5/clerk-go/redislimit/internal/store"
	"github.com/seed-e19c5fb5/clerk-go/redislimit/internal/storemodel"
)

func do(t *testing.T, r *store.Redis, e *store.Exchange) {
	t.Helper()
	if err := r.Do(t.Context(), e); err != nil {
		t.Fatal(err)
	}
}

// TestTheScriptDoesWhatItsTwinDoes asks at random and holds the script's answers
// against those of the model in Go, at the time that the server says it is.
func TestTheScriptDoesWhatItsTwinDoes(t *testing.T) {
	t.Parallel()
	client := redistest.Start(t).Client()
	const fleets, steps = 9, 100
	for seed := range uint64(fleets) {
		random := rand.New(rand.NewPCG(seed, 1))
		e := store.NewRedis(client, fmt.Sprint("fleet", seed)).NewExchange("class", "GET /")
		r := store.NewRedis(client, fmt.Sprint("fleet", seed))
		var twin storemodel.Limit
		var held []store.Run
		var kinds int
		interval := []int64{50, 700, 3000}[seed%3]
		depth := interval * []int64{1, 3, 20}[seed/3%3]
		for step := range steps {
			held = chooseAsk(random, &e.Ask, held, interval, depth)
			if random.IntN(15) == 0 { // slots that the store never gave
				e.Back = append(e.Back, store.Run{At: e.Now + 20*depth, N: 2})
			}
			if e.Known = e.Epoch; random.IntN(30) == 0 {
				e.Known = 7 // of a store that forgot
			}
			do(t, r, e)
			got := e.Reply
			got.Runs = slices.Clone(got.Runs)
			want := twin.Take(got.Now, 0, e.Ask)
			if want.Runs == nil {
				want.Runs = []store.Run{}
			}
			if got.Runs == nil {
				got.Runs = []store.Run{}
			}
			if !reflect.DeepEqual(got, want) {
				t.Fatalf("fleet %d, step %d: asked for %+v\n got %+v\nwant %+v", seed, step, e.Ask, got, want)
			}
			held = append(held, got.Runs...)
			if got.Due > 0 {
				held = append(held, store.Run{N: got.Due})
			}
			kinds |= map[bool]int{true: 1}[got.Due > 0] | map[bool]int{true: 2}[len(got.Runs) > 0] | map[bool]int{true: 4}[got.Hint > 0]
			time.Sleep(time.Duration(random.Int64N(2*interval)) * time.Microsecond)
		}
		if kinds != 7 {
			t.Errorf("fleet %d: the answers were of too few kinds: %b", seed, kinds)
		}
	}
}

// chooseAsk makes up what a process might ask for.
func chooseAsk(random *rand.Rand, a *store.Ask, held []store.Run, interval, depth int64) []store.Run {
	*a = store.Ask{Interval: interval, Depth: depth, Patience: store.Patient, Ahead: random.Int64N(2 * depth)}
	switch random.IntN(8) {
	case 0:
		a.Block = 1 + random.Int64N(depth/interval)
	case 1: // only gives back
	case 2:
		a.Extra = random.Int64N(5)
		fallthrough
	default:
		a.Want = 1 + random.Int64N(6)
	}
	if random.IntN(3) == 0 {
		a.Patience = random.Int64N(5 * interval)
	}
	if random.IntN(20) == 0 {
		a.Spent = random.Int64N(10)
	}
	if random.IntN(2) == 0 && len(held) > 0 {
		n := 1 + random.IntN(len(held))
		random.Shuffle(len(held), func(i, j int) { held[i], held[j] = held[j], held[i] })
		a.Back, held = slices.Clone(held[:n]), held[n:]
	}
	return held
}

// TestTimesAreWholeAndExact looks for digits that a double or its text lost.
func TestTimesAreWholeAndExact(t *testing.T) {
	t.Parallel()
	client := redistest.Start(t).Client()
	r := store.NewRedis(client, "exact")
	e := r.NewExchange("class", "GET /")
	e.Interval, e.Depth, e.Want, e.Patience = 1, 1, 1, store.Patient
	before := time.Now().UnixMicro()
	do(t, r, e)
	if after := time.Now().UnixMicro(); e.Now < before-int64(time.Second/time.Microsecond) || e.Now > after+1e6 {
		t.Errorf("the store's clock says %d, this one between %d and %d", e.Now, before, after)
	}
	const large = int64(1)<<50 + 1
	e.Interval, e.Depth = large, large
	e.Known = e.Epoch
	do(t, r, e)
	first := e.Now
	do(t, r, e)
	if len(e.Runs) != 1 || e.Runs[0].At != first+large {
		t.Errorf("the second slot is %v, not at %d", e.Runs, first+large)
	}
}

// TestKeysExpireByThemselves looks at every key that was written.
func TestKeysExpireByThemselves(t *testing.T) {
	t.Parallel()
	client := redistest.Start(t).Client()
	r := store.NewRedis(client, "expiring")
	e := r.NewExchange("backend", "GET /sessions/{session_id}")
	e.Interval, e.Depth, e.Want, e.Patience, e.Process = 1e6, 10e6, 3, store.Patient, "one"
	do(t, r, e)
	if err := r.Pause(t.Context(), "GET /sessions/{session_id}", 5*time.Second); err != nil {
		t.Fatal(err)
	}
	keys, err := client.Keys(t.Context(), "*").Result()
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]time.Duration{
		"clerk-go:{expiring}:limit:backend":                    4 * time.Second,
		"clerk-go:{expiring}:pause:GET /sessions/{session_id}": 5 * time.Second,
		"clerk-go:{expiring}:seen":                             30 * time.Second,
	}
	for _, key := range keys {
		left, err := client.PTTL(t.Context(), key).Result()
		if most, known := want[key]; err != nil || !known || left <= 0 || left > most {
			t.Errorf("%s: %s left, %v", key, left, err)
		}
	}
	if len(keys) != len(want) {
		t.Errorf("the keys are %q", keys)
	}
}

func TestAFlushedScriptIsSentAgain(t *testing.T) {
	t.Parallel()
	client := redistest.Start(t).Client()
	r := store.NewRedis(client, "flushed")
	e := r.NewExchange("class", "GET /")
	e.Interval, e.Depth, e.Want, e.Patience = 1000, 10000, 1, store.Patient
	for range 3 {
		do(t, r, e)
		if e.Due != 1 {
			t.Errorf("%+v", e.Reply)
		}
		if err := client.ScriptFlush(t.Context()).Err(); err != nil {
			t.Fatal(err)
		}
	}
}

// TestACommandIsNeverSentTwice breaks the connection when the command was read:
// nobody knows whether it was carried out, and giving back twice would admit too
// much.
func TestACommandIsNeverSentTwice(t *testing.T) {
	t.Parallel()
	server := redistest.Start(t)
	client := server.Client()
	breaks := &breaking{}
	options := server.Options()
	options.Dialer = breaks.dialer(options.Network, options.Addr)
	r := store.NewRedis(redis.NewClient(options), "once")
	e := r.NewExchange("class", "GET /")
	e.Interval, e.Depth, e.Want, e.Patience = 1e9, 10e9, 1, store.Patient
	do(t, r, e)
	breaks.next.Store(true)
	if err := r.Do(t.Context(), e); err == nil {
		t.Fatal("there was an answer")
	}
	e.Want = 0
	e.Known = e.Epoch
	do(t, store.NewRedis(client, "once"), e)
	if taken := (e.Left + 1e9 - 1) / 1e9; taken != 2 {
		t.Errorf("%d tokens were taken, not 2", taken)
	}
}

func TestForeignKeysAreErrors(t *testing.T) {
	t.Parallel()
	client := redistest.Start(t).Client()
	r := store.NewRedis(client, "mine")
	limit, paused := "clerk-go:{mine}:limit:class", "clerk-go:{mine}:pause:GET /"
	for name, c := range map[string]struct {
		spoil func(context.Context) error
		want  string
	}{
		"another type":     {func(ctx context.Context) error { return client.HSet(ctx, limit, "a", 1).Err() }, "a key of the limit has another type: something else uses the name: "},
		"an older version": {func(ctx context.Context) error { return client.Set(ctx, limit, "redislimit:0 1 2", 0).Err() }, "the store contains data of another version: REDISLIMIT the key " + limit + " was written by another version of redislimit, or by something else"},
		"something else":   {func(ctx context.Context) error { return client.Set(ctx, limit, "", 0).Err() }, "the store contains data of another version: REDISLIMIT the key " + limit + " was written by another version"},
		"a pause for ever": {func(ctx context.Context) error { return client.Set(ctx, paused, "x", 0).Err() }, "REDISLIMIT the key " + paused + " has no expiry: it was written by something else"},
		"seen is no set":   {func(ctx context.Context) error { return client.Set(ctx, "clerk-go:{mine}:seen", "x", 0).Err() }, "a key of the limit has another type"},
	} {
		t.Run(name, func(t *testing.T) {
			if err := client.FlushAll(t.Context()).Err(); err != nil {
				t.Fatal(err)
			}
			if err := c.spoil(t.Context()); err != nil {
				t.Fatal(err)
			}
			e := r.NewExchange("class", "GET /")
			e.Interval, e.Depth, e.Want, e.Patience, e.Process = 1000, 10000, 1, store.Patient, "one"
			err := r.Do(t.Context(), e)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("%v, not %s", err, c.want)
			}
			if name == "a pause for ever" {
				if err := r.Pause(t.Context(), "GET /", time.Second); err == nil || !strings.Contains(err.Error(), c.want) {
					t.Errorf("Pause: %v, not %s", err, c.want)
				}
			}
		})
	}
}

func TestAPauseIsSharedAndNeverShortened(t *testing.T) {
	t.Parallel()
	client := redistest.Start(t).Client()
	r := store.NewRedis(client, "paused")
	heard := make(chan string, 8)
	stop := r.Listen(func(route string, left time.Duration) { heard <- fmt.Sprint(route, " ", left) })
	defer stop()
	listening := func() bool {
		n, err := client.PubSubNumSub(t.Context(), "clerk-go:{paused}:pauses").Result()
		return err == nil && n["clerk-go:{paused}:pauses"] == 1
	}
	for end := time.Now().Add(10 * time.Second); !listening() && time.Now().Before(end); {
		time.Sleep(time.Millisecond)
	}
	for _, wait := range []time.Duration{20 * time.Second, 1500 * time.Microsecond, 30 * time.Second} {
		if err := r.Pause(t.Context(), "GET /a b", wait); err != nil {
			t.Fatal(err)
		}
	}
	for _, want := range []string{"GET /a b 20s", "GET /a b 30s"} {
		select {
		case got := <-heard:
			if got != want {
				t.Errorf("heard %q, not %q", got, want)
			}
		case <-time.After(10 * time.Second):
			t.Fatalf("%q was not heard", want)
		}
	}
	for route, paused := range map[string]bool{"GET /a b": true, "GET /a": false} {
		t.Run(route, func(t *testing.T) {
			e := r.NewExchange("class", route)
			e.Interval, e.Depth, e.Want, e.Patience = 1000, 10000, 1, store.Patient
			do(t, r, e)
			if (e.Pause > 29e6 && e.Pause <= 30.001e6) != paused || (e.Due == 0) != paused {
				t.Errorf("%+v", e.Reply)
			}
		})
	}
}
