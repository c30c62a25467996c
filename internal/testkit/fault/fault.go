package fault

import (
	"fmt"
	"time"
)

// The kinds of faults.
const (
	Pass        = "pass"         // nothing goes wrong; takes a turn in a list
	Slow        = "slow"         // only the delay
	Status      = "status"       // answers with a status, without processing the request
	Drop        = "drop"         // the connection ends before the request is processed
	DropAfter   = "drop-after"   // the request is processed, the answer gets lost
	Truncate    = "truncate"     // the response body ends half-way
	Garbage     = "garbage"      // the response is an HTML page
	FutureValue = "future-value" // enums in the response have an unknown value
	FutureField = "future-field" // objects in the response have an unknown field
	Rate        = "rate"         // 429 if a key exceeds the rate
)

// Always is the value of Times for a fault without a limit.
const Always = -1

// Fault makes requests fail, in one of several ways.
type Fault struct {
	Operation   string        // such as "sessions.List"; empty for all operations
	Kind        string        // what happens
	Status      int           // of Status and Garbage; 0 is 200 for Garbage
	RetryAfter  time.Duration // sent with Status, rounded up to seconds
	Delay       time.Duration // before anything else, for every kind
	Probability float64       // up to 1; 0 triggers always
	Times       int           // number of requests; 0 is one, or Always with a probability or a rate
	Requests    int           // of Rate: requests per key; 0 is the API's own limit
	Per         time.Duration // of Rate: the period
}

// Validate returns an error if a fault is invalid.
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
		return fmt.Errorf("unknown fault kind %q", f.Kind)
	}
	if f.Probability < 0 || f.Probability > 1 {
		return fmt.Errorf("fault %s: probability %v is outside 0..1", f.Kind, f.Probability)
	}
	if f.Delay < 0 || f.RetryAfter < 0 {
		return fmt.Errorf("fault %s: times cannot be negative", f.Kind)
	}
	return nil
}

// turns returns how often the fault may be triggered, or Always.
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
