package retry

import "sync/atomic"

// budget is a token bucket of retries that all calls of a client share. It prevents
// an outage from multiplying the load: when all requests fail, it becomes empty,
// and each call is sent once. Successes refill it.
type budget struct {
	tokens atomic.Int64 // in thousandths of a retry
	full   int64
	refill int64
}

const wholeRetry = 1000

// maxRetries prevents overflow in arithmetic on the budget. It is more than any
// client uses.
const maxRetries = 1 << 40

func newBudget(p Policy) *budget {
	retries := min(int64(p.Budget), maxRetries)
	b := &budget{
		full:   retries * wholeRetry,
		refill: int64(min(p.BudgetRefill, float64(retries)) * wholeRetry),
	}
	b.tokens.Store(b.full)
	return b
}

// take takes one retry and reports whether there was one.
func (b *budget) take() bool {
	for {
		tokens := b.tokens.Load()
		if tokens < wholeRetry {
			return false
		}
		if b.tokens.CompareAndSwap(tokens, tokens-wholeRetry) {
			return true
		}
	}
}

// giveBack returns a retry that was not made.
func (b *budget) giveBack() { b.add(wholeRetry) }

// success refills the budget after a response that shows that the server works.
func (b *budget) success() { b.add(b.refill) }

func (b *budget) add(n int64) {
	for {
		tokens := b.tokens.Load()
		if tokens >= b.full {
			return
		}
		if b.tokens.CompareAndSwap(tokens, min(tokens+n, b.full)) {
			return
		}
	}
}
