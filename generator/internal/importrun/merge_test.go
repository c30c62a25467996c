package importrun

import (
	"fmt"
	"strings"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/threeway"
)

// newer is the document a year later.
var newer = strings.NewReplacer("minimum: 1", "minimum: 2", "The price.", "The price in cents.").Replace(shop)

// place returns the position of a text in a file, as messages have it.
func (f folder) place(file, text string) string {
	f.t.Helper()
	before, _, found := strings.Cut(f.read(file), text)
	if !found {
		f.t.Fatalf("%s lacks %s", file, text)
	}
	column := len(before) - strings.LastIndexByte(before, '\n')
	return fmt.Sprintf("%s:%d:%d: ", file, 1+strings.Count(before, "\n"), column)
}

// TestReimport brings a newer document into a description that a person edited.
func TestReimport(t *testing.T) {
	t.Parallel()
	f := newFolder(t, "newer.yaml", newer)
	if _, _, _, err := f.run(Job{}); err != nil {
		t.Fatal(err)
	}
	models := f.read("spec/items_models.go")
	mine := strings.Replace(models, `"the price"`, `"our price"`, 1)
	mine = strings.Replace(mine, "var item", "// item is kept.\nvar item", 1)
	if mine == models {
		t.Fatalf("there is no price in\n%s", models)
	}
	f.write("spec/items_models.go", mine)
	carts := f.read("spec/carts_models.go")

	again := Job{File: f.path("newer.yaml"), Older: f.path("shop.yaml")}
	code, stdout, _, err := f.run(again)
	want := f.place("spec/api.go", `"shop.yaml, v`) +
		`takes API.Source: "newer.yaml, version 1", was "shop.yaml, version 1"` + "\n" +
		f.place("spec/carts_models.go", "new(int64(1))") +
		`takes cart.Fields["count"].Type.Min: new(int64(2)), was new(int64(1)) ` +
		`(shop.yaml:26:7, newer.yaml:26:7)` + "\n" +
		f.place("spec/items_models.go", `"our price"`) +
		`CONFLICT item.Fields["price"].Doc: "the price in cents", was "the price", ` +
		`and the description has "our price"` +
		" (shop.yaml:32:7, newer.yaml:32:7)\n3 changes from shop.yaml to newer.yaml, 1 conflict\n"
	if stdout != want {
		t.Errorf("got\n%s\nwant\n%s", stdout, want)
	}
	if code != 1 || err != nil || f.read("spec/carts_models.go") != carts {
		t.Errorf("code %d, %v, or a file was written", code, err)
	}

	again.Write = true
	if code, _, _, err = f.run(again); code != 1 || err != nil {
		t.Error(code, err)
	}
	if got := f.read("spec/carts_models.go"); got != strings.Replace(carts, "int64(1)", "int64(2)", 1) {
		t.Errorf("got\n%s", got)
	}
	if got := f.read("spec/items_models.go"); got != mine {
		t.Errorf("got\n%s\nwant\n%s", got, mine)
	}
	if got := f.read("spec/" + AccountFile); !strings.Contains(got, "newer.yaml:") {
		t.Errorf("the account is that of the older document:\n%s", got)
	}
}

// TestReimportVendor brings the vendor's newer document into a description of the
// older one. The result is as if the newer one had been imported, but for the files
// and the order of declarations.
func TestReimportVendor(t *testing.T) {
	t.Parallel()
	if testing.Short() || underRace {
		t.Skip("it imports two large documents three times: run without -short and -race")
	}
	f := newFolder(t)
	job := Job{File: "../../testdata/openapi/2021-02-05.yml"}
	if _, _, _, err := f.run(job); err != nil {
		t.Fatal(err)
	}
	job.Options.Package = "spec"
	job.Older, job.File, job.Write = job.File, "../../testdata/openapi/2026-05-12.yml", true
	if code, stdout, _, err := f.run(job); code != 0 || err != nil {
		t.Fatal(code, err, stdout)
	}
	own, err := sources(f.path("spec"))
	if err != nil {
		t.Fatal(err)
	}
	wanted, err := job.print(t.Context(), job.File)
	if err != nil {
		t.Fatal(err)
	}
	result, err := threeway.Merge(own, wanted.files, own)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range result.Changes {
		t.Errorf("the description differs: %s", c)
	}
	_, stdout, _, err := f.run(job)
	if err != nil || strings.Contains(stdout, ": takes ") || strings.Contains(stdout, "CONFLICT") {
		t.Errorf("the second time it takes more: %v\n%s", err, stdout)
	}
}

// TestReimportRefused holds the errors of a second import.
func TestReimportRefused(t *testing.T) {
	t.Parallel()
	f := newFolder(t, "newer.yaml", newer)
	job := Job{File: f.path("newer.yaml"), Older: f.path("shop.yaml")}
	if _, _, _, err := f.run(job); err == nil || !strings.HasSuffix(err.Error(), "no such file or directory") {
		t.Errorf("without a description: %v", err)
	}
	f.write("spec/README.md", "")
	want := "spec holds no Go files: without -older, import makes a description there"
	if _, _, _, err := f.run(job); err == nil || !strings.HasSuffix(err.Error(), want) {
		t.Errorf("without Go files: %v", err)
	}
	f.write("spec/a.go", "package spec\nvar x = {")
	if _, _, _, err := f.run(job); err == nil || !strings.Contains(err.Error(), "a.go:2:9: ") {
		t.Errorf("with a broken one: %v", err)
	}
	if got := f.read("spec/a.go"); !strings.HasSuffix(got, "{") {
		t.Errorf("it was written: %s", got)
	}
}
