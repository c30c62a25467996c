package generator

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/importer"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/openapi"
)

// wholeClerk are the vendor's documents: how many operations they hold, and how
// many of them a description says without a loss, at least.
var wholeClerk = []struct {
	name                 string
	operations, lossless int
}{
	{"2021-02-05", 212, 205},
	{"2026-05-12", 249, 240},
}

// TestWholeClerk imports the vendor's documents as they are, generates from what
// is printed, and builds, vets and tests the output, each in a module of its own.
func TestWholeClerk(t *testing.T) {
	if testing.Short() || underRace {
		t.Skip("it builds two modules of 150,000 lines: run it without -short and -race")
	}
	t.Parallel()
	for _, document := range wholeClerk {
		t.Run(document.name, func(t *testing.T) {
			t.Parallel()
			dir := importModule(t)
			begin := time.Now()
			imported := importInto(t, filepath.Join("testdata", "openapi", document.name+".yml"), dir)
			t.Logf("import %v", time.Since(begin))
			inModule(t, dir, "build", "-o", filepath.Join(dir, "sdkgen.exe"), "./gen")
			begin = time.Now()
			runProgram(t, dir, filepath.Join(dir, "sdkgen.exe"))
			t.Logf("generation %v", time.Since(begin))
			if got := imported.Endpoints(); got != document.operations {
				t.Errorf("%d operations are endpoints, not %d", got, document.operations)
			}
			inModule(t, dir, "build", "./...")
			inModule(t, dir, "vet", "./...")
			requireAnswers(t, dir)
			begin = time.Now()
			out := runProgram(t, dir, "go", "test", "-vet=off", "-v", "./...")
			t.Logf("go test %v", time.Since(begin))
			if got := len(answered.FindAllString(out, -1)); got != document.operations {
				t.Errorf("%d operations were answered by the fake, not %d", got, document.operations)
			}
		})
	}
}

// answered is the line of a test that called an operation on the fake.
var answered = regexp.MustCompile(`(?m)^ *--- PASS: TestStubOperations/[^/ ]+/recorded `)

// requireAnswers makes the emitted tests that call every operation on the fake ask
// for a success. As they are they only compare what the fake records, since a fake
// with state may refuse the call of an example.
func requireAnswers(t *testing.T, dir string) {
	t.Helper()
	name := filepath.Join(dir, "internal", "testkit", "selftest", "stub.go")
	const ignores = "_, _ = op.Call(t.Context(), c)\n"
	text := string(read(t, name))
	if strings.Count(text, ignores) != 1 {
		t.Fatalf("%s does not hold %q once", name, ignores)
	}
	overwrite(t, name, strings.Replace(text, ignores,
		"if _, err := op.Call(t.Context(), c); err != nil {\nreturn err\n}\n", 1))
}

// TestWholeClerkAccount holds what is lost of the vendor's documents: the account
// of each, and how many operations no loss concerns.
func TestWholeClerkAccount(t *testing.T) {
	t.Parallel()
	for _, document := range wholeClerk {
		t.Run(document.name, func(t *testing.T) {
			t.Parallel()
			doc := loadDocument(t, filepath.Join("testdata", "openapi", document.name+".yml"))
			imported, err := importer.Convert(doc, importer.Options{})
			if err != nil {
				t.Fatal(err)
			}
			sum, all := imported.Summary(), document.operations
			if sum.Operations != all || sum.Typed != all || sum.Lossless < document.lossless {
				t.Errorf("got %v, want %d, all typed, and at least %d lossless", sum, all, document.lossless)
			}
			lines := filepath.ToSlash(importer.Lines(imported.Account))
			account := strings.ReplaceAll(lines, "testdata/openapi/", "")
			golden := filepath.Join("testdata", "openapi", document.name+".account.txt")
			if *update {
				overwrite(t, golden, account)
			}
			if want := read(t, golden); string(want) != account {
				t.Errorf("%s differs: go test . -run TestWholeClerkAccount -update\n%s", golden,
					firstDifference(string(want), account))
			}
			t.Log(sum)
		})
	}
}

func loadDocument(t *testing.T, file string) *openapi.Document {
	t.Helper()
	doc, err := openapi.Load(t.Context(), file, openapi.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// importInto imports a document into a module.
func importInto(t *testing.T, file, dir string) *importer.Import {
	t.Helper()
	imported, err := importer.Convert(loadDocument(t, file), importer.Options{})
	if err != nil {
		t.Fatal(err)
	}
	printedInto(t, imported, dir)
	return imported
}

// printedInto writes a description into a module, and a program that generates
// from it.
func printedInto(t *testing.T, imported *importer.Import, dir string) {
	t.Helper()
	files, err := imported.Files("spec")
	if err != nil {
		t.Fatal(err)
	}
	for _, folder := range []string{"spec", "gen"} {
		if err := os.MkdirAll(filepath.Join(dir, folder), 0o777); err != nil {
			t.Fatal(err)
		}
	}
	for name, text := range files {
		overwrite(t, filepath.Join(dir, "spec", name), string(text))
	}
	overwrite(t, filepath.Join(dir, "gen", "main.go"), `package main

import (
	"example.com/imported/spec"
	"`+goldenModule+`/generator"
)

func main() { generator.Main(spec.API) }
`)
}

// importModule returns the folder of a new module that requires this repository
// beside it, without a network.
func importModule(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	var mod, sum []byte
	for _, folder := range []string{".", "generator"} {
		mod = append(mod, read(t, filepath.Join(repository, folder, "go.mod"))...)
		sum = append(sum, read(t, filepath.Join(repository, folder, "go.sum"))...)
	}
	lines := []string{
		"module example.com/imported", "go " + neededGo + ".0",
		"require " + goldenModule + "/generator v0.1.0",
		"replace " + goldenModule + " => " + repository,
		"replace " + goldenModule + "/generator => " + filepath.Join(repository, "generator"),
	}
	for _, required := range regexp.MustCompile(`(?m)\S+ v\d\S+`).FindAll(mod, -1) {
		lines = append(lines, "require "+string(required))
	}
	overwrite(t, filepath.Join(dir, "go.mod"), strings.Join(lines, "\n")+"\n")
	overwrite(t, filepath.Join(dir, "go.sum"), string(sum))
	return dir
}

// inModule runs the go command in a module.
func inModule(t *testing.T, dir string, args ...string) {
	t.Helper()
	runProgram(t, dir, "go", args...)
}

// runProgram runs a program in a folder, and returns what it prints.
func runProgram(t *testing.T, dir, program string, args ...string) string {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), program, args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOWORK=off", "GOFLAGS=-mod=mod "+quickBuild, "GOPROXY=off")
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	if err := cmd.Run(); err != nil {
		t.Fatalf("%s %s: %v\n%s", filepath.Base(program), strings.Join(args, " "), err, failing(out.String()))
	}
	return out.String()
}

// failing is the end of a long output, without what passed.
func failing(text string) string {
	const most = 4000
	text = passing.ReplaceAllString(text, "")
	if len(text) > most {
		return "…" + text[len(text)-most:]
	}
	return text
}

// passing are the lines of tests that pass.
var passing = regexp.MustCompile(`(?m)^(?: *--- PASS: .*|=== .*|ok .*|\?.*no test files\]|PASS)\n`)
