package sessiontoken

import "context"

// Source is where the keys of an instance come from. Keys has to heed its
// context. Unless it is a [*KeySet], the source is asked again when the keys may
// have changed, by one goroutine at a time.
type Source interface {
	Keys(ctx context.Context) (*KeySet, error)
}

// SourceFunc is a function as a [Source].
type SourceFunc func(ctx context.Context) (*KeySet, error)

// Keys calls the function.
func (f SourceFunc) Keys(ctx context.Context) (*KeySet, error) { return f(ctx) }
