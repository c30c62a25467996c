package benchmarks_test

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestWhatAProgramLinks asks the linker what a program that neither logs nor
// encodes can reach: log/slog's handlers, encoding/json's codec and regexp are
// only for those that do, and so is what the engines have for other APIs.
func TestWhatAProgramLinks(t *testing.T) {
	t.Parallel()
	out, err := exec.Command("go", "build", "-ldflags=-dumpdep", "-o", filepath.Join(t.TempDir(), "sdk"),
		"./hello/sdk").CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%.2000s", err, out)
	}
	reached := make(map[string]bool)
	for line := range strings.Lines(string(out)) {
		if _, to, ok := strings.Cut(line, " -> "); ok {
			symbol, _, _ := strings.Cut(strings.TrimSpace(to), " <")
			reached[symbol] = true
		}
	}
	if list := "github.com/seed-e19c5fb5/clerk-go/sessions.(*Client).List"; !reached[list] {
		t.Fatalf("the linker's output does not have %s, which the program calls", list)
	}
	for _, symbol := range []string{
		"encoding/json.(*Encoder).Encode",
		"encoding/json.(*decodeState).value",
		"errors.as",
		"log/slog.(*Logger).logAttrs",
		"log/slog.(*defaultHandler).Handle",
		"regexp.(*Regexp).doExecute",
		"github.com/seed-e19c5fb5/clerk-go/internal/call.(*Options).addExtra",
		"github.com/seed-e19c5fb5/clerk-go/internal/call.(*Request).Form",
		"github.com/seed-e19c5fb5/clerk-go/internal/call.Values.list",
		"github.com/seed-e19c5fb5/clerk-go/internal/wire.(*Fields).append",
		"github.com/seed-e19c5fb5/clerk-go/internal/wire.(*valueType).write",
		"github.com/seed-e19c5fb5/clerk-go/models.Session.AppendJSON",
	} {
		if reached[symbol] {
			t.Errorf("the program links %s", symbol)
		}
	}
}
