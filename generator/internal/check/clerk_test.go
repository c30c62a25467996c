package check_test

import (
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/check"
	"github.com/seed-e19c5fb5/clerk-go/spec"
)

// root is the module of the description, as seen from here.
const root = "../../.."

func TestClerkIsSound(t *testing.T) {
	t.Parallel()
	source, err := check.Load(t.Context(), root, "./spec")
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range check.Check(spec.API, source) {
		t.Error(p)
	}
}

func BenchmarkCheck(b *testing.B) {
	for b.Loop() {
		source, err := check.Load(b.Context(), root, "./spec")
		if err != nil {
			b.Fatal(err)
		}
		check.Check(spec.API, source)
	}
}
