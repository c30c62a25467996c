package call

import "testing"

// handle and client stand for a public client as it is emitted.
type handle = Handle

type client struct{ handle }

func TestEngineOf(t *testing.T) {
	t.Parallel()
	engine := new(Engine)
	for name, test := range map[string]struct {
		client *client
		want   *Engine
	}{
		"made by New": {&client{NewHandle(engine)}, engine},
		"zero":        {new(client), nil},
		"nil":         {nil, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := EngineOf(test.client); got != test.want {
				t.Errorf("got %p, want %p", got, test.want)
			}
		})
	}
}

// TestNoEngine uses a client that New did not make.
func TestNoEngine(t *testing.T) {
	t.Parallel()
	engine := EngineOf(new(client))
	engine.CloseIdleConnections()
	if got := engine.String(); got != "client for " {
		t.Errorf("String returns %q", got)
	}
	err := None[option](t.Context(), engine, list.Request(), nil)
	if err == nil || err.Error() != "sessions.List: the client was not created by New" {
		t.Errorf("a call returns %v", err)
	}
}

// option stands for a public option as it is emitted.
type option interface{ Option }

func TestGather(t *testing.T) {
	t.Parallel()
	if gather[option](nil) != nil {
		t.Error("no options are kept")
	}
	once := OptionFunc(func(o *Options) { o.Once() })
	if o := gather([]option{nil, once, nil}); o == nil || !o.once {
		t.Errorf("of options among nil ones came %v", o)
	}
}
