package transport

import (
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/internal/operation"
)

// TestKindsOfEvents compares the constants, which are written out, with those of
// the engine.
func TestKindsOfEvents(t *testing.T) {
	t.Parallel()
	for kind, want := range map[string]string{
		EventRetryWait:       operation.RetryWait,
		EventLimiterWait:     operation.LimiterWait,
		EventPauseWait:       operation.PauseWait,
		EventPause:           operation.Pause,
		EventBudgetExhausted: operation.BudgetExhausted,
	} {
		if kind != want {
			t.Errorf("%q is %q in the engine", kind, want)
		}
	}
}
