package storemodel

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/redislimit/internal/store"
)

// TestNeverMoreThanBurstAndRate asks at random, uses what is due, uses slots when
// they are due or gives them back before, and holds every stretch of time against
// burst + rate·t, to the microsecond.
func TestNeverMoreThanBurstAndRate(t *testing.T) {
	t.Parallel()
	const interval = 100
	for seed := range uint64(300) {
		random := rand.New(rand.NewPCG(seed, 3))
		burst := 1 + random.Int64N(4)
		var limit Limit
		var used, held []int64
		epoch := int64(0)
		for now := int64(1); now < 6000; now += random.Int64N(interval) {
			for len(held) > 0 && held[0] <= now {
				used, held = append(used, held[0]), held[1:]
			}
			ask := store.Ask{Interval: interval, Depth: burst * interval, Patience: store.Patient, Known: epoch}
			if random.IntN(3) > 0 {
				ask.Want = random.Int64N(4)
			}
			for random.IntN(2) == 0 && len(held) > 0 {
				i := random.IntN(len(held))
				ask.Back = append(ask.Back, store.Run{At: held[i], N: 1})
				held = slices.Delete(held, i, i+1)
			}
			reply := limit.Take(now, 0, ask)
			epoch = reply.Epoch
			for range reply.Due {
				used = append(used, now)
			}
			for _, run := range reply.Runs {
				for i := range run.N {
					held = append(held, run.At+i*interval)
				}
			}
			slices.Sort(held)
		}
		check(t, seed, used, burst, interval)
	}
}

func check(t *testing.T, seed uint64, used []int64, burst, interval int64) {
	t.Helper()
	if len(used) < 20 {
		t.Errorf("fleet %d: only %d tokens were used", seed, len(used))
	}
	slices.Sort(used)
	for first := range used {
		for last := first; last < len(used); last++ {
			took := used[last] - used[first]
			if n, most := int64(last-first+1), burst+took/interval; n > most {
				t.Fatalf("fleet %d, burst %d: %d in %d from %d on, where %d are allowed", seed, burst, n, took,
					used[first], most)
			}
		}
	}
}
