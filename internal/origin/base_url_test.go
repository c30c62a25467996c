package origin

import (
	"net/url"
	"strings"
	"testing"
)

func TestParseAccepts(t *testing.T) {
	t.Parallel()
	for raw, want := range map[string]string{
		"https://api.clerk.dev/v1":      "https://api.clerk.dev/v1",
		"https://api.clerk.dev/v1/":     "https://api.clerk.dev/v1",
		"https://api.clerk.dev":         "https://api.clerk.dev",
		"https://api.clerk.dev:8443/v1": "https://api.clerk.dev:8443/v1",
		"HTTPS://api.clerk.dev/v1":      "https://api.clerk.dev/v1",
		"https://[2001:db8::1]/v1":      "https://[2001:db8::1]/v1",
		"https://h/a%2Fb":               "https://h/a%2Fb",
		"http://localhost:8080/v1":      "http://localhost:8080/v1",
		"http://LOCALHOST/v1":           "http://LOCALHOST/v1",
		"http://127.0.0.1:1234":         "http://127.0.0.1:1234",
		"http://127.8.9.10":             "http://127.8.9.10",
		"http://[::1]:80/v1":            "http://[::1]:80/v1",
		"http://[::ffff:127.0.0.1]/v1":  "http://[::ffff:127.0.0.1]/v1",
	} {
		t.Run(raw, func(t *testing.T) {
			base, err := Parse(raw, false)
			if err != nil {
				t.Error(err)
			} else if base.String() != want {
				t.Errorf("%s, not %s", base, want)
			}
		})
	}
}

func TestParseRefuses(t *testing.T) {
	t.Parallel()
	for raw, why := range map[string]string{
		"":                              "must begin with https://",
		"api.clerk.dev/v1":              "must begin with https://",
		"//api.clerk.dev":               "must begin with https://",
		"ftp://api.clerk.dev":           "must begin with https://",
		"https:api.clerk.dev":           "has no host",
		"https:///v1":                   "has no host",
		"https://:443/v1":               "has no host",
		"https://[::1%25eth0]/":         "has a host with an escape or a zone",
		"https://sk_live_x@h/v1":        "contains a user name or password",
		"https://u:p@h/v1":              "contains a user name or password",
		"https://h/v1?x=1":              "has a query",
		"https://h/v1?":                 "has a query",
		"https://h/v1#top":              "has a fragment",
		"https://h/v1#":                 "has a fragment",
		"https://h:/v1":                 "has a colon without a port",
		"https://h:0/v1":                "has the port 0, outside 1..65535",
		"https://h:99999/v1":            "has the port 99999, outside 1..65535",
		"https://h/a/../b":              `has a path with "." or ".."`,
		"https://h/%2e%2e/b":            `has a path with "." or ".."`,
		"https://h\n/v1":                "is not a URL",
		"https://h/%zz":                 "is not a URL",
		"http://api.clerk.dev/v1":       "would send the key unencrypted: http is for loopback addresses only",
		"http://localhost.example.com/": "would send the key unencrypted: http is for loopback addresses only",
		"http://128.0.0.1/":             "would send the key unencrypted: http is for loopback addresses only",
		"http://0.0.0.0/":               "would send the key unencrypted: http is for loopback addresses only",
	} {
		t.Run(raw, func(t *testing.T) {
			if _, err := Parse(raw, false); err == nil || err.Error() != why {
				t.Errorf("%v, not %s", err, why)
			}
		})
	}
}

func TestInsecureAcceptsHTTP(t *testing.T) {
	t.Parallel()
	if _, err := Parse("http://clerk.internal:8080/v1", true); err != nil {
		t.Error(err)
	}
}

func TestHolds(t *testing.T) {
	t.Parallel()
	base, err := Parse("https://API.clerk.dev/v1", false)
	if err != nil {
		t.Fatal(err)
	}
	for raw, want := range map[string]bool{
		"https://API.clerk.dev/v1/sessions": true,
		"https://api.clerk.dev/other":       true,
		"https://api.clerk.dev:443/v1":      true,
		"https://api.clerk.dev:444/v1":      false,
		"http://api.clerk.dev/v1":           false,
		"http://api.clerk.dev:443/v1":       false,
		"https://clerk.dev/v1":              false,
		"https://api.clerk.dev.example/v1":  false,
	} {
		t.Run(raw, func(t *testing.T) {
			u, err := url.Parse(raw)
			if err != nil {
				t.Fatal(err)
			}
			if got := base.Holds(u); got != want {
				t.Errorf("got %v", got)
			}
		})
	}
}

// FuzzParse checks that an accepted URL is safe to send a key to, and that its
// normalised form is accepted too.
func FuzzParse(f *testing.F) {
	for _, raw := range []string{
		"https://api.clerk.dev/v1", "http://localhost:8080", "http://[::1]/v1", "https://h/a%2Fb/", "https://u@h", "https://h?x",
		"https://h#", "http://127.1", "https://h:0", "https://%41", "https://h/..", "https://[::1%25eth0]/", "https://h//",
	} {
		f.Add(raw)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		base, err := Parse(raw, false)
		if err != nil {
			return
		}
		u, err := url.Parse(base.String())
		if err != nil {
			t.Fatalf("%q became %q, which is no URL: %v", raw, base, err)
		}
		if u.User != nil || u.RawQuery != "" || u.Fragment != "" || u.Host == "" {
			t.Fatalf("%q became %q", raw, base)
		}
		if u.Scheme != "https" && !(u.Scheme == "http" && loopback(u.Hostname())) {
			t.Fatalf("%q would be sent to in the clear", raw)
		}
		if !base.Holds(u) {
			t.Fatalf("%q is not of its own origin", raw)
		}
		again, err := Parse(base.String(), false)
		if err != nil || again.String() != base.String() {
			t.Fatalf("%q became %q and then %v, %v", raw, base, again, err)
		}
		if strings.HasSuffix(base.Path(), "/") {
			t.Fatalf("%q keeps a slash at the end", raw)
		}
	})
}
