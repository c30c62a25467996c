package dsl

// OperationRetry is where the retries of an endpoint differ from those of its
// API. Fields that are zero do not differ.
type OperationRetry struct {
	MaxAttempts int   // tries in all, the first included; 1 never sends it again
	Statuses    []int // after which it is sent again, idempotent or not, in place of the API's
}
