package sessiontoken

import (
	"context"
	"testing"
	"time"
)

// A key that is at hand is found while somebody else holds the lock. A cache
// that took it would never come back here.
func TestFindTakesNoLock(t *testing.T) {
	t.Parallel()
	set := &KeySet{byID: map[string]*key{"k": {}}}
	c := newCache(SourceFunc(func(context.Context) (*KeySet, error) { return set, nil }), time.Hour)
	defer c.close()
	if _, err := c.find(t.Context(), "k"); err != nil {
		t.Fatal(err)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if _, err := c.find(t.Context(), "k"); err != nil {
		t.Error(err)
	}
}
