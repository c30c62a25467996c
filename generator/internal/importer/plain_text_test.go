package importer

import "testing"

// TestPlainText takes marks out of Markdown.
func TestPlainText(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ markdown, want string }{
		"bold code": {"**`a*b`**: is bold. **`raw`** is too.", "`a*b`: is bold. `raw` is too."},
		"an alert":  {"> [!NOTE]\n> It is slow.", "Note: It is slow."},
		"no alert":  {"[!note] or [!A]", "[!note] or [!A]"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := plainText(test.markdown); got != test.want {
				t.Errorf("%q, not %q", got, test.want)
			}
		})
	}
}
