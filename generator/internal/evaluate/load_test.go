package evaluate_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/evaluate"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/locate"
	"github.com/seed-e19c5fb5/clerk-go/spec"
)

// root is the module of the description of Clerk, as seen from here.
const root = "../../.."

func TestLoad(t *testing.T) {
	t.Parallel()
	got, err := evaluate.Load(t.Context(), root, "./spec")
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got.API, spec.API) {
		t.Error("the description that was read is not the one that is compiled into this test")
	}
	if at := got.Source.Position(locate.Root(got.API).Field("Name")); at.Filename != "spec/api.go" {
		t.Errorf("the name is at %s", at)
	}
}

const header = `package spec

import "github.com/seed-e19c5fb5/clerk-go/spec/dsl"

`

// userModule writes the module of a user, in which spec/api.go has a text.
func userModule(t *testing.T, text string) (dir string) {
	t.Helper()
	dir = t.TempDir()
	repository, err := filepath.Abs(root)
	if err != nil {
		t.Fatal(err)
	}
	sum, err := os.ReadFile(filepath.Join(root, "go.sum"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(dir, "spec"), 0o755); err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string]string{
		"go.mod": "module example.com/user\n\ngo 1.26.0\n\nrequire github.com/seed-e19c5fb5/clerk-go v0.1.0\n\n" +
			"replace github.com/seed-e19c5fb5/clerk-go => " + repository + "\n",
		"go.sum":      string(sum),
		"spec/api.go": text,
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// TestLoadOfUser reads descriptions of a module outside the workspace, and leaves
// nothing behind there.
func TestLoadOfUser(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ text, want string }{
		"literal":    {header + `var API = dsl.API{Name: "Shop"}`, "Shop"},
		"a pointer":  {header + `var API = &dsl.API{Name: "Shop"}`, "Shop"},
		"other name": {header + `var Second = dsl.API{Name: "Other"}`, "Other"},
		"of several": {header + `var Second, API = dsl.API{Name: "Other"}, dsl.API{Name: "Shop"}`, "Shop"},
		"computed": {
			header +
				"import \"fmt\"\n\nvar API = dsl.API{Name: fmt.Sprint(\"No\", 1)}\n\nfunc init() { fmt.Println(API) }",
			"No1",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := userModule(t, c.text)
			got, err := evaluate.Load(t.Context(), dir, "./spec")
			if err != nil || got.API.Name != c.want {
				t.Errorf("got %q and %v, want %q", got.API.Name, err, c.want)
			}
			if found := files(t, dir); !reflect.DeepEqual(found, []string{"go.mod", "go.sum", "spec/api.go"}) {
				t.Errorf("the module holds %q", found)
			}
		})
	}
}

// TestLoadFails reads packages of users that cannot be read.
func TestLoadFails(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		text     string
		compiler bool
		want     string
	}{
		"a type error": {
			header + `var API = dsl.API{Name: 1}`, true,
			"spec/api.go:5:25: cannot use 1 (untyped int constant) as string value in struct literal",
		},
		"a syntax error": {header + `var API = dsl.API{`, true, "spec/api.go:5:19: "},
		"an unknown import": {
			header + `import _ "example.com/user/gone"` + "\n" + `var API = dsl.API{}`, true, "spec/api.go:5:8: ",
		},
		"no description": {"package spec", false, "./spec: no variable API that is a literal of type API"},
		"an unexported description": {
			header + `var api = dsl.API{}`, false,
			"example.com/user/spec: the variable api is not exported: call it Api",
		},
		"a panic": {
			header + `var API = dsl.API{}` + "\nfunc init() { panic(\"no luck\") }", false,
			"a program that imports example.com/user/spec fails:\npanic: no luck\n",
		},
		"a value of another type": {
			header + "type mine struct{ dsl.Auth }\n" + `var API = dsl.API{Auth: mine{}}`, false,
			"API.Auth holds a value of type spec.mine: ",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := evaluate.Load(t.Context(), userModule(t, c.text), "./spec")
			var broken *evaluate.CompileError
			if err == nil || !strings.Contains(err.Error(), c.want) || errors.As(err, &broken) != c.compiler {
				t.Errorf("got %T %[1]v, want %s", err, c.want)
			}
		})
	}
}

func files(t *testing.T, dir string) (names []string) {
	t.Helper()
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			names = append(names, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := evaluate.Load(b.Context(), root, "./spec"); err != nil {
			b.Fatal(err)
		}
	}
}
