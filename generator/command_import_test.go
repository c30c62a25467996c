package generator

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// commandsOf returns the commands of sdkgen in the shell blocks of a page, in their
// order, as arguments.
func commandsOf(t *testing.T, page string) [][]string {
	t.Helper()
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	var all [][]string
	for _, found := range regexp.MustCompile(`(?m)^go tool sdkgen (import .*)$`).FindAllSubmatch(text, -1) {
		all = append(all, strings.Fields(string(found[1])))
	}
	if len(all) == 0 {
		t.Fatalf("%s has no command import", page)
	}
	return all
}

// TestImportPages runs the commands of the pages that tell of importing, in a folder
// with the documents that they name.
func TestImportPages(t *testing.T) {
	t.Parallel()
	for _, page := range []string{"README.md", "docs/importing.md"} {
		t.Run(filepath.Base(page), func(t *testing.T) {
			t.Parallel()
			folder := t.TempDir()
			for name, from := range map[string]string{
				"openapi.yaml": "2021-02-05.yml", "2021-02-05.yml": "2021-02-05.yml",
				"2026-05-12.yml": "2026-05-12.yml",
			} {
				text, err := os.ReadFile(filepath.Join("testdata", "openapi", from))
				if err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(filepath.Join(folder, name), text, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			for _, args := range commandsOf(t, filepath.Join(repository, page)) {
				code, stdout, stderr := importIn(t, folder, args)
				if older := strings.Contains(strings.Join(args, " "), "-older"); stderr != "" || code != 0 && !older {
					t.Errorf("%v: exit code %d\n%s%s", args, code, stdout, stderr)
				}
			}
			if _, err := os.Stat(filepath.Join(folder, "spec", "organizations.go")); err != nil {
				t.Error(err)
			}
		})
	}
}

// importIn runs the command import as if in a folder: file names of its arguments are
// those there.
func importIn(t *testing.T, folder string, args []string) (code int, stdout, stderr string) {
	t.Helper()
	args = append(args[:len(args):len(args)], "-out", filepath.Join(folder, "spec"))
	for i, arg := range args {
		if _, err := os.Stat(filepath.Join(folder, arg)); err == nil {
			args[i] = filepath.Join(folder, arg)
		}
	}
	var out, problems bytes.Buffer
	code = run(t.Context(), dsl.API{}, "sdkgen", args, &out, &problems)
	return code, out.String(), problems.String()
}

// TestImportFlags holds that each flag of the command reaches the run.
func TestImportFlags(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("shop.yaml", `openapi: 3.0.3
info: {title: Shop, version: "1"}
servers: [{url: https://api.example.com}]
paths:
  /carts: {get: {operationId: listCarts, tags: [carts], responses: {"204": {description: OK}}}}
  /items: {get: {operationId: listItems, tags: [items], responses: {"204": {description: OK}}}}
  /users: {get: {operationId: listUsers, tags: [users], x-unknown: 1, responses: {"204": {description: OK}}}}
  /roles: {get: {operationId: listRoles, tags: [roles], responses: {"204": {description: OK}}}}
`)
	write("names", "#/paths/~1carts/get ShowCarts\n")
	code, stdout, stderr := importIn(t, folder, []string{
		"import", "shop.yaml", "-tag", "carts", "-path=/items", "--operation", "listUsers", "-tag", "roles",
		"-except", "roles",
		"-package", "shop", "-account", "-", "-names", "names",
	})
	if code != 0 || stderr != "" || !strings.Contains(stdout, " invented\n") {
		t.Fatalf("exit code %d\n%s%s", code, stdout, stderr)
	}
	var names []string
	entries, err := os.ReadDir(filepath.Join(folder, "spec"))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	if got, want := strings.Join(names, " "), "api.go carts.go items.go users.go"; got != want {
		t.Errorf("the files are %s, want %s", got, want)
	}
	text, err := os.ReadFile(filepath.Join(folder, "spec", "carts.go"))
	if err != nil || !bytes.HasPrefix(text, []byte("package shop\n")) || !bytes.Contains(text, []byte("ShowCarts")) {
		t.Errorf("%v\n%s", err, text)
	}
}

// TestImportFails holds what the command says when it fails.
func TestImportFails(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	text := "openapi: 3.0.3\npaths:\n  /a: {}\n  /a: {}\n"
	if err := os.WriteFile(filepath.Join(folder, "a.yaml"), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name string
		args []string
		code int
		want string
	}{
		{"no document", []string{"import"}, 2, "sdkgen: accepts 1 arg(s), received 0: see sdkgen -help\n"},
		{"a broken one", []string{"import", "a.yaml"}, 1, `a.yaml:4:3: the key "/a" is also on line 3` + "\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			code, stdout, stderr := importIn(t, folder, test.args)
			if code != test.code || stdout != "" || !strings.HasSuffix(stderr, test.want) {
				t.Errorf("exit code %d\n%s%swant %d %s", code, stdout, stderr, test.code, test.want)
			}
		})
	}
}
