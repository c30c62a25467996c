package models

import (
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/internal/wire"
)

// TestOptionalPlaces writes to where an item keeps its value and its state.
func TestOptionalPlaces(t *testing.T) {
	t.Parallel()
	items := []Optional[int]{{}, Null[int]()}
	place, state := optionalPlaces[int](&items[1])
	*place.(*int), *state = 7, wire.IsSet
	if got, ok := items[1].Get(); got != 7 || !ok || items[0].IsSet() {
		t.Errorf("the items are %v", items)
	}
}
