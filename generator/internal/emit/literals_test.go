package emit

import (
	"fmt"
	"strings"
	"testing"
)

// TestRepetitive prints a letter that fills lines as its number.
func TestRepetitive(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("a", 1000)
	for text, want := range map[string]string{
		"":                      `""`,
		long[1:]:                `"` + long[1:] + `"`,
		long:                    `strings.Repeat("a", 1000)`,
		"{" + long + "b}":       `"{" + strings.Repeat("a", 1000) + "b}"`,
		long + "bc" + long:      `strings.Repeat("a", 1000) + "bc" + strings.Repeat("a", 1000)`,
		"é" + long + "\u00e9\n": `"é" + strings.Repeat("a", 1000) + "é\n"`,
	} {
		if got := fmt.Sprintf("%#v", repetitive(text)); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}
