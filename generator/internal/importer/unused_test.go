package importer

import (
	"strings"
	"testing"
	"time"
)

// TestUnused gives many the name that one wants. Names do not repeat, none is too
// long, and none takes longer than another.
func TestUnused(t *testing.T) {
	t.Parallel()
	for _, wanted := range []string{"Get", strings.Repeat("GetRulesOf", 9), strings.Repeat("a", 90)} {
		u, taken := unused{}, map[string]bool{}
		begin := time.Now()
		for n := range 20_000 {
			name := u.name(wanted, "Call", func(name string) bool { return taken[name] })
			if taken[name] || len(name) > longest || !exported.MatchString(name) {
				t.Fatalf("the name %d of %s is %s", n, wanted, name)
			}
			taken[name] = true
		}
		if taken["GetCallCall"] != (wanted == "Get") || time.Since(begin) > time.Minute {
			t.Errorf("%s: %v", wanted, time.Since(begin))
		}
	}
}

// TestEnding repeats a word, and then counts in letters.
func TestEnding(t *testing.T) {
	t.Parallel()
	for n, want := range map[int]string{0: "Too", 1: "TooToo", 2: "TooTooToo", 3: "TooA", 28: "TooZ", 29: "TooAA"} {
		if got := ending("Too", n); got != want {
			t.Errorf("ending %d is %s, not %s", n, got, want)
		}
	}
}
