package locate_test

import (
	"fmt"
	"go/scanner"
	"go/token"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/locate"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/locate/testdata/library"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/locate/testdata/spare"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/locate/testdata/vocabulary"
)

// located is a place and the comment in front of what is found there.
type located struct {
	mark  string
	place *locate.Place
}

func locations() []located {
	shelf := func(i int) *locate.Place { return locate.Root(library.Main).Field("Shelves").Index(i) }
	room := func(name string) *locate.Place { return locate.Root(library.Main).Field("Rooms").Key(name) }
	return []located{
		{"library", locate.Root(library.Main)},
		{"library", locate.Root(library.Main).Field("Desk")},
		{"name", locate.Root(library.Main).Field("Name")},
		{"list", locate.Root(library.Main).Field("Shelves")},
		{"inline", shelf(0)},
		{"inline", shelf(0).Field("Label")},
		{"books", shelf(0).Field("Books")},
		{"novel", shelf(0).Field("Books").Index(0)},
		{"title", shelf(0).Field("Books").Index(0).Field("Title")},
		{"pages", shelf(0).Field("Books").Index(0).Field("Pages")},
		{"keyed", shelf(0).Field("Books").Index(1).Field("Maps").Index(2)},
		{"named", shelf(1)},
		{"in named", shelf(1).Field("Name")},
		{"converted", shelf(1).Field("Label")},
		{"first of few", shelf(1).Field("Books").Index(0)},
		{"added", shelf(1).Field("Books").Index(1)},
		{"title added", shelf(1).Field("Books").Index(1).Field("Title")},
		{"first of more", shelf(1).Field("Books").Index(2)},
		{"maps", shelf(1).Field("Books").Index(2).Field("Maps").Index(0)},
		{"other package", shelf(2)},
		{"in other", shelf(2).Field("Name")},
		{"dot converted", shelf(2).Field("Label")},
		{"outside", shelf(3)},
		{"in outside", shelf(3).Field("Name")},
		{"made", shelf(4)},
		{"returned", shelf(4).Field("Name")},
		{"chosen", shelf(5)},
		{"chosen", shelf(5).Field("Name")},
		{"allocated", shelf(6)},
		{"in new", shelf(6).Field("Name")},
		{"literal in new", shelf(6).Field("Label")},
		{"aliased", shelf(7)},
		{"first of few", shelf(7).Field("Books").Index(0)},
		{"in pool", shelf(8).Field("Name")},
		{"in holder", shelf(9).Field("Name")},
		{"unkeyed", room("cellar")},
		{"second", room("cellar").Field("Doc")},
		{"by constant", room("attic").Field("Floor")},
	}
}

func TestPosition(t *testing.T) {
	t.Parallel()
	source := load(t)
	marks := marks(t)
	for _, c := range locations() {
		t.Run(c.mark+" "+c.place.String(), func(t *testing.T) {
			want, ok := marks[c.mark]
			if !ok {
				t.Fatalf("no comment /*%s*/ in testdata", c.mark)
			}
			if got := source.Position(c.place).String(); got != want {
				t.Errorf("%s is at %s, want %s", c.place, got, want)
			}
		})
	}
}

func TestFile(t *testing.T) {
	t.Parallel()
	source := load(t)
	const testdata = "github.com/seed-e19c5fb5/clerk-go/generator/internal/locate/testdata/"
	shelf := func(i int) *locate.Place { return locate.Root(library.Main).Field("Shelves").Index(i) }
	for _, c := range []struct {
		name             string
		place            *locate.Place
		importPath, file string
	}{
		{"the description", locate.Root(library.Main), testdata + "library", "library.go"},
		{"what stands in the description", shelf(0), testdata + "library", "library.go"},
		{"what has a name in another file", shelf(1), testdata + "library", "named.go"},
		{"what another package declares", shelf(2), testdata + "library/shelves", "shelves.go"},
		{"what is computed", shelf(5), testdata + "library", "library.go"},
	} {
		t.Run(c.name, func(t *testing.T) {
			importPath, file := source.File(c.place)
			if importPath != c.importPath || file != c.file {
				t.Errorf("got %s and %s, want %s and %s", importPath, file, c.importPath, c.file)
			}
		})
	}
	var none *locate.Source
	if importPath, file := none.File(shelf(0)); importPath+file != "" {
		t.Errorf("no source names %s and %s", importPath, file)
	}
}

func TestPointers(t *testing.T) {
	t.Parallel()
	places := locate.Root(&library.Main).Pointers()
	for _, i := range []int{0, 1, 3} {
		want := fmt.Sprintf("Shelves[%d]", i)
		if got := places[library.Main.Shelves[i]]; got == nil || got.String() != want {
			t.Errorf("got %v, want %s", got, want)
		}
	}
	if got := places[library.Main.Shelves[7]].String(); got != "Shelves[1]" {
		t.Errorf("what two elements point to is at %s", got)
	}
}

