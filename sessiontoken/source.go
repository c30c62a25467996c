package sessiontoken

import "context"

// Source provides the keys of an instance. Keys must respect its
// context. Unless it is a [*KeySet], the source is called again when the keys may
// have changed, by one goroutine at a time.
type Source interface {
	Keys(ctx context.Context) (*KeySet, error)
}

// SourceFunc adapts a function to [Source].
type SourceFunc func(ctx context.Context) (*KeySet, error)

// Keys calls the function.
func (f SourceFunc) Keys(ctx context.Context) (*KeySet, error) { return f(ctx) }
