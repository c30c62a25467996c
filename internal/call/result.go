package call

import (
	"context"
	"errors"

	"github.com/seed-e19c5fb5/clerk-go/internal/wire"
)

// One sends a request and decodes its response, a JSON object. It returns nil
// on failure.
func One[T any, P interface {
	*T
	wire.Unmarshaler
}, O Option](ctx context.Context, e *Engine, r *Request, opts []O) (*T, error) {
	x, err := e.send(ctx, r, gather(opts))
	if err != nil {
		return nil, err
	}
	v := new(T)
	if err := x.decoded(wire.DecodeResponse[T, P](&x.ctx, x.bytes(), v)); err != nil {
		return nil, err
	}
	return v, nil
}

// Many sends a request and decodes its response, a JSON array with at most as
// many items as set by [Request.MostItems]. The slice is empty for an empty array
// and nil on failure.
func Many[T any, P interface {
	*T
	wire.Unmarshaler
}, O Option](ctx context.Context, e *Engine, r *Request, opts []O) ([]T, error) {
	x, err := e.send(ctx, r, gather(opts))
	if err != nil {
		return nil, err
	}
	list, err := wire.DecodePage[T, P](&x.ctx, x.bytes(), int(r.mostItems))
	if err := x.decoded(err); err != nil {
		return nil, err
	}
	return list, nil
}

// None sends a request and ignores the body of its response.
func None[O Option](ctx context.Context, e *Engine, r *Request, opts []O) error {
	x, err := e.send(ctx, r, gather(opts))
	if err != nil {
		return err
	}
	return x.done(nil)
}

// gather applies the options of a call. It returns nil if there are none.
func gather[O Option](opts []O) *Options {
	if len(opts) == 0 {
		return nil
	}
	o := new(Options)
	for _, opt := range opts {
		if any(opt) != nil {
			opt.apply(o)
		}
	}
	return o
}

// decoded ends the call after its response was decoded, or after the time limit
// passed meanwhile, which does not make the response invalid.
func (x *exchange) decoded(err error) error {
	if err == nil {
		return x.done(nil)
	}
	if ended := x.ctx.Err(); ended != nil && errors.Is(err, ended) {
		return x.done(x.explain(err))
	}
	return x.done(x.unreadable(err))
}
