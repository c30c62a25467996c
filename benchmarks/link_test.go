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

// TestWhatAPackageCompiles looks for methods of generic types of the standard
// library. Go compiles them anew in every package that sees a type with one, and an
// API has a hundred packages which see the engines' types.
func TestWhatAPackageCompiles(t *testing.T) {
	t.Parallel()
	for _, path := range []string{"models", "sessions", "sessions/sessionstest"} {
		t.Run(path, func(t *testing.T) {
			t.Parallel()
			object := filepath.Join(t.TempDir(), "object")
			path := "github.com/seed-e19c5fb5/clerk-go/" + path
			if out, err := exec.Command("go", "build", "-o", object, path).CombinedOutput(); err != nil {
				t.Fatalf("%v\n%.2000s", err, out)
			}
			out, err := exec.Command("go", "tool", "nm", object).Output()
			if err != nil {
				t.Fatal(err)
			}
			own := false
			for line := range strings.Lines(string(out)) {
				fields := strings.Fields(line)
				if len(fields) < 3 || !strings.EqualFold(fields[1], "t") {
					continue
				}
				symbol := strings.Join(fields[2:], " ")
				own = own || strings.HasPrefix(symbol, path+".")
				if strings.HasPrefix(symbol, "sync/atomic.") || strings.Contains(symbol, "reflect.") {
					t.Errorf("it compiles %s", symbol)
				}
			}
			if !own {
				t.Error("its own functions are not among the symbols")
			}
		})
	}
}
