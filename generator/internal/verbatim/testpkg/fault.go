package testpkg

import (
	"time"

	"github.com/seed-e19c5fb5/clerk-go/internal/testkit/fault"
)

// The kinds of faults.
const (
	FaultPass        = "pass"         // nothing goes wrong; takes a turn in a list
	FaultSlow        = "slow"         // only the delay
	FaultStatus      = "status"       // a status, without processing the request
	FaultDrop        = "drop"         // the connection ends before the request is processed
	FaultDropAfter   = "drop-after"   // the request is processed, the answer gets lost
	FaultTruncate    = "truncate"     // the answer's body ends half-way
	FaultGarbage     = "garbage"      // the answer is an HTML page
	FaultFutureValue = "future-value" // enums in the answer have a value that nobody knows yet
	FaultFutureField = "future-field" // objects in the answer have a field that nobody knows yet
	FaultRate        = "rate"         // 429 when a key sends too much
)

// Always as the Times of a fault keeps it from being spent.
const Always = -1

// Fault is one way in which requests go wrong. Faults stand in a list. For
// every request it is read from the front: the first fault that is meant for
// the operation, is not spent and, when it has a probability, wins its throw,
// strikes.
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

// Inject adds faults to the end of the list. It panics when one is not valid.
func (f *Fake) Inject(faults ...Fault) {
	for _, added := range faults {
		f.engine().Inject(fault.Fault(added))
	}
}

// InjectScript adds faults that are written as text:
//
//	AcmeMethod: 503 x2, pass, 429 retry-after=2s; *: drop 5%, slow=300ms 10%
//
// Rules are separated by semicolons, the faults of a rule by commas. A rule
// begins with the operation and a colon; without, or with a star, it is for all
// operations. A fault is a status or one of pass, drop, drop-after, truncate,
// garbage, future-value and future-field, slow= with the delay, or rate, alone
// or with a limit such as rate=100/10s. Behind it may stand x3 for the number
// of strikes, always, 5% for the probability, retry-after=2s, delay=1s, and
// status=502 for garbage.
func (f *Fake) InjectScript(text string) error {
	return f.engine().InjectScript(text)
}

// ClearFaults empties the list.
func (f *Fake) ClearFaults() {
	f.engine().ClearFaults()
}

// SeedFaults starts the throws of faults with a probability anew. Equal seeds
// give equal throws.
func (f *Fake) SeedFaults(seed uint64) {
	f.engine().SeedFaults(seed)
}
