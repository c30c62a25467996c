package generator

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/check"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/importer"
)

// otherDocuments are documents with what the vendor's lack, and how many of their
// operations become endpoints.
var otherDocuments = []struct {
	file       string
	operations int
}{
	{"calls.yaml", 5},
	{"emoji.json", 3},
	{"events.yaml", 5},
	{"forms.yaml", 5},
	{"headers.yaml", 6},
	{"recursion.yaml", 7},
	{"variety.yaml", 6},
}

// TestOtherDocuments imports documents with what the vendor's lack. Whatever they
// hold, an SDK that compiles comes out, and an account of what was lost.
func TestOtherDocuments(t *testing.T) {
	t.Parallel()
	for _, document := range otherDocuments {
		t.Run(document.file, func(t *testing.T) {
			t.Parallel()
			doc := loadDocument(t, filepath.Join("testdata", "openapi", "others", document.file))
			imported, err := importer.Convert(doc, importer.Options{})
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range check.Check(imported.API, nil) {
				t.Error(p)
			}
			if got := imported.Endpoints(); got != document.operations {
				t.Errorf("%d operations are endpoints, not %d", got, document.operations)
			}
			lines := filepath.ToSlash(importer.Lines(imported.Account))
			account := strings.ReplaceAll(lines, "testdata/openapi/others/", "")
			golden := filepath.Join("testdata", "openapi", "others", document.file+".account.txt")
			if *update {
				overwrite(t, golden, account)
			}
			if want := read(t, golden); string(want) != account {
				t.Errorf("%s differs: go test . -run TestOtherDocuments -update\n%s", golden,
					firstDifference(string(want), account))
			}
			generated(t, imported.API)
		})
	}
}

// TestOtherSDKs builds what is generated from the same documents, and runs the
// tests that are generated with it, each in a module of its own.
func TestOtherSDKs(t *testing.T) {
	if testing.Short() || underRace {
		t.Skip("it builds six modules: run it without -short and -race")
	}
	for _, document := range otherDocuments {
		t.Run(document.file, func(t *testing.T) {
			dir := importModule(t)
			importInto(t, filepath.Join("testdata", "openapi", "others", document.file), dir)
			inModule(t, dir, "run", "./gen")
			inModule(t, dir, "vet", "./...")
			inModule(t, dir, "test", "-vet=off", "./...")
		})
	}
}

// TestOctokit does the same with the 1,200 operations of the package
// @octokit/openapi, whose file OCTOKIT_OPENAPI names: unpack what "npm pack
// @octokit/openapi" gets, and set the variable to generated/api.github.com.json.
// It takes minutes.
func TestOctokit(t *testing.T) {
	file := os.Getenv("OCTOKIT_OPENAPI")
	if file == "" {
		t.Skip("OCTOKIT_OPENAPI does not name the document")
	}
	dir := importModule(t)
	begin := time.Now()
	imported := importInto(t, file, dir)
	t.Logf("import of %d operations %v", imported.Endpoints(), time.Since(begin))
	free := map[string]bool{}
	for _, l := range imported.Account {
		if strings.Contains(l.Why, "any JSON") && l.Kind != importer.Kept {
			free[l.At.Pointer] = true
			t.Log(l)
		}
	}
	t.Logf("%d schemas are free JSON", len(free))
	for _, command := range [][]string{{"run", "./gen"}, {"build", "./..."}, {"vet", "./..."}, {"test", "./..."}} {
		begin = time.Now()
		inModule(t, dir, command...)
		t.Logf("go %s %v", command[0], time.Since(begin))
	}
}
