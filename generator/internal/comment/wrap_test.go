package comment

import "testing"

func TestWrap(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ text, want string }{
		"short":            {"a b", "a b"},
		"long":             {"aaaa bbbb cccc", "aaaa bbbb\ncccc"},
		"one long word":    {"aaaaaaaaaaaaaa b", "aaaaaaaaaaaaaa\nb"},
		"paragraphs":       {"a\n\nb", "a\n\nb"},
		"code is kept":     {"a\n\n\tfunc main() {}\n\tdone", "a\n\n\tfunc main() {}\n\tdone"},
		"a list is kept":   {"- one two three\n- four", "- one two three\n- four"},
		"lines are joined": {"a\nb", "a b"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := wrap(test.text, 10); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}
