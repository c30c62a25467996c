package transport

import "time"

// RetryPolicy says how often and how patiently a request is sent again. A zero
// field stands for its default.
//
// A request is sent again, whatever its operation, when it was refused (a
// status of Refused) or when no connection could be made. It is sent again only
// when its operation is idempotent if Acme may have acted on it: a status of
// Ambiguous, a connection that broke off, a try that took too long. A host that
// does not exist and a certificate that cannot be trusted are final. When tries
// run out the last result is returned; so it is when a rate limit refuses the
// next try or the context ends before it, and [models.APIError] then names the
// cause.
//
// Statuses are of 300..599, and in one of the lists only. One that is set in
// the one list is not in the default of the other.
type RetryPolicy struct {
	MaxAttempts   int           // tries in all, the first included; default AcmeMaxAttempts, 1 never retries
	BaseDelay     time.Duration // upper bound of the first wait, doubled from try to try; default AcmeBaseDelay
	MaxDelay      time.Duration // upper bound of any wait that was not asked for; default AcmeMaxDelay
	MaxRetryAfter time.Duration // longest Retry-After that is waited for; default AcmeMaxRetryAfter
	Budget        int           // retries that may run ahead of successes, over all calls; default AcmeBudget
	BudgetRefill  float64       // retries that one success gives back; default AcmeRefill
	Refused       []int         // statuses; default AcmeRefused
	Ambiguous     []int         // statuses; default AcmeAmbiguous
}
