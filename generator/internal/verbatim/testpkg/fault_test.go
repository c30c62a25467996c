package testpkg

import (
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/internal/testkit/fault"
)

// TestKindsOfFaults compares the constants, which are written out, with those of
// the engine.
func TestKindsOfFaults(t *testing.T) {
	t.Parallel()
	for kind, want := range map[string]string{
		FaultPass:        fault.Pass,
		FaultSlow:        fault.Slow,
		FaultStatus:      fault.Status,
		FaultDrop:        fault.Drop,
		FaultDropAfter:   fault.DropAfter,
		FaultTruncate:    fault.Truncate,
		FaultGarbage:     fault.Garbage,
		FaultFutureValue: fault.FutureValue,
		FaultFutureField: fault.FutureField,
		FaultRate:        fault.Rate,
	} {
		if kind != want {
			t.Errorf("%q is %q in the engine", kind, want)
		}
	}
	if Always != fault.Always {
		t.Errorf("Always is %d, and %d in the engine", Always, fault.Always)
	}
}
