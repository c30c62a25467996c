package goapi_test

import (
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"slices"
	"strings"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/goapi"
)

// Each case is a package before and after, and its changes: "!" breaks, "+" does
// not.
var cases = []struct{ name, before, after, want string }{
	{"nothing", `func F(a int) error { return nil }`, `func F(b int) (err error) { return }`, ``},
	{"new function", ``, `func F() {}`, `+ F`},
	{"function gone", `func F() {}`, ``, `! F`},
	{"not exported", `func f() {}; type t struct{ A int }`, ``, ``},
	{"other result", `func F() int { return 0 }`, `func F() string { return "" }`, `! F`},
	{"variadic", `func F(...int) {}`, `func F([]int) {}`, `! F`},
	{"value of a constant", `const C = "a"`, `const C = "b"`, `! C`},
	{"type of a constant", `const C = 1`, `const C int = 1`, `! C`},
	{"type of a variable", `var V int`, `var V int64`, `! V`},
	{"new field", `type T struct{ A int }`, `type T struct{ A, B int }`, `+ T.B`},
	{"field gone", `type T struct{ A, B int }`, `type T struct{ A int }`, `! T.B`},
	{"other field", `type T struct{ A int }`, `type T struct{ A *int }`, `! T.A`},
	{"field's parameter names", `type T struct{ A func(x int) }`, `type T struct{ A func(y int) }`, ``},
	{"hidden field", `type T struct{ a int }`, `type T struct{ b string }`, ``},
	{"not comparable any more", `type T struct{ A int }`, `type T struct{ A int; b []int }`, `! T`},
	{"comparable now", `type T struct{ b []int }`, `type T struct{ b int }`, ``},
	{"new type", ``, `type T struct{ A int }; func (T) M() {}`, `+ T`},
	{"type gone", `type T struct{ A int }; func (T) M() {}`, ``, `! T`},
	{"struct to text", `type T struct{ A int }`, `type T string`, `! T`},
	{"text to number", `type T string`, `type T int`, `! T`},
	{"new method", `type T int`, `type T int; func (T) M() {}`, `+ T.M`},
	{"method gone", `type T int; func (T) M() {}`, `type T int`, `! T.M`},
	{"method of a pointer", `type T int; func (T) M() {}`, `type T int; func (*T) M() {}`, `! T.M`},
	{"method of a value", `type T int; func (*T) M() {}`, `type T int; func (T) M() {}`, ``},
	{"more of an interface", `type T interface{}`, `type T interface{ M() }`, `! T.M`},
	{"more of a closed interface", `type T interface{ m() }`, `type T interface{ m(); M() }`, `+ T.M`},
	{"less of an interface", `type T interface{ M() }`, `type T interface{}`, `! T.M`},
	{"other alias", `type T = int`, `type T = string`, `! T`},
	{"type arguments", `type G[T any] struct{}; type T struct{ A G[int] }`,
		`type G[T any] struct{}; type T struct{ A G[string] }`, `! T.A`},
	{"type parameters", `type G[T any] struct{}`, `type G[T comparable] struct{}`, `! G`},
	{"maps", `var V map[string][]*int`, `var V map[string][]*string`, `! V`},
}

func TestCompare(t *testing.T) {
	t.Parallel()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			changes := goapi.Compare(
				map[string]*types.Package{"p": declare(t, c.before)},
				map[string]*types.Package{"p": declare(t, c.after)},
			)
			if got := list(changes); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// Whole packages come and go, and internal ones do not count.
func TestComparePackages(t *testing.T) {
	t.Parallel()
	p := declare(t, `func F() {}`)
	before := map[string]*types.Package{"a": p, "internal/x": p, "internal": p}
	after := map[string]*types.Package{"b": p}
	want := []goapi.Change{{Package: "a", Old: "package", Breaks: true}, {Package: "b", New: "package"}}
	if got := goapi.Compare(before, after); !slices.Equal(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func list(changes []goapi.Change) string {
	var lines []string
	for _, c := range changes {
		mark := "+"
		if c.Breaks {
			mark = "!"
		}
		lines = append(lines, fmt.Sprintf("%s %s", mark, c.Name))
	}
	return strings.Join(lines, "; ")
}

func declare(t *testing.T, text string) *types.Package {
	t.Helper()
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "p.go", "package p\n"+text, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	config := types.Config{Importer: importer.Default()}
	p, err := config.Check("example.com/p", fset, []*ast.File{file}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return p
}
