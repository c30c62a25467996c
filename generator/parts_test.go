package generator

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	shop "github.com/seed-e19c5fb5/clerk-go/generator/testdata/shop/spec"
	"github.com/seed-e19c5fb5/clerk-go/spec"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// TestTwoSDKsInTurn has two SDKs of one module, the second below the first,
// regenerated in turn. No run finds anything to do in its own folder or changes
// the other.
func TestTwoSDKsInTurn(t *testing.T) {
	if testing.Short() || underRace {
		t.Skip("it generates 42 times: run without -short and -race")
	}
	dir := shopModule(t)
	runs := [][]string{{"-out", "one"}, {"-out", "one/sub/two", "-without", "reference,tests"}}
	for _, args := range runs {
		if code, _, stderr := inShop(t, dir, shop.API, args...); code != 0 {
			t.Fatalf("exit code %d\n%s", code, stderr)
		}
	}
	before := tree(t, dir)
	for i := range 20 {
		for _, args := range runs {
			code, stdout, stderr := inShop(t, dir, shop.API, append(args[:2:2], "-v")...)
			changed := strings.Contains(stdout, "written ") || strings.Contains(stdout, "removed ")
			if code != 0 || stderr != "" || changed {
				t.Fatalf("run %d of %s: exit code %d\n%s%s", i, args[1], code, stdout, stderr)
			}
		}
	}
	compareTrees(t, before, tree(t, dir))
	goCommand(t, dir, "vet", "./one/...")
}

// TestMethodByHand adds a method, its test and a file for another build to the
// package of a resource. They outlive every run: the same description, another
// one, and one without the resource.
func TestMethodByHand(t *testing.T) {
	dir := shopModule(t)
	byHand := map[string]string{
		"shelves/hand.go": "package shelves\n\nimport \"context\"\n\n// Hand is written by hand.\n" +
			"func (c *Client) Hand(ctx context.Context) (string, error) { return \"hand\", ctx.Err() }\n",
		"shelves/hand_test.go":          "package shelves\n",
		"shelves/testdata/wire/own.txt": "by hand\n",
		"shelves/shelvestest/own.go":    "package shelvestest\n",
	}
	generate := func(api dsl.API) map[string]string {
		t.Helper()
		if code, _, stderr := inShop(t, dir, api); code != 0 || stderr != "" {
			t.Fatalf("exit code %d\n%s", code, stderr)
		}
		return tree(t, dir)
	}
	generate(shop.API)
	for name, text := range byHand {
		overwrite(t, filepath.Join(dir, name), text)
	}
	other, fewer := shop.API, shop.API
	other.Name = "Store"
	fewer.Resources = fewer.Resources[:1]
	overwrite(t, filepath.Join(dir, "spec", "store.go"), "package spec\n\nvar Store = API\n")
	for step, api := range []dsl.API{shop.API, fewer, shop.API} {
		got := generate(api)
		for name, text := range byHand {
			if got[name] != text {
				t.Fatalf("step %d: %s is %q", step, name, got[name])
			}
		}
		if _, there := got["shelves/client.go"]; there != (len(api.Resources) == 2) {
			t.Errorf("step %d: shelves/client.go is there: %v", step, there)
		}
	}
	goCommand(t, dir, "vet", "./shelves/...")
	for _, args := range [][]string{{"-without", "tests"}, {"-without", "none"}} {
		if code, _, stderr := inShop(t, dir, shop.API, args...); code != 0 {
			t.Fatalf("%s: %s", args, stderr)
		}
		got := tree(t, dir)
		for name, text := range byHand {
			if got[name] != text {
				t.Fatalf("%s: %s is %q", args, name, got[name])
			}
		}
	}
}

