package call

import (
	"runtime/debug"
	"testing"
)

func TestVersionOf(t *testing.T) {
	t.Parallel()
	const path = "example.com/clerk-go/internal/call"
	for name, test := range map[string]struct {
		deps []*debug.Module
		want string
	}{
		"none":                {nil, ""},
		"a dependency":        {[]*debug.Module{{Path: "example.com/a", Version: "v9.0.0"}, {Path: "example.com/clerk-go", Version: "v0.3.0"}}, "0.3.0"},
		"not yet released":    {[]*debug.Module{{Path: "example.com/clerk-go", Version: "(devel)"}}, ""},
		"one with its prefix": {[]*debug.Module{{Path: "example.com/clerk", Version: "v9.0.0"}}, ""},
		"a folder in place":   {[]*debug.Module{{Path: "example.com/clerk-go", Version: "v0.3.0", Replace: &debug.Module{Path: "../clerk-go"}}}, ""},
		"a fork in place":     {[]*debug.Module{{Path: "example.com/clerk-go", Version: "v0.3.0", Replace: &debug.Module{Path: "example.org/fork", Version: "v0.3.1"}}}, "0.3.1"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := versionOf(&debug.BuildInfo{Deps: test.deps}, path); got != test.want {
				t.Errorf("%q, not %q", got, test.want)
			}
		})
	}
}

func TestUserAgent(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ sdk, program, want, says string }{
		"neither":     {"", "", "", ""},
		"the SDK":     {"things-go", "", "things-go", ""},
		"the program": {"", "myapp/1.2", "myapp/1.2", ""},
		"both":        {"things-go", "myapp/1.2 (linux)", "things-go myapp/1.2 (linux)", ""},
		"two lines":   {"things-go", "myapp\r\nX: y", "", "the user agent contains a control character"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a := always(204, "")
			c := a.config()
			c.UserAgent, c.Program = test.sdk, test.program
			e, err := New(secret, c)
			checkError(t, err, test.says, "")
			if err != nil {
				return
			}
			if err := None[option](t.Context(), e, plainOperation.Request(), nil); err != nil {
				t.Fatal(err)
			}
			if got := a.asked[0].Header.Get("User-Agent"); got != test.want {
				t.Errorf("%q, not %q", got, test.want)
			}
		})
	}
}
