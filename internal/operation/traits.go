package operation

import (
	"context"
	"slices"
	"time"
)

// Traits are properties that few operations have. A nil *Traits has none of
// them.
type Traits struct {
	Public         bool   // is sent without a key
	Stream         bool   // the caller reads the body of a success from the network
	Redirect       bool   // a 3xx is a success, and its header Location the value
	Conditional    bool   // a 304 is a success
	Accept         string // media type of a success; empty is application/json
	IdempotencyKey string // header that gets a random value, the same for every attempt
	MaxAttempts    int    // attempts including the first; 0 means the retry policy's number
	Statuses       []int  // status codes after which it is retried, instead of the policy's; nil means the policy's

	// Wait limits an attempt of an operation with Stream until its response
	// begins. It returns the context of the attempt, and a function that ends
	// the limit and reports whether it had passed.
	Wait func(ctx context.Context, limit time.Duration) (try context.Context, over func() bool)
}

// Succeeds reports whether a status is a success, beyond those of the 200s.
func (t *Traits) Succeeds(status int) bool {
	switch {
	case t == nil:
		return false
	case status == notModified:
		return t.Conditional
	}
	return t.Redirect && status/100 == 3
}

const notModified = 304

// Streams reports whether the body of a success with this status is not to be
// read into memory.
func (t *Traits) Streams(status int) bool {
	return t != nil && t.Stream && status/100 == 2
}

// Retries reports whether the operation defines the status codes after which it
// is retried, and whether this is one of them.
func (t *Traits) Retries(status int) (again, said bool) {
	if t == nil || t.Statuses == nil {
		return false, false
	}
	return slices.Contains(t.Statuses, status), true
}
