package importrun

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/importer"
)

// shop is a document of which a part cannot be said: a field named xml.
const shop = `openapi: 3.0.3
info: {title: Shop, version: "1"}
servers: [{url: https://api.example.com}]
paths:
  /carts:
    get:
      operationId: listCarts
      tags: [carts]
      responses:
        "200":
          description: OK
          content:
            application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Cart'}}}
  /items/{id}:
    get:
      operationId: getItem
      tags: [items]
      parameters: [{name: id, in: path, required: true, description: the ID of the item, schema: {type: string}}]
      responses:
        "200":
          description: OK
          content: {application/json: {schema: {$ref: '#/components/schemas/Item'}}}
components:
  schemas:
    Cart:
      description: a cart
      required: [id, count]
      properties:
        id: {type: string, description: The ID.}
        count: {type: integer, minimum: 1, description: How many items.}
    Item:
      description: an item
      required: [id]
      properties:
        id: {type: string, description: The ID.}
        price: {type: integer, multipleOf: 5, description: The price.}
`

// folder is a place to import into.
type folder struct {
	t   *testing.T
	dir string
}

// newFolder writes the document into a new folder.
func newFolder(t *testing.T, files ...string) folder {
	t.Helper()
	f := folder{t, t.TempDir()}
	f.write("shop.yaml", shop)
	for i := 0; i < len(files); i += 2 {
		f.write(files[i], files[i+1])
	}
	return f
}

func (f folder) path(name string) string { return filepath.Join(f.dir, name) }

func (f folder) write(name, text string) {
	f.t.Helper()
	if err := os.MkdirAll(filepath.Dir(f.path(name)), 0o700); err != nil {
		f.t.Fatal(err)
	}
	if err := os.WriteFile(f.path(name), []byte(text), 0o600); err != nil {
		f.t.Fatal(err)
	}
}

func (f folder) read(name string) string {
	f.t.Helper()
	text, err := os.ReadFile(f.path(name))
	if err != nil {
		f.t.Fatal(err)
	}
	return string(text)
}

// run runs a job in the folder, and returns its code and what it printed.
func (f folder) run(j Job) (code int, stdout, stderr string, err error) {
	f.t.Helper()
	if j.File == "" {
		j.File = f.path("shop.yaml")
	}
	if j.Out == "" {
		j.Out = f.path("spec")
	}
	var out, problems bytes.Buffer
	code, err = j.Run(f.t.Context(), &out, &problems)
	clean := func(b *bytes.Buffer) string {
		return strings.ReplaceAll(b.String(), f.dir+string(filepath.Separator), "")
	}
	return code, clean(&out), clean(&problems), err
}

