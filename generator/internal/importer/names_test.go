package importer

import (
	"maps"
	"os"
	"path/filepath"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/openapi"
)

func TestReadNames(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "names.yaml")
	text := "\ufeff# Names.\n\n\"#/components/schemas/user\": Account\r\n'#/components/schemas/a b': \"AB\"\n" +
		"#/paths/~1users/get\tListAccounts\n  /paths/~1users~1{id}:x/get:  GetAccount\n#\n#no pointer\n"
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	names, err := ReadNames(file)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{
		"#/components/schemas/user": "Account", "#/components/schemas/a b": "AB", "#/paths/~1users/get": "ListAccounts",
		"#/paths/~1users~1{id}:x/get": "GetAccount",
	}
	if !maps.Equal(names.ByPointer, want) {
		t.Errorf("got %q, want %q", names.ByPointer, want)
	}
}

func TestWrongNames(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ name, text, want string }{
		{
			"no name", "#/a",
			`names:1:1: "#/a" is no JSON pointer and a Go name, such as "#/components/schemas/user": User`,
		},
		{"no pointer", "\n user: User", `names:2:2: "user: User" is no JSON pointer and a Go name, such as ` +
			`"#/components/schemas/user": User`},
		{"a pointer that is none", `"user": User`, `names:1:1: "user" is no JSON pointer: those begin with #/`},
		{"a name that is none", "#/a: Ä", `names:1:1: "Ä" is no Go name: those are letters and digits`},
		{"a name of two words", "#/a: b c-d", `names:1:1: "c-d" is no Go name: those are letters and digits`},
		{"twice", "#/a B\n/a: C", "names:2:1: #/a has a name already, on line 1"},
		{"two mistakes", "#/a B\n/a: C\nd", "names:2:1: #/a has a name already, on line 1\n" +
			`names:3:1: "d" is no JSON pointer and a Go name, such as "#/components/schemas/user": User`},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if _, err := parseNames("names", []byte(test.text)); err == nil || err.Error() != test.want {
				t.Errorf("got  %v\nwant %s", err, test.want)
			}
		})
	}
}

// TestNamesOfNothing holds that a name for what the document lacks is an error.
func TestNamesOfNothing(t *testing.T) {
	t.Parallel()
	doc, err := openapi.Parse("a.yaml", []byte(shop), openapi.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	names, err := parseNames("names", []byte("#/paths/~1carts/get: A\n#/paths/~1cart/get: B\n#/paths/~1carts/put: C\n"))
	if err != nil {
		t.Fatal(err)
	}
	want := "names:2:1: #/paths/~1cart/get names nothing in a.yaml\n" +
		"names:3:1: #/paths/~1carts/put names nothing in a.yaml"
	if err := names.Check(doc); err == nil || err.Error() != want {
		t.Errorf("got %v\nwant %s", err, want)
	}
}
