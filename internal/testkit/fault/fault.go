package fault

import (
	"fmt"
	"time"
)

// The kinds of faults: what goes wrong.
const (
	Pass        = "pass"         // nothing goes wrong; takes a turn in a list
	Slow        = "slow"         // only the delay
	Status      = "status"       // answers with a status, without processing the request
	Drop        = "drop"         // the connection ends before the request is processed
	DropAfter   = "drop-after"   // the request is processed, the answer gets lost
	Truncate    = "truncate"     // the answer's body ends half-way
	Garbage     = "garbage"      // the answer is an HTML page
	FutureValue = "future-value" // enums of the answer have a value that nobody knows yet
	FutureField = "future-field" // objects of the answer have a field that nobody knows yet
	Rate        = "rate"         // answers with 429 when a key sends too much
)

// Always as the Times of a fault keeps it from being spent.
const Always = -1

// Fault is one way in which requests go wrong.
type Fault struct {
	Operation   string        // which requests: "sessions.List"; empty is all of them
	Kind        string        // what happens
	Status      int           // of Status; of Garbage too, where 0 is 200
	RetryAfter  time.Duration // sent with a Status, in whole seconds, rounded up
	Delay       time.Duration // before anything else, whatever the kind
	Probability float64       // of striking, up to 1; 0 strikes without a throw
	Times       int           // strikes until it is spent; 0 is once, or Always with a probability or a rate
	Requests    int           // of Rate: how many requests a key may send; 0 is the API's own limit
	Per         time.Duration // of Rate: in which time
}

// Validate reports what is wrong with a fault, in words for the person who wrote
// it.
func (f Fault) Validate() error {
	switch f.Kind {
	case Pass, Drop, DropAfter, Truncate, FutureValue, FutureField:
	case Slow:
		if f.Delay <= 0 {
			return fmt.Errorf("fault %s: delay %v is not positive", f.Kind, f.Delay)
		}
	case Status:
		if f.Status < 200 || f.Status > 599 {
			return fmt.Errorf("fault %s: status %d is outside 200..599", f.Kind, f.Status)
		}
	case Garbage:
		if f.Status != 0 && (f.Status < 200 || f.Status > 599) {
			return fmt.Errorf("fault %s: status %d is outside 200..599", f.Kind, f.Status)
		}
	case Rate:
		if f.Requests < 0 || f.Requests > 0 && f.Per <= 0 {
			return fmt.Errorf("fault %s: %d requests in %v is not a rate", f.Kind, f.Requests, f.Per)
		}
	default:
		return fmt.Errorf("fault kind %q is not known", f.Kind)
	}
	if f.Probability < 0 || f.Probability > 1 {
		return fmt.Errorf("fault %s: probability %v is outside 0..1", f.Kind, f.Probability)
	}
	if f.Delay < 0 || f.RetryAfter < 0 {
		return fmt.Errorf("fault %s: times cannot be negative", f.Kind)
	}
	return nil
}

// turns is how often the fault may strike, or Always.
func (f Fault) turns() int {
	switch {
	case f.Times != 0:
		return f.Times
	case f.Probability > 0 || f.Kind == Rate:
		return Always
	default:
		return 1
	}
}
