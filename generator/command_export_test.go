package generator

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/evaluate"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/exporter"
	"github.com/seed-e19c5fb5/clerk-go/spec"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// runExport runs the command export on a description.
func runExport(t *testing.T, api dsl.API, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, err bytes.Buffer
	describe := func(context.Context, string) (evaluate.Description, error) {
		return evaluate.Description{API: api}, nil
	}
	c := commandLine{name: "sdkgen", describe: describe, stdout: &out, stderr: &err}
	code = c.run(t.Context(), append([]string{"export"}, args...))
	return code, out.String(), err.String()
}

func TestExportCommand(t *testing.T) {
	t.Parallel()
	for name, o := range map[string]struct {
		args    []string
		options exporter.Options
	}{
		"yaml": {nil, exporter.Options{}},
		"json": {[]string{"-format", "json"}, exporter.Options{JSON: true}},
		"3.0":  {[]string{"-openapi", "3.0"}, exporter.Options{Version: "3.0"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			want := exported(t, spec.API, o.options)
			code, stdout, stderr := runExport(t, spec.API, o.args...)
			if code != 0 || stdout != string(want) || stderr != "" {
				t.Errorf("exit code %d, stderr %q: %s", code, stderr, firstDifference(string(want), stdout))
			}
		})
	}
}

// TestExportCommandWritesFile overwrites a file as a whole, and leaves it alone when
// the description is invalid.
func TestExportCommandWritesFile(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "openapi.yaml")
	if err := os.WriteFile(file, bytes.Repeat([]byte("long "), 1e5), 0o600); err != nil {
		t.Fatal(err)
	}
	if code, stdout, stderr := runExport(t, spec.API, "-out", file); code != 0 || stdout+stderr != "" {
		t.Fatalf("exit code %d\n%s%s", code, stdout, stderr)
	}
	want := exported(t, spec.API, exporter.Options{})
	compareFile(t, file, want)
	invalid := spec.API
	invalid.Name = ""
	code, _, stderr := runExport(t, invalid, "-out", file)
	if code != 1 || !strings.Contains(stderr, "Name is missing") {
		t.Errorf("exit code %d, stderr %s", code, stderr)
	}
	compareFile(t, file, want)
	if entries, err := os.ReadDir(filepath.Dir(file)); err != nil || len(entries) != 1 {
		t.Errorf("%v beside the file, %v", entries, err)
	}
}

func TestExportCommandRefuses(t *testing.T) {
	t.Parallel()
	for want, args := range map[string][]string{
		`-format "xml" is neither yaml nor json`:     {"-format", "xml"},
		`-openapi "2.0" is neither 3.1 nor 3.0`:      {"-openapi", "2.0"},
		`unknown command "file" for "sdkgen export"`: {"file"},
	} {
		t.Run(want, func(t *testing.T) {
			t.Parallel()
			if code, _, stderr := runExport(t, spec.API, args...); code != 2 || !strings.Contains(stderr, want) {
				t.Errorf("exit code %d, stderr %q", code, stderr)
			}
		})
	}
}

// TestExportCommandNotes lists what the document says otherwise.
func TestExportCommandNotes(t *testing.T) {
	t.Parallel()
	list := dsl.Get{
		Name: "List", Path: dsl.Path{dsl.Literal("things")}, Summary: "List", Doc: "returns all.",
		Query: []dsl.Param{{Name: "id", Doc: "the ids", Type: dsl.List{Of: dsl.String{}, Joined: ";"}}},
	}
	find := list
	find.Name, find.SharesRoute = "Find", true
	api := small(&dsl.Resource{Name: "things", Doc: "Things.", Endpoints: []dsl.Endpoint{list, find}})
	code, _, stderr := runExport(t, api)
	const want = "things.List: query parameter id values joined by \";\" are documented as joined by commas\n" +
		"things.Find is left out, since things.List has the same method and path\n"
	if code != 0 || stderr != want {
		t.Errorf("exit code %d, stderr %q, want %q", code, stderr, want)
	}
}
