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
		if taken["GetCall2"] != (wanted == "Get") || time.Since(begin) > time.Minute {
			t.Errorf("%s: %v", wanted, time.Since(begin))
		}
	}
}

// TestEnding adds a word, and then counts.
func TestEnding(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		wanted string
		n      int
		want   string
	}{
		{"Much", 0, "Too"}, {"Much", 1, "Too2"}, {"Much", 9, "Too10"}, {"MuchToo", 0, "2"}, {"MuchToo", 1, "3"},
	} {
		if got := ending(test.wanted, "Too", test.n); got != test.want {
			t.Errorf("ending %d of %s is %s, not %s", test.n, test.wanted, got, test.want)
		}
	}
}
