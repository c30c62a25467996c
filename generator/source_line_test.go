package generator

import (
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	shop "github.com/seed-e19c5fb5/clerk-go/generator/testdata/shop/spec"
)

// constant are the emitted files in which no word depends on the description.
var constant = []string{
	"call.go", "do.go", "events.go", "middleware.go", "optional.go", "rotate_key.go", "secret.go", "stub_server.go",
	"template.go", "unix_milli.go",
}

// TestSourceLines follows the line of every emitted file of the SDK that leads back to its value.
func TestSourceLines(t *testing.T) {
	t.Parallel()
	for name := range listed(t) {
		data := string(read(t, filepath.Join(repository, name)))
		if strings.HasPrefix(name, "internal/") {
			continue
		}
		from, ok := sourceLine(data)
		switch {
		case slices.Contains(constant, path.Base(name)):
			if ok {
				t.Errorf("%s is the same for every description, and names %s", name, from)
			}
		case !ok:
			t.Errorf("%s names no source", name)
		default:
			if _, err := os.Stat(filepath.Join(repository, from)); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}

// TestSourceLineDecides checks that source lines name the file of the values
// that decide most.
func TestSourceLineDecides(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"sessions/client.go":               "spec/sessions.go",
		"sessions/list.go":                 "spec/sessions.go",
		"sessions/README.md":               "spec/sessions.go",
		"sessions/sessionstest/stub.go":    "spec/sessions.go",
		"jwks/get.go":                      "spec/jwks.go",
		"models/session.go":                "spec/models.go",
		"models/session_status.go":         "spec/models.go",
		"models/json_web_key.go":           "spec/jwks_models.go",
		"models/error_code.go":             "spec/errors.go",
		"models/sentinels.go":              "spec/errors.go",
		"clerktest/description.go":         "spec/api.go",
		"transport/defaults.go":            "spec/api.go",
		"transport/retry_policy.go":        "spec/api.go",
		"sessions/testdata/.gitattributes": "spec/sessions.go",
		"jwks/testdata/wire/Get.rsa.txtar": "spec/jwks.go",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got, _ := sourceLine(string(read(t, filepath.Join(repository, name)))); got != want {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}

// TestSourceLineInAnotherModule generates for a description in a module of its own, from a folder
// below its root. The endpoints of one resource are in two files.
func TestSourceLineInAnotherModule(t *testing.T) {
	dir := shopModule(t)
	if code, _, stderr := inShop(t, filepath.Join(dir, "gen"), shop.API, "-spec", "../spec"); code != 0 {
		t.Fatal(stderr)
	}
	for name, want := range map[string]string{"newest.go": "spec/things.go", "cheapest.go": "spec/things_cheapest.go"} {
		if got, _ := sourceLine(string(read(t, filepath.Join(dir, "things", name)))); got != want {
			t.Errorf("%s: got %q, want %s", name, got, want)
		}
	}
}

// TestNoSourceLine renders a description without a source.
func TestNoSourceLine(t *testing.T) {
	t.Parallel()
	for _, f := range generated(t, one()) {
		if from, ok := sourceLine(string(f.Data)); ok {
			t.Errorf("%s names %s", f.Path, from)
		}
	}
}

// sourceLine returns the file that the second line of an emitted file names.
func sourceLine(text string) (from string, ok bool) {
	lines := strings.SplitN(text, "\n", 3)
	if len(lines) < 3 {
		return "", false
	}
	_, from, ok = strings.Cut(lines[1], "Source: ")
	return strings.TrimSuffix(from, " -->"), ok
}
