package sessiontoken

import (
	"context"
	"testing"
	"testing/synctest"
	"time"
)

// A key that is at hand is found while somebody else holds the lock, whether the
// keys are fresh or new ones are being fetched. A cache that took the lock would
// never come back here.
func TestFindTakesNoLock(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		slow := time.Duration(0)
		c := newCache(SourceFunc(func(context.Context) (*KeySet, error) {
			time.Sleep(slow)
			return &KeySet{byID: map[string]*key{"k": {}}}, nil
		}), time.Hour)
		defer c.close()
		find := func() {
			if _, err := c.find(t.Context(), "k"); err != nil {
				t.Error(err)
			}
		}
		find()
		c.mu.Lock()
		find()
		c.mu.Unlock()
		slow = 20 * time.Second
		time.Sleep(keyLifetime - refreshAhead)
		find() // starts the fetch
		c.mu.Lock()
		find()
		c.mu.Unlock()
	})
}
