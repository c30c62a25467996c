package importer

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/check"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/naming"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/openapi"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/specprint"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

var update = flag.Bool("update", false, "write what comes out into the files of testdata")

// TestSchemas converts the schema Thing of each archive in testdata/schemas. What
// comes out of it passes the checks, and is printed as in the archive, with the
// lines of the account.
func TestSchemas(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/schemas/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal(err, len(files))
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			t.Parallel()
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got := converted(t, archive.Files[0])
			if *update {
				archive.Files = append(archive.Files[:1], got...)
				if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want := map[string]string{}
			for _, f := range archive.Files[1:] {
				want[f.Name] = string(f.Data)
			}
			for _, f := range got {
				if want[f.Name] != string(f.Data) {
					t.Errorf("%s:\n%s\nwant\n%s", f.Name, f.Data, want[f.Name])
				}
			}
			if len(want) != len(got) {
				t.Errorf("got %d files, want %d", len(got), len(want))
			}
		})
	}
}

// converted is what becomes of the schema Thing of a document.
func converted(t *testing.T, in txtar.File) []txtar.File {
	t.Helper()
	doc, err := openapi.Parse(in.Name, []byte(header(in)+string(in.Data)), openapi.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	var account strings.Builder
	s := newSchemas(doc, nil, func(l Line) { fmt.Fprintln(&account, l) })
	thing := doc.Root.Get("components").Get("schemas").Get("Thing")
	v := s.named(thing, place{})
	api := apiOf([]dsl.Schema{s.typeOf(thing, place{})})
	s.finish(&api)
	if v.Nullable {
		fmt.Fprintln(&account, "Thing may be null")
	}
	for _, p := range check.Check(api, nil) {
		t.Error(p)
	}
	for _, n := range doc.Unread() {
		if p := n.Pointer(); strings.HasPrefix(p, "#/components/schemas/Thing/") {
			t.Errorf("nobody read %s", p)
		}
	}
	out := []txtar.File{{Name: "out.go", Data: printed(t, api, s)}}
	if account.Len() > 0 {
		out = append(out, txtar.File{Name: "account.txt", Data: []byte(account.String())})
	}
	return out
}

// header is what a document has before its schemas.
func header(in txtar.File) string {
	if strings.HasPrefix(in.Name, "3.1") {
		return "openapi: 3.1.0\ninfo: {title: Acme, version: '1'}\npaths: {}\n"
	}
	return "openapi: 3.0.3\ninfo: {title: Acme, version: '1'}\npaths: {}\n"
}

// printed is the type that the endpoint returns, with the models it leads to.
func printed(t *testing.T, api dsl.API, s *schemas) []byte {
	t.Helper()
	get := api.Resources[0].Endpoints[0].(dsl.Get)
	names := map[string]bool{"get": true}
	var list []specprint.Declaration
	for _, m := range reached(&api, s.models) {
		name := naming.Unexported(nameOfModel(m))
		for names[name] {
			name += "Model"
		}
		names[name] = true
		list = append(list, specprint.Declaration{Name: name, Value: m})
	}
	list = append(list, specprint.Declaration{Name: "get", Value: dsl.Get{Returns: get.Returns}})
	if len(api.Models) > 0 {
		list = append(list, specprint.Declaration{Name: "api", Value: dsl.API{Models: api.Models}})
	}
	files, err := specprint.Print("spec", []specprint.File{{Path: "out.go", Declarations: list}})
	if err != nil {
		t.Fatal(err)
	}
	return files["out.go"]
}

// reached are the models that a description prints, in the order they were made.
func reached(api *dsl.API, models []dsl.Schema) []dsl.Schema {
	used := map[dsl.Schema]bool{}
	var visit func(m dsl.Schema)
	visit = func(m dsl.Schema) {
		if used[m] {
			return
		}
		used[m] = true
		for _, use := range usesIn(m) {
			visit(use.to)
		}
		for _, e := range enumsIn(m) {
			used[e] = true
		}
	}
	for _, root := range rootsOf(api) {
		visit(root)
	}
	for _, e := range enumsOf(api.Resources[0].Endpoints[0].(dsl.Get).Returns) {
		used[e] = true
	}
	return slices.DeleteFunc(slices.Clone(models), func(m dsl.Schema) bool { return !used[m] })
}

func enumsIn(m dsl.Schema) []dsl.Schema {
	var list []dsl.Schema
	switch m := m.(type) {
	case *dsl.Object:
		for _, f := range m.Fields {
			list = append(list, enumsOf(f.Type)...)
		}
	case *dsl.Choice:
		for _, one := range m.Cases {
			list = append(list, enumsOf(one.Of)...)
		}
	}
	return list
}

func enumsOf(t dsl.Schema) []dsl.Schema {
	switch t := t.(type) {
	case *dsl.Enum, *dsl.IntEnum:
		return []dsl.Schema{t}
	case dsl.OneOf:
		return []dsl.Schema{t.Enum}
	case dsl.Array:
		return enumsOf(t.Of)
	case dsl.Map:
		return enumsOf(t.Of)
	}
	return nil
}

// apiOf is an API that uses the types, each as what one endpoint returns.
func apiOf(types []dsl.Schema) dsl.API {
	r := &dsl.Resource{Name: "things", Doc: "Things are there."}
	for i, t := range types {
		word := string(rune('A'+i/26%26)) + string(rune('a'+i%26))
		r.Endpoints = append(r.Endpoints, dsl.Get{
			Name: "Get" + word, Path: dsl.Path{dsl.Literal(word)}, Summary: "Get it", Doc: "gets it.", Returns: t,
		})
	}
	return dsl.API{
		Name: "Acme", Doc: "Acme has things.",
		Servers:   []dsl.Server{{Name: "Main", URL: "https://api.example.com", Doc: "the server"}},
		Resources: []*dsl.Resource{r},
	}
}

// TestPositions finds the lines of the document that models and fields come from.
func TestPositions(t *testing.T) {
	t.Parallel()
	text := header(txtar.File{}) + "components:\n  schemas:\n    Thing:\n      type: object\n      properties:\n" +
		"        id: {type: string}\n        kind:\n          enum: [a, b]\n"
	doc, err := openapi.Parse("a.yaml", []byte(text), openapi.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	s := newSchemas(doc, map[string]string{"#/components/schemas/Thing/properties/kind": "Sort"}, func(Line) {})
	thing := doc.Root.Get("components").Get("schemas").Get("Thing")
	s.named(thing, place{})
	got := map[string]int{}
	for key, at := range s.at {
		switch key := key.(type) {
		case fieldKey:
			got[key.name] = at.Line
		case dsl.Schema:
			got[nameOfModel(key)] = at.Line
		}
	}
	if want := map[string]int{"Thing": 7, "id": 9, "kind": 10, "Sort": 11}; !maps.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
