package generator

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/check"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/importer"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/openapi"
)

// otherDocuments are documents with what the vendor's lack, and how many of their
// operations become endpoints.
var otherDocuments = []struct {
	file       string
	operations int
}{
	{"calls.yaml", 5},
	{"corners.yaml", 7},
	{"emoji.json", 3},
	{"events.yaml", 5},
	{"forms.yaml", 5},
	{"headers.yaml", 6},
	{"recursion.yaml", 7},
	{"routes.yaml", 3},
	{"twins.yaml", 10},
	{"values.yaml", 3},
	{"variety.yaml", 13},
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
			sum := imported.Summary()
			lines := sum.String() + "\n" + filepath.ToSlash(importer.Lines(imported.Account))
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
		t.Skip("it builds a module for each document: run it without -short and -race")
	}
	t.Parallel()
	for _, document := range otherDocuments {
		t.Run(document.file, func(t *testing.T) {
			t.Parallel()
			dir := importModule(t)
			importInto(t, filepath.Join("testdata", "openapi", "others", document.file), dir)
			inModule(t, dir, "run", "./gen")
			inModule(t, dir, "vet", "./...")
			inModule(t, dir, "test", "-vet=off", "./...")
		})
	}
}

// octokit is the file that OCTOKIT_OPENAPI names: unpack what "npm pack
// @octokit/openapi" gets, and set the variable to generated/api.github.com.json.
func octokit(t *testing.T) string {
	t.Helper()
	file := os.Getenv("OCTOKIT_OPENAPI")
	if file == "" {
		t.Skip("OCTOKIT_OPENAPI does not name the document")
	}
	return file
}

// TestOctokit builds and tests what is generated from the 1,223 operations of the
// package @octokit/openapi. On two cores that had other work it took 8 minutes, of
// which the tests were 5, with its packages in the build cache, and 17 without.
func TestOctokit(t *testing.T) {
	dir, file := importModule(t), octokit(t)
	importInto(t, file, dir)
	for _, command := range [][]string{{"run", "./gen"}, {"build", "./..."}, {"vet", "./..."}, {"test", "./..."}} {
		begin := time.Now()
		inModule(t, dir, command...)
		t.Logf("go %s %v", command[0], time.Since(begin))
	}
}

// TestOctokitAccount imports the same document, which takes seconds, and holds
// what is lost of it.
func TestOctokitAccount(t *testing.T) {
	doc := loadDocument(t, octokit(t))
	imported, err := importer.Convert(doc, importer.Options{})
	if err != nil {
		t.Fatal(err)
	}
	requireOctokit(t, doc, imported)
}

// requireOctokit requires that every operation is an endpoint, and that at least 95
// of 100 are without free JSON in place of a schema of the document.
func requireOctokit(t *testing.T, doc *openapi.Document, imported *importer.Import) {
	t.Helper()
	all := 0
	for path := range doc.Root.Peek("paths").Keys() {
		for method := range doc.Root.Peek("paths").Peek(path).Keys() {
			if method != "parameters" {
				all++
			}
		}
	}
	for _, l := range imported.Account {
		switch {
		case l.Kind != importer.Kept && strings.Contains(l.Why, "any JSON"),
			l.Kind == importer.Dropped && strings.HasPrefix(l.What, "body and response"):
			t.Log(l)
		}
	}
	if got := imported.Endpoints(); got != all {
		t.Errorf("%d operations are endpoints, of %d", got, all)
	}
	concerned := all - imported.Summary().Typed
	t.Logf("%d of %d operations have free JSON in place of a schema", concerned, all)
	if 20*concerned > all {
		t.Errorf("%d of %d operations have free JSON in place of a schema, more than 5 of 100", concerned, all)
	}
}
