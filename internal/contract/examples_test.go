package contract

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/jwks"
	"github.com/seed-e19c5fb5/clerk-go/sessions"
)

// TestEveryMethodHasAnExample looks for the examples that go doc shows with a method.
func TestEveryMethodHasAnExample(t *testing.T) {
	t.Parallel()
	for folder, client := range map[string]reflect.Type{
		"sessions": reflect.TypeFor[*sessions.Client](),
		"jwks":     reflect.TypeFor[*jwks.Client](),
	} {
		shown := examples(t, filepath.Join("..", "..", folder))
		for i := range client.NumMethod() {
			name := "ExampleClient_" + client.Method(i).Name
			t.Run(folder+"/"+name, func(t *testing.T) {
				if !shown[name] {
					t.Errorf("%s has no %s", folder, name)
				}
			})
		}
	}
}

// examples are the functions of the file with examples in a folder.
func examples(t *testing.T, folder string) map[string]bool {
	t.Helper()
	syntax, err := parser.ParseFile(token.NewFileSet(), filepath.Join(folder, "example_test.go"), nil,
		parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{}
	for _, decl := range syntax.Decls {
		if fn, ok := decl.(*ast.FuncDecl); ok && strings.HasPrefix(fn.Name.Name, "Example") {
			found[fn.Name.Name] = true
		}
	}
	return found
}
