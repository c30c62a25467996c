package generator

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/generator/testdata/apis/archive"
	"github.com/seed-e19c5fb5/clerk-go/generator/testdata/apis/billing"
	"github.com/seed-e19c5fb5/clerk-go/generator/testdata/apis/tasks"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// TestTasksAPI proves the output of a description with cursors, RFC 9457 failures and
// an API key.
func TestTasksAPI(t *testing.T) {
	proveAPI(t, "tasks", tasks.API, "TestScenario/fake", "TestScenario/server")
}

// TestBillingAPI proves the output of a description with forms, filters by objects in
// the query, exact decimals, idempotency keys, numbered pages and a key in the query.
func TestBillingAPI(t *testing.T) {
	proveAPI(t, "billing", billing.API,
		"TestScenario/fake", "TestScenario/server", "TestWritten", "TestNested", "TestFilters", "TestLostAnswer",
		"TestEndless", "TestElsewhere", "TestWire/Create.unknown_key", "TestAllPages", "TestCreateParams")
}

// TestArchiveAPI proves the output of a description with files in and out, pages by
// the header Link, basic auth, conditional requests and unions of every kind.
func TestArchiveAPI(t *testing.T) {
	proveAPI(t, "archive", archive.API, "TestScenario/fake", "TestScenario/server")
}

// proveAPI generates from an invented API into a module of its own, runs the
// emitted tests, and the scenario by hand in testdata/apis: against the fake, and
// against a server that shares no code with it.
func proveAPI(t *testing.T, name string, api dsl.API, proofs ...string) {
	t.Helper()
	if testing.Short() || underRace {
		t.Skip("it builds a module: run without -short and -race")
	}
	dir := t.TempDir()
	target := target{dir: dir, module: "example.com/copy"}
	if _, err := target.write(t.Context(), api, nil, false); err != nil {
		t.Fatal(err)
	}
	t.Chdir(repository)
	writeModule(t, dir)
	scenario := filepath.Join("generator", "testdata", "apis", name, "scenario")
	if err := os.CopyFS(filepath.Join(dir, "scenario"), os.DirFS(scenario)); err != nil {
		t.Fatal(err)
	}
	goCommand(t, dir, "vet", "./...")
	args := []string{"test", "-v", "./scenario", "./models", "./transport"}
	for _, r := range api.Resources {
		folder := r.Name
		if r.Below != nil {
			folder = r.Below.Name + "/" + folder
		}
		args = append(args, "./"+folder, "./"+folder+"/"+r.Name+"test")
	}
	out := goCommand(t, dir, args...)
	for _, want := range append(proofs, "TestHostile", "TestWire") {
		if !strings.Contains(out, "--- PASS: "+want) {
			t.Errorf("%s has not passed:\n%s", want, out)
		}
	}
}
