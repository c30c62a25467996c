package emit

import (
	"fmt"
	"testing"
)

func Example_row() {
	fmt.Print(row("`a|b`", markdown("x | <br> `<y>`"), "one\n\ntwo"))
	// Output:
	// | `a\|b` | x \| \<br> `<y>` | one two |
}

func TestUpperFirst(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{"a b": "A b", "état": "État", "": ""} {
		t.Run(text, func(t *testing.T) {
			t.Parallel()
			if got := upperFirst(text); got != want {
				t.Errorf("%q became %q, want %q", text, got, want)
			}
		})
	}
}
