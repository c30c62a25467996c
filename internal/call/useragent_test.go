package call

import "testing"

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
