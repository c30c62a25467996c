package wholeapi

import (
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/check"
)

func TestSound(t *testing.T) {
	api := API()
	for _, p := range check.Check(api, nil) {
		t.Error(p)
	}
	n := 0
	for _, r := range api.Resources {
		n += len(r.Endpoints)
	}
	if n != Endpoints {
		t.Errorf("%d endpoints, want %d", n, Endpoints)
	}
}
