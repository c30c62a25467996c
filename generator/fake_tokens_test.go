package generator

import (
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/render"
	"github.com/seed-e19c5fb5/clerk-go/spec"
)

// TestTokensStayOutOfTheWay looks for what fakes of sessions have in those of an
// API that mints no tokens. It must be found in the SDK's own.
func TestTokensStayOutOfTheWay(t *testing.T) {
	t.Parallel()
	found := ofTokens(generated(t, spec.API))
	want := []string{"RotateKey", "SetTemplate", "SessionToken", "RefreshToken", "Signing"}
	for _, name := range want {
		if !slices.Contains(found, name) {
			t.Errorf("the fakes of sessions have no %s, only %s", name, found)
		}
	}
	if found := ofTokens(generated(t, organizations())); len(found) > 0 {
		t.Errorf("the fakes of organizations have %s", found)
	}
}

// tokenNames are names that only fakes with tokens have.
var tokenNames = regexp.MustCompile(`func \(f \*Fake\) (RotateKey|SetTemplate|\w+Token)\(|\t(Signing):`)

// ofTokens returns the names in packages for tests that have to do with tokens.
func ofTokens(files []render.File) []string {
	var names []string
	for _, f := range files {
		if !strings.HasSuffix(path.Dir(f.Path), "test") {
			continue
		}
		for _, match := range tokenNames.FindAllStringSubmatch(string(f.Data), -1) {
			names = append(names, match[1]+match[2])
		}
	}
	return names
}
