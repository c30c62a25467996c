package call

// Handle holds the engine of a public client, where only this package finds it.
// A client embeds it under a name that is not exported: its method comes along,
// and nobody but [EngineOf] can call it.
type Handle struct{ e *Engine }

// NewHandle returns the handle of an engine.
func NewHandle(e *Engine) Handle { return Handle{e} }

func (h Handle) engine() *Engine { return h.e }

// EngineOf returns the engine of a client that embeds a [Handle]. It is nil when
// the client is, or was not made with an engine.
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

// Option changes one call. A public option embeds it under a name that is not
// exported: only this package can apply it, and only [OptionFunc] is one.
type Option interface{ apply(*Options) }

// OptionFunc is a function as an [Option].
type OptionFunc func(*Options)

func (f OptionFunc) apply(o *Options) { f(o) }
