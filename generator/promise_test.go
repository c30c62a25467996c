package generator

import (
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/packages"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/check"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/emit"
	promise "github.com/seed-e19c5fb5/clerk-go/generator/testdata/promise/v0_1"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// The golden files of a release never change after it: this flag is for those of
// the coming one.
var promised = flag.Bool("promise", false, "write what the SDKs of testdata/promise do on the wire")

// TestPromise compares what the SDKs of old descriptions send and read with what
// they sent and read when the descriptions were written.
func TestPromise(t *testing.T) {
	for name, api := range promise.APIs() {
		t.Run(name, func(t *testing.T) {
			if problems := check.Check(api, nil); len(problems) > 0 {
				t.Fatalf("it is refused: %v", Problems(problems))
			}
			got := wireOf(t, api)
			golden := filepath.Join("testdata", "promise", "v0_1", "wire", name+".txt")
			if *promised {
				overwrite(t, golden, got)
			}
			want := string(read(t, golden))
			if got != want {
				t.Errorf("%s", firstDifference(want, got))
			}
		})
	}
}

// wireOf returns what the SDK of an API does on the wire: the exchange of each
// example, which the test TestWire of its package compares with the code, and the
// names of the fields of each model in JSON.
func wireOf(t *testing.T, api dsl.API) string {
	t.Helper()
	sdk, err := planned(api, goldenModule)
	if err != nil {
		t.Fatal(err)
	}
	var exchanges, fields []string
	for _, f := range emit.Files(sdk) {
		switch {
		case strings.Contains(f.Path, "/testdata/wire/") && path.Ext(f.Path) == ".txtar":
			_, exchange, _ := strings.Cut(f.Text, "-- request --\n")
			exchange, _, _ = strings.Cut(exchange, "-- value --\n")
			name := strings.TrimSuffix(path.Base(f.Path), ".txtar")
			exchanges = append(exchanges, "== "+name+"\n"+exchange)
		case path.Dir(f.Path) == "models" && !strings.HasSuffix(f.Path, "_test.go"):
			var b strings.Builder
			if err := f.Code.Render(&b); err != nil {
				t.Fatal(err)
			}
			fields = append(fields, fieldsOf(t, b.String())...)
		}
	}
	slices.Sort(exchanges)
	slices.Sort(fields)
	return strings.Join(exchanges, "") + "== models\n" + strings.Join(fields, "")
}

// fieldsOf returns the fields with a name in JSON that a file declares, and their
// types.
func fieldsOf(t *testing.T, source string) (lines []string) {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "", source, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(file, func(n ast.Node) bool {
		declared, ok := n.(*ast.TypeSpec)
		if !ok {
			return true
		}
		if s, ok := declared.Type.(*ast.StructType); ok {
			for _, field := range s.Fields.List {
				if field.Tag != nil {
					lines = append(lines,
						fmt.Sprintf("%s %s %s\n", declared.Name, field.Tag.Value, types.ExprString(field.Type)))
				}
			}
		}
		return false
	})
	return lines
}

// TestPromiseUsesEveryName checks that the old descriptions use the whole
// vocabulary: every exported name of spec/dsl, and every exported field.
func TestPromiseUsesEveryName(t *testing.T) {
	t.Parallel()
	loaded, err := packages.Load(&packages.Config{
		Mode: packages.NeedName | packages.NeedTypes | packages.NeedTypesInfo | packages.NeedSyntax |
			packages.NeedImports | packages.NeedDeps,
		Dir: ".",
	}, "./testdata/promise/...")
	if err != nil || packages.PrintErrors(loaded) > 0 {
		t.Fatal(err)
	}
	var missing map[types.Object]string
	for _, p := range loaded {
		if vocabulary := p.Imports["github.com/seed-e19c5fb5/clerk-go/spec/dsl"]; vocabulary != nil && missing == nil {
			missing = vocabularyOf(vocabulary.Types)
		}
	}
	for _, p := range loaded {
		for _, used := range p.TypesInfo.Uses {
			delete(missing, used)
			if named, ok := used.Type().(*types.Named); ok {
				delete(missing, named.Obj()) // of a constant, say
			}
		}
	}
	for _, name := range slices.Sorted(maps.Values(missing)) {
		t.Errorf("no description in testdata/promise uses %s: use it in the package of the coming release, and write "+
			"that one's exchanges with -promise", name)
	}
}

// vocabularyOf returns the exported names of a package, and those of the fields of
// its structs. Interfaces are left out: descriptions hold what implements them.
func vocabularyOf(p *types.Package) map[types.Object]string {
	names := map[types.Object]string{}
	for _, name := range p.Scope().Names() {
		object := p.Scope().Lookup(name)
		_, isPlain := object.Type().(*types.Basic) // of a constant: the release, which changes with each
		if !object.Exported() || isPlain || types.IsInterface(object.Type()) {
			continue
		}
		names[object] = name
		if s, ok := object.Type().Underlying().(*types.Struct); ok {
			for field := range s.Fields() {
				if field.Exported() && !field.Embedded() {
					names[field] = name + "." + field.Name()
				}
			}
		}
	}
	return names
}

// TestPromisedSDK runs the tests that compare the code of an SDK with its
// exchanges. Other tests do that for what the rest of the descriptions have.
func TestPromisedSDK(t *testing.T) {
	if testing.Short() || underRace {
		t.Skip("it builds an SDK: run without -short and -race")
	}
	dir := t.TempDir()
	target := target{dir: dir, module: "example.com/copy"}
	if _, err := target.write(t.Context(), promise.APIs()["depot"], nil, false); err != nil {
		t.Fatal(err)
	}
	t.Chdir(repository)
	writeModule(t, dir)
	out := goCommand(t, dir, "test", "-vet=off", "-v", "-run", "TestWire|TestOperations", "./crates", "./moves")
	for _, want := range []string{"TestWire/Burn.some", "TestWire/Create.some", "TestOperations"} {
		if !strings.Contains(out, "--- PASS: "+want) {
			t.Errorf("%s has not passed", want)
		}
	}
}