// files returns the names in the folder of the description.
func (f folder) files() string {
	f.t.Helper()
	entries, err := os.ReadDir(f.path("spec"))
	if err != nil {
		return ""
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return strings.Join(names, " ")
}

func TestImport(t *testing.T) {
	t.Parallel()
	f := newFolder(t)
	code, stdout, _, err := f.run(Job{})
	if code != 0 || err != nil {
		t.Fatal(code, err)
	}
	for _, want := range []string{"written into spec; ", " operations: ", " lossless; lost most: "} {
		if !strings.Contains(stdout, want) {
			t.Errorf("got %q, want … %s …", stdout, want)
		}
	}
	want := "api.go carts.go carts_models.go import-account.txt items.go items_models.go"
	if got := f.files(); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	for name, want := range map[string]string{
		"carts.go": "var listCarts = dsl.Get{", "items_models.go": `Name: "Item"`, "api.go": "package spec\n",
		AccountFile: "shop.yaml:36:44: ",
	} {
		if got := f.read("spec/" + name); !strings.Contains(got, want) {
			t.Errorf("%s lacks %s:\n%s", name, want, got)
		}
	}
}

// TestNothingIsOverwritten holds that one file in the way keeps all from being
// written, and is named.
func TestNothingIsOverwritten(t *testing.T) {
	t.Parallel()
	f := newFolder(t, "spec/items.go", "mine", "spec/"+AccountFile, "mine")
	code, stdout, _, err := f.run(Job{})
	want := f.path("spec/import-account.txt") + " exists, and is not overwritten\n" +
		f.path("spec/items.go") + " exists, and is not overwritten"
	if code != 1 || err == nil || err.Error() != want || stdout != "" {
		t.Errorf("got %d %q %v, want %s", code, stdout, err, want)
	}
	if got := f.files(); got != "import-account.txt items.go" {
		t.Errorf("the folder has %s", got)
	}
}

func TestStrict(t *testing.T) {
	t.Parallel()
	f := newFolder(t)
	code, stdout, stderr, err := f.run(Job{Strict: true})
	if code != 1 || err != nil || stdout != "" {
		t.Errorf("got %d %q %v", code, stdout, err)
	}
	first, rest, _ := strings.Cut(stderr, "\n")
	if !strings.HasPrefix(first, "shop.yaml:36:44: dropped: multipleOf 5") ||
		rest != "1 part dropped, which -strict does not allow; nothing was written\n" {
		t.Errorf("got %s", stderr)
	}
	if got := f.files(); got != "" {
		t.Errorf("there is %s", got)
	}
	f.write("shop.yaml", strings.Replace(shop, "multipleOf: 5, ", "", 1))
	if code, _, stderr, err := f.run(Job{Strict: true}); code != 0 || err != nil {
		t.Errorf("without what is dropped: %d %s %v", code, stderr, err)
	}
}

// A name that nothing has is a line of the account, and not a silent mistake.
func TestUnusedName(t *testing.T) {
	t.Parallel()
	f := newFolder(t, "names", "#/components/schemas/Cart: Basket\n#/paths/~1carts/get: Shown\n"+
		" #/components/schemas/Cart/properties/id: Key\n")
	_, stdout, stderr, err := f.run(Job{Names: f.path("names"), Account: "-"})
	if err != nil {
		t.Fatal(err, stderr)
	}
	want := "names:3:2: dropped: name Key of #/components/schemas/Cart/properties/id: " +
		"no method and no model comes from there\n"
	if !strings.Contains(stdout, want) || strings.Contains(stdout, "dropped: name Basket") ||
		strings.Contains(stdout, "dropped: name Shown") {
		t.Errorf("the account is\n%s", stdout)
	}
	picking := Job{
		Names: f.path("names"), Account: "-", Out: f.path("picked"),
		Options: importer.Options{Tags: []string{"items"}},
	}
	want = "names:1:1: kept: name Basket of #/components/schemas/Cart: nothing that was picked has it\n"
	if _, stdout, _, err := f.run(picking); err != nil || !strings.Contains(stdout, want) {
		t.Errorf("the account of a part is\n%s%v", stdout, err)
	}
}

// TestOptions holds that the job passes its options on.
func TestOptions(t *testing.T) {
	t.Parallel()
	f := newFolder(t, "names", "#/components/schemas/Cart: Basket\n")
	job := Job{
		Names: f.path("names"), Account: f.path("reports/account.txt"), Out: f.path("other/place"),
		Options: importer.Options{Tags: []string{"carts"}, Package: "description"},
	}
	if code, _, _, err := f.run(job); code != 0 || err != nil {
		t.Fatal(code, err)
	}
	if got := f.read("other/place/carts_models.go"); !strings.Contains(got, `Name: "Basket"`) ||
		!strings.HasPrefix(got, "package description\n") {
		t.Errorf("the models are\n%s", got)
	}
	if _, err := os.Stat(f.path("other/place/items.go")); err == nil {
		t.Error("items were not picked, and are there")
	}
	if got := f.read("reports/account.txt"); !strings.Contains(got, " invented\n") {
		t.Errorf("the account is\n%s", got)
	}
	job.Account, job.Out = "-", f.path("third")
	if _, stdout, _, err := f.run(job); err != nil || !strings.Contains(stdout, " invented\nshop.yaml:") {
		t.Errorf("got %s %v", stdout, err)
	}
	if _, err := os.Stat(f.path("third/" + AccountFile)); err == nil {
		t.Error("there are two accounts")
	}
}

func TestRefused(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name  string
		files []string
		job   func(f folder) Job
		want  string
	}{
		{
			"no document", nil, func(f folder) Job { return Job{File: f.path("none.yaml")} },
			"none.yaml: the document cannot be read: no such file or directory",
		},
		{
			"Swagger", []string{"old.yaml", "swagger: \"2.0\""},
			func(f folder) Job { return Job{File: f.path("old.yaml")} },
			"old.yaml:1:10: this is Swagger 2.0, and 3.0 and 3.1 are read: convert it with " +
				`"npx swagger2openapi --yaml --outfile openapi.yaml FILE" or on https://converter.swagger.io`,
		},
		{
			"no such tag", nil, func(folder) Job { return Job{Options: importer.Options{Tags: []string{"x"}}} },
			`shop.yaml:5:3: no operation has the tag "x": there are carts, items`,
		},
		{
			"a name of nothing", []string{"names", "#/paths/x Y"},
			func(f folder) Job { return Job{Names: f.path("names")} },
			"names:1:1: #/paths/x names nothing in shop.yaml",
		},
		{
			"a package that is none", nil, func(f folder) Job { return Job{Out: f.path("my-spec")} },
			`"my-spec" is no name of a Go package: give one with -package`,
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			f := newFolder(t, test.files...)
			code, _, _, err := f.run(test.job(f))
			if err == nil || code != 1 || strings.ReplaceAll(err.Error(), f.dir+"/", "") != test.want {
				t.Errorf("got %d %v, want %s", code, err, test.want)
			}
			if got := f.files(); got != "" {
				t.Errorf("there is %s", got)
			}
		})
	}
}
