package testpkg

import (
	"time"

	"github.com/seed-e19c5fb5/clerk-go/internal/testkit/fault"
)

// The kinds of faults.
const (
	FaultPass        = "pass"         // no fault; the request uses up this entry of the list
	FaultSlow        = "slow"         // only the delay
	FaultStatus      = "status"       // a status code; the request is not processed
	FaultDrop        = "drop"         // the connection is closed before the request is processed
	FaultDropAfter   = "drop-after"   // the request is processed, then the connection is closed
	FaultTruncate    = "truncate"     // the response body ends half-way
	FaultGarbage     = "garbage"      // the response is an HTML page
	FaultFutureValue = "future-value" // enums in the response have an unknown value
	FaultFutureField = "future-field" // objects in the response have an unknown field
	FaultRate        = "rate"         // 429 if a key exceeds the rate
)

// Always is the value of Times for a fault without a limit.
const Always = -1

// Fault makes requests fail, in one of several ways. A fake has a list of
// faults. Each request triggers the first remaining fault for its operation. A
// fault with a probability is triggered at random; otherwise the next one is
// considered.
type Fault struct {
	Operation   string        // which requests: AcmeOperation, say; empty is all of them
	Kind        string        // what happens: FaultStatus and its siblings
	Status      int           // of FaultStatus; of FaultGarbage too, where 0 is 200
	RetryAfter  time.Duration // sent with a FaultStatus, in whole seconds, rounded up
	Delay       time.Duration // before anything else, whatever the kind
	Probability float64       // of striking, up to 1; 0 strikes without a throw
	Times       int           // strikes until it is spent; 0 is once, or Always with a probability or a rate
	Requests    int           // of FaultRate: how many requests a key may send; 0 is the API's own limit
	Per         time.Duration // of FaultRate: in which time
}

// Inject appends faults to the list. It panics if one is invalid.
func (f *Fake) Inject(faults ...Fault) {
	for _, added := range faults {
		f.engine().Inject(fault.Fault(added))
	}
}

// InjectScript appends faults that are written as text:
//
//	AcmeMethod: 503 x2, pass, 429 retry-after=2s; *: drop 5%, slow=300ms 10%
//
// Rules are separated by semicolons, the faults of a rule by commas. A rule
// begins with an operation and a colon. Without them, or with a star, it applies
// to all operations. A fault is a status code, or one of pass, drop, drop-after,
// truncate, garbage, future-value and future-field, or slow= with the delay, or
// rate, alone or with a limit such as rate=100/10s. It may be followed by x3 for
// the number of requests, always, 5% for the probability, retry-after=2s,
// delay=1s, and status=502 for garbage.
func (f *Fake) InjectScript(text string) error {
	return f.engine().InjectScript(text)
}

// ClearFaults removes all faults.
func (f *Fake) ClearFaults() {
	f.engine().ClearFaults()
}

// SeedFaults sets the seed of the random numbers for faults with a probability.
// The same seed gives the same sequence.
func (f *Fake) SeedFaults(seed uint64) {
	f.engine().SeedFaults(seed)
}
