package transport

import "time"

// RetryPolicy defines when a request is retried. A zero field has its default.
//
// Every operation is retried if the request was rejected (a status code in
// Refused) or if no connection could be established. Only an idempotent
// operation is retried if Acme may have processed the request: after a status
// code in Ambiguous, a broken connection or an attempt that timed out. An
// unknown host and an untrusted certificate are never retried. After the last
// attempt, its result is returned. The last result is also returned if a rate
// limit rejects the next attempt or the context ends before it;
// [models.APIError] then contains the cause.
//
// Status codes must be in 300..599 and must not be in both lists. A status code
// that is set in one list is removed from the default of the other.
type RetryPolicy struct {
	MaxAttempts   int           // attempts including the first; default AcmeMaxAttempts, 1 turns retries off
	BaseDelay     time.Duration // upper bound of the first wait, doubled for each attempt; default AcmeBaseDelay
	MaxDelay      time.Duration // upper bound of a wait without Retry-After; default AcmeMaxDelay
	MaxRetryAfter time.Duration // longest Retry-After that is accepted; default AcmeMaxRetryAfter
	Budget        int           // retries in excess of successes, over all calls; default AcmeBudget
	BudgetRefill  float64       // retries that a success adds to the budget; default AcmeRefill
	Refused       []int         // status codes; default AcmeRefused
	Ambiguous     []int         // status codes; default AcmeAmbiguous
}
