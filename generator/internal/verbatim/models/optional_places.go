package models

import "github.com/seed-e19c5fb5/clerk-go/internal/wire"

// optionalPlaces returns where an Optional that item points to keeps what it is.
func optionalPlaces[T any](item any) (place any, state *wire.State) {
	o := item.(*Optional[T])
	return &o.value, &o.state
}
