package judge

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/pb33f/libopenapi"
	validator "github.com/pb33f/libopenapi-validator"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/exporter"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/wholeapi"
	"github.com/seed-e19c5fb5/clerk-go/spec"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// documents are those of real and invented APIs, in both releases of OpenAPI, and
// the documents that the generator's tests keep.
func documents(t *testing.T) map[string][]byte {
	t.Helper()
	found := map[string][]byte{}
	for name, api := range map[string]dsl.API{"clerk": spec.API, "whole": wholeapi.API()} {
		for _, o := range []exporter.Options{{Version: "3.1"}, {Version: "3.0", JSON: true}} {
			text, _, err := exporter.Export(api, o)
			if err != nil {
				t.Fatal(err)
			}
			found[name+"-"+o.Version+map[bool]string{false: ".yaml", true: ".json"}[o.JSON]] = text
		}
	}
	kept, err := filepath.Glob("../testdata/export/*.yaml")
	if err != nil || len(kept) == 0 {
		t.Fatalf("no kept documents, and %v", err)
	}
	for _, file := range kept {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		found[filepath.Base(file)] = text
	}
	return found
}

// TestLibopenapi builds the model of each document, with every reference resolved,
// and validates the document by the schema of its release.
func TestLibopenapi(t *testing.T) {
	t.Parallel()
	for name, text := range documents(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			document, err := libopenapi.NewDocument(text)
			if err != nil {
				t.Fatal(err)
			}
			model, err := document.BuildV3Model()
			if err != nil {
				t.Fatal(err)
			}
			if model.Model.Paths.PathItems.Len() == 0 {
				t.Error("no paths")
			}
			judge, errs := validator.NewValidator(document)
			if len(errs) > 0 {
				t.Fatal(errs)
			}
			if _, problems := judge.ValidateDocument(); len(problems) > 0 {
				for _, p := range problems {
					t.Errorf("%s: %s", p.Message, p.Reason)
					for _, s := range p.SchemaValidationErrors {
						t.Errorf("%s: %s", s.KeywordLocation, s.Reason)
					}
				}
			}
		})
	}
}

// TestLibopenapiRefuses proves that the judge can say no.
func TestLibopenapiRefuses(t *testing.T) {
	t.Parallel()
	document, err := libopenapi.NewDocument([]byte("openapi: 3.1.0\ninfo: {title: a, version: \"1\"}\n" +
		"paths:\n  /a:\n    get:\n      parameters: [{name: x, in: nowhere}]\n      responses: {\"200\": {}}\n"))
	if err != nil {
		t.Fatal(err)
	}
	judge, errs := validator.NewValidator(document)
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	if ok, _ := judge.ValidateDocument(); ok {
		t.Error("a parameter that is nowhere is valid")
	}
}

// TestRedocly lints the documents where the program is installed. It also checks
// every example against its schema.
func TestRedocly(t *testing.T) {
	t.Parallel()
	redocly, err := exec.LookPath("redocly")
	if err != nil {
		t.Skip("redocly is not installed: npm install --global @redocly/cli")
	}
	folder := t.TempDir()
	var files []string
	for name, text := range documents(t) {
		files = append(files, name)
		if err := os.WriteFile(filepath.Join(folder, name), text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(folder, "redocly.yaml"), []byte(rules), 0o600); err != nil {
		t.Fatal(err)
	}
	lint := exec.CommandContext(t.Context(), redocly, append([]string{"lint"}, files...)...)
	lint.Dir = folder
	lint.Env = append(os.Environ(), "REDOCLY_TELEMETRY=off", "REDOCLY_SUPPRESS_UPDATE_NOTICE=true")
	if out, err := lint.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

// rules are the linter's own, without those on what an API is like rather than
// whether its document is right.
const rules = `extends: [recommended]
rules:
  info-license: off
  no-ambiguous-paths: off
  security-defined: off
  operation-4xx-response: off
  no-server-example.com: off
  no-invalid-media-type-examples: {severity: error, allowAdditionalProperties: true}
  no-invalid-parameter-examples: {severity: error, allowAdditionalProperties: true}
  no-unused-components: off
`
