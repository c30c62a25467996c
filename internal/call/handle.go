package call

// Handle holds the engine of a public client, accessible only to this package.
// A client embeds it under an unexported name: its method is promoted, but only
// [EngineOf] can call it.
type Handle struct{ e *Engine }

// NewHandle returns the handle of an engine.
func NewHandle(e *Engine) Handle { return Handle{e} }

func (h Handle) engine() *Engine { return h.e }

// EngineOf returns the engine of a client that embeds a [Handle]. It is nil if
// the client is nil or was created without an engine.
func EngineOf[C interface {
	comparable
	engine() *Engine
}](client C) *Engine {
	var none C
	if client == none {
		return nil
	}
	return client.engine()
}

// Option configures one call. A public option embeds it under an unexported name:
// only this package can apply it, and only [OptionFunc] implements it.
type Option interface{ apply(*Options) }

// OptionFunc adapts a function to [Option].
type OptionFunc func(*Options)

func (f OptionFunc) apply(o *Options) { f(o) }