func TestPlaceString(t *testing.T) {
	t.Parallel()
	place := locate.Root(library.Main).Field("Shelves").Index(0).Field("Books").Index(1).Field("Maps")
	if got, want := place.String(), "Shelves[0].Books[1].Maps"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got, want := locate.Root(library.Main).Field("Rooms").Key("attic").String(), `Rooms["attic"]`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestUnreferenced(t *testing.T) {
	t.Parallel()
	var got []string
	for _, d := range load(t).Unreferenced() {
		got = append(got, fmt.Sprintf("%s %s %q", d.Position, d.Type, d.Name))
	}
	want := []string{`testdata/library/shelves/shelves.go:10:13 Shelf "Lost and found"`}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestText(t *testing.T) {
	t.Parallel()
	source := load(t)
	root := locate.Root(library.Main)
	shelf := func(i int) *locate.Place { return root.Field("Shelves").Index(i) }
	for _, c := range []struct {
		place *locate.Place
		want  string
		known bool
	}{
		{root.Field("Name"), "main", true},
		{shelf(4).Field("Name"), "made", true},
		{shelf(5).Field("Name"), "", false}, // computed
		{shelf(0).Field("Label"), "", false},
		{shelf(0).Field("Books"), "", false},
	} {
		t.Run(c.place.String(), func(t *testing.T) {
			t.Parallel()
			if got, known := source.Text(c.place); got != c.want || known != c.known {
				t.Errorf("got %q and %v, want %q and %v", got, known, c.want, c.known)
			}
		})
	}
}

func TestTexts(t *testing.T) {
	t.Parallel()
	o := options()
	o.Pattern = "./testdata/spare"
	source, err := locate.Load(o)
	if err != nil {
		t.Fatal(err)
	}
	list := locate.Root(spare.Library).Field("Shelves")
	if got, ok := source.Texts(list, "Name"); !ok || !reflect.DeepEqual(got, []string{"first", "pooled", "last"}) {
		t.Errorf("got %q and %v", got, ok)
	}
	if got, ok := source.Texts(list, "Label"); ok {
		t.Errorf("got %q, though not all have it", got)
	}
	if got, ok := load(t).Texts(locate.Root(library.Main).Field("Shelves"), "Name"); ok {
		t.Errorf("got %q, though one is computed", got)
	}
}

func TestNilSource(t *testing.T) {
	t.Parallel()
	var none *locate.Source
	if got := none.Position(locate.Root(library.Main)); got.IsValid() {
		t.Errorf("a nil source has position %v", got)
	}
	if got := none.Unreferenced(); got != nil {
		t.Errorf("a nil source has declarations %v", got)
	}
}

func TestLoadFails(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ pattern, variable, want string }{
		"other variable": {
			"./testdata/library", "Other", "./testdata/library: no variable Other that is a literal of type Library",
		},
		"no description": {
			"./testdata/library/shelves", "",
			"./testdata/library/shelves: no variable Library that is a literal of type Library",
		},
		"no folder": {"./testdata/nowhere", "", "directory not found"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o := options()
			o.Pattern, o.Var = c.pattern, c.variable
			_, err := locate.Load(o)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
}

func options() locate.Options {
	description := reflect.TypeFor[vocabulary.Library]()
	return locate.Options{Pattern: "./testdata/library", Vocabulary: description.PkgPath(), Type: description.Name()}
}

func load(t *testing.T) *locate.Source {
	t.Helper()
	source, err := locate.Load(options())
	if err != nil {
		t.Fatal(err)
	}
	return source
}

// marks returns the positions behind the comments in testdata, by their text.
func marks(t *testing.T) map[string]string {
	t.Helper()
	marks := map[string]string{}
	for _, pattern := range []string{"testdata/*/*.go", "testdata/*/*/*.go"} {
		names, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			markFile(t, name, marks)
		}
	}
	return marks
}

func markFile(t *testing.T, name string, marks map[string]string) {
	t.Helper()
	src, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	fset := token.NewFileSet()
	var s scanner.Scanner
	s.Init(fset.AddFile(filepath.ToSlash(name), -1, len(src)), src, nil, scanner.ScanComments)
	mark := ""
	for {
		pos, kind, text := s.Scan()
		switch {
		case kind == token.EOF:
			return
		case kind == token.COMMENT && strings.HasPrefix(text, "/*"):
			mark = strings.Trim(text, "/*")
		case mark != "":
			marks[mark] = fset.Position(pos).String()
			mark = ""
		}
	}
}
