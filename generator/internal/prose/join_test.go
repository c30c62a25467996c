package prose_test

import (
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/prose"
)

func TestJoins(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ got, want string }{
		"no word":     {prose.List(nil), ""},
		"one word":    {prose.List([]string{"a"}), "a"},
		"three words": {prose.List([]string{"a", "b", "c"}), "a, b and c"},
		"sentences":   {prose.Join("A.", "", "B."), "A. B."},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if test.got != test.want {
				t.Errorf("got %q, want %q", test.got, test.want)
			}
		})
	}
}
