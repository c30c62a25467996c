package generator

import (
	"os/exec"
	"regexp"
	"strings"
	"testing"
)

// inner matches a mention of an engine's type or function.
var inner = regexp.MustCompile(
	`internal/|\b(attempt|boundedbody|call|deadline|fake|fault|operation|origin|ratelimit|retry|wire|wirelog)\.[A-Z]`,
)

// TestPublicFace looks for the engines in the documentation of the output. What
// decodes a model is called by other packages, and is all that shows one.
func TestPublicFace(t *testing.T) {
	t.Parallel()
	for _, folder := range []string{
		"sessions", "sessions/sessionstest", "jwks", "jwks/jwkstest", "models", "transport", "clerktest",
	} {
		t.Run(folder, func(t *testing.T) {
			t.Parallel()
			command := exec.CommandContext(t.Context(), "go", "doc", "-all", "./"+folder)
			command.Dir = ".."
			text, err := command.CombinedOutput()
			if err != nil {
				t.Fatalf("%v\n%s", err, text)
			}
			if !strings.Contains(string(text), "\nTYPES\n") {
				t.Fatalf("no types in\n%s", text)
			}
			for line := range strings.Lines(string(text)) {
				hook := folder == "models" && strings.HasSuffix(line, ") UnmarshalWire(dec *wire.Decoder) error\n")
				if inner.MatchString(line) && !hook {
					t.Errorf("shows an engine: %s", line)
				}
			}
		})
	}
}