// TestWithoutParts leaves parts out. A check, and a run that says nothing of it,
// leave out the same, and "none" brings everything back.
func TestWithoutParts(t *testing.T) {
	dir := t.TempDir()
	overwrite(t, filepath.Join(dir, "go.mod"), "module example.com/copy\n\ngo 1.26.0\n")
	t.Setenv("GOWORK", "off")
	must := func(args ...string) {
		t.Helper()
		if code, _, stderr := sdkgen(t, spec.API, append(args, "-out", dir)...); code != 0 || stderr != "" {
			t.Fatalf("%s: exit code %d\n%s", args, code, stderr)
		}
	}
	must("-without", "tests,reference")
	less := tree(t, dir)
	for name := range less {
		for _, part := range []string{"_test.go", "/testdata/", "test/", "/testkit/", ".md"} {
			if strings.Contains(name, part) {
				t.Errorf("%s was to be left out", name)
			}
		}
	}
	goCommand(t, dir, "build", "./...") // there is no go.sum: nothing but the standard library is imported
	must("-check")
	must()
	compareTrees(t, less, tree(t, dir))

	requireHTTPMock(t, dir)
	must("-without", "none")
	for _, name := range []string{
		"sessions/README.md", "sessions/wire_test.go", "sessions/sessionstest/fake.go", "clerktest/fake.go",
		"internal/testkit/golden/doc.go",
	} {
		if tree(t, dir)[name] == "" {
			t.Errorf("%s is missing", name)
		}
	}
	must("-check")
	must("-without", "reference")
	page := tree(t, dir)["sessions/README.md"]
	if page != "" {
		t.Error("the reference page is still there")
	}
	must("-without", "tests")
	if page = tree(t, dir)["sessions/README.md"]; page == "" || strings.Contains(page, "testdata") {
		t.Errorf("the reference page refers to tests that are left out:\n%s", page)
	}
}

// A part that does not exist is refused, in the flag and in a manifest.
func TestUnknownPart(t *testing.T) {
	dir := t.TempDir()
	code, _, stderr := sdkgen(t, spec.API, "-out", dir, "-module", "example.com/m", "-without", "docs")
	if want := `"docs" is no part that can be left out: those are reference, tests`; code != 2 ||
		!strings.Contains(stderr, want) {
		t.Errorf("exit code %d\n%s", code, stderr)
	}
	overwrite(t, filepath.Join(dir, "sdkgen.sum"),
		"# Code generated by sdkgen. DO NOT EDIT.\n# version 1\n# without docs\n")
	code, _, stderr = sdkgen(t, spec.API, "-out", dir, "-module", "example.com/m")
	want := "sdkgen: sdkgen.sum: \"docs\" is no part that can be left out: those are reference, tests\n"
	if code != 1 || stderr != want {
		t.Errorf("exit code %d\n%s\nwant 1\n%s", code, stderr, want)
	}
}

// TestEnginesThatAreUsed compares the copied engines of two APIs: each has what it
// needs, by files, and the licence.
func TestEnginesThatAreUsed(t *testing.T) {
	few, many := copied(t, one()), copied(t, kitchenSink())
	for name := range few {
		if _, ok := many[name]; !ok {
			t.Errorf("%s is copied for one endpoint only", name)
		}
	}
	for _, name := range []string{
		"upload/form.go", "testkit/selftest/walk.go", "wire/map.go", "call/page.go", "call/pages.go", "call/stream.go",
		"call/list.go", "weblink/weblink.go",
	} {
		if few[name] != "" || len(read(t, filepath.Join(repository, "internal", name))) == 0 {
			t.Errorf("one endpoint does not need %s", name)
		}
	}
	if many["LICENSE"] != string(read(t, filepath.Join(repository, "LICENSE"))) {
		t.Error("the engines are copied without the licence of this repository")
	}
	t.Logf("%d files for one endpoint, %d for everything", len(few), len(many))
}

// copied returns the folder internal of an output that compiles.
func copied(t *testing.T, api dsl.API) map[string]string {
	t.Helper()
	dir := t.TempDir()
	target := target{dir: dir, module: "example.com/copy"}
	if _, err := target.write(t.Context(), api, nil, false); err != nil {
		t.Fatal(err)
	}
	t.Chdir(repository)
	writeModule(t, dir)
	goCommand(t, dir, "vet", "./...")
	return tree(t, filepath.Join(dir, "internal"))
}

// requireHTTPMock adds what the generated tests import to a module.
func requireHTTPMock(t *testing.T, dir string) {
	t.Helper()
	overwrite(t, filepath.Join(dir, "go.mod"), string(read(t, filepath.Join(dir, "go.mod")))+
		fmt.Sprintf("\nrequire %s %s\n", httpmock, httpmockVersion))
	overwrite(t, filepath.Join(dir, "go.sum"), string(read(t, filepath.Join(repository, "go.sum"))))
}
