package fault

import (
	"math/rand/v2"
	"net/http"
	"sync"
	"time"
)

// Limit is how many requests a key may send in a time.
type Limit struct {
	Requests int
	Per      time.Duration
}

// Request contains the parts of a request that a script needs.
type Request struct {
	Operation string
	Key       string    // who sends it; rates are counted for each key
	Now       time.Time // on the clock of the fake
	Limit     Limit     // the API's own limit for the key
}

// Script is a list of faults and its progress. It is safe for concurrent use;
// the zero value triggers nothing.
type Script struct {
	mu    sync.Mutex
	dice  *rand.Rand
	steps []*step
}

type step struct {
	Fault
	left int // remaining requests, or Always
	sent window
}

// Add appends faults to the list. They must be valid.
func (s *Script) Add(faults ...Fault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, f := range faults {
		s.steps = append(s.steps, &step{Fault: f, left: f.turns()})
	}
}

// Clear removes all faults.
func (s *Script) Clear() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.steps = nil
}

// Seed sets the seed of the random numbers. The same seed gives the same sequence.
// The initial seed is 0.
func (s *Script) Seed(seed uint64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.dice = rand.New(rand.NewPCG(seed, seed))
}

// Next returns the fault that the request triggers. For an exceeded rate it returns
// a Status with a Retry-After. [Pass] means that no fault is triggered.
func (s *Script) Next(r Request) Fault {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, step := range s.steps {
		if step.left == 0 || step.Operation != "" && step.Operation != r.Operation {
			continue
		}
		if step.Probability > 0 && s.throw() >= step.Probability {
			continue
		}
		struck := step.Fault
		if step.Kind == Rate {
			wait := step.sent.take(r, step.limit(r))
			if wait == 0 {
				continue
			}
			struck = Fault{Operation: step.Operation, Kind: Status, Status: http.StatusTooManyRequests, RetryAfter: wait, Delay: step.Delay}
		}
		if step.left > 0 {
			step.left--
		}
		return struck
	}
	return Fault{Kind: Pass}
}

func (s *Script) throw() float64 {
	if s.dice == nil {
		s.dice = rand.New(rand.NewPCG(0, 0))
	}
	return s.dice.Float64()
}

func (s *step) limit(r Request) Limit {
	if s.Requests > 0 {
		return Limit{Requests: s.Requests, Per: s.Per}
	}
	return r.Limit
}
