package fault_test

import (
	"slices"
	"testing"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/internal/testkit/fault"
)

func triggered(s *fault.Script, operations ...string) []string {
	var kinds []string
	for _, operation := range operations {
		kinds = append(kinds, s.Next(fault.Request{Operation: operation}).Kind)
	}
	return kinds
}

func TestFaultsStrikeInOrder(t *testing.T) {
	t.Parallel()
	var s fault.Script
	s.Add(
		fault.Fault{Operation: "a", Kind: fault.Drop, Times: 2},
		fault.Fault{Operation: "a", Kind: fault.Pass},
		fault.Fault{Kind: fault.Truncate},
		fault.Fault{Operation: "b", Kind: fault.Garbage, Times: fault.Always},
	)
	got := triggered(&s, "b", "a", "a", "a", "a", "b", "b")
	want := []string{fault.Truncate, fault.Drop, fault.Drop, fault.Pass, fault.Pass, fault.Garbage, fault.Garbage}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	s.Clear()
	if got := triggered(&s, "b"); got[0] != fault.Pass {
		t.Errorf("after Clear %v is triggered", got[0])
	}
}

func TestEqualSeedsGiveEqualThrows(t *testing.T) {
	t.Parallel()
	const requests = 10_000
	throws := func(seed uint64) (hits []int) {
		var s fault.Script
		s.Seed(seed)
		s.Add(fault.Fault{Kind: fault.Drop, Probability: 0.05})
		for i := range requests {
			if s.Next(fault.Request{}).Kind == fault.Drop {
				hits = append(hits, i)
			}
		}
		return hits
	}
	first, second, other := throws(7), throws(7), throws(8)
	if !slices.Equal(first, second) {
		t.Error("the same seed gave other throws")
	}
	if slices.Equal(first, other) {
		t.Error("another seed gave the same throws")
	}
	if n := len(first); n < 400 || n > 600 {
		t.Errorf("5%% of %d requests were %d", requests, n)
	}
}

func TestRateCountsEachKey(t *testing.T) {
	t.Parallel()
	var s fault.Script
	s.Add(fault.Fault{Kind: fault.Rate, Requests: 2, Per: 10 * time.Second})
	start := time.Unix(1_700_000_000, 0)
	steps := []struct {
		key  string
		at   time.Duration
		wait time.Duration
	}{
		{"one", 0, 0},
		{"one", 4 * time.Second, 0},
		{"one", 5 * time.Second, 5 * time.Second},
		{"two", 5 * time.Second, 0},
		{"one", 9 * time.Second, time.Second},
		{"one", 10 * time.Second, 0},
		{"one", 11 * time.Second, 3 * time.Second},
	}
	for _, step := range steps {
		f := s.Next(fault.Request{Key: step.key, Now: start.Add(step.at)})
		if f.RetryAfter != step.wait || (f.Kind == fault.Status) != (step.wait > 0) {
			t.Errorf("%s at %v: %v with Retry-After %v, want %v", step.key, step.at, f.Kind, f.RetryAfter, step.wait)
		}
	}
}

func TestRateOfTheAPI(t *testing.T) {
	t.Parallel()
	var s fault.Script
	s.Add(fault.Fault{Kind: fault.Rate})
	limited := fault.Request{Limit: fault.Limit{Requests: 1, Per: time.Second}, Now: time.Unix(0, 0)}
	if f := s.Next(limited); f.Kind != fault.Pass {
		t.Errorf("the first request is struck by %v", f.Kind)
	}
	if f := s.Next(limited); f.Status != 429 {
		t.Errorf("the second request is struck by %v", f.Kind)
	}
	if f := s.Next(fault.Request{Key: "unlimited"}); f.Kind != fault.Pass {
		t.Errorf("a key without a limit is struck by %v", f.Kind)
	}
}
