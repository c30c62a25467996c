package generator

import (
	"bytes"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/printer"
	"go/token"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// TestVocabularyPage holds the tables of docs/vocabulary.md: what is written, what
// the generator makes of it, and what is sent.
func TestVocabularyPage(t *testing.T) {
	t.Parallel()
	page := filepath.Join("..", "docs", "vocabulary.md")
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	archive := goldenArchive(t, zoo())
	got := string(text)
	for name, table := range map[string]string{
		"fields":     fieldTable(t, archive),
		"parameters": paramTable(t, archive),
		"endpoints":  endpointTable(t, archive),
	} {
		start, end := "<!-- "+name+" -->\n", "<!-- /"+name+" -->\n"
		before, rest, found := strings.Cut(got, start)
		_, after, ended := strings.Cut(rest, end)
		if !found || !ended {
			t.Fatalf("%s has no table between %q and %q", page, start, end)
		}
		got = before + start + table + end + after
	}
	switch {
	case got == string(text):
	case *update:
		if err := os.WriteFile(page, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	default:
		t.Errorf("%s differs: go test . -run TestVocabularyPage -update\n%s", page, firstDifference(string(text), got))
	}
}

// zoo is an API with everything that the page shows.
func zoo() dsl.API {
	kinds := &dsl.Object{Name: "Kinds", Doc: "a field of each kind"}
	for i, f := range vocabularyFields {
		f.Name, f.Doc = fmt.Sprintf("field_%d", i), "a field"
		kinds.Fields = append(kinds.Fields, f)
	}
	canned := []dsl.Effect{dsl.Canned{}}
	endpoints := []dsl.Endpoint{dsl.Get{
		Name: "Kinds", Path: dsl.Path{dsl.Literal("kinds")}, Summary: "Retrieve", Doc: "retrieves it.",
		Returns: kinds, Effects: canned,
	}}
	for i, p := range vocabularyParams {
		name := fmt.Sprintf("Param%d", i)
		p.param.Name, p.param.Doc = "p", "a parameter"
		endpoints = append(endpoints, dsl.Get{
			Name: name, Path: dsl.Path{dsl.Literal(strings.ToLower(name))}, Summary: "Retrieve", Doc: "retrieves it.",
			Query: []dsl.Param{p.param}, Effects: canned,
			Examples: []dsl.Example{{Name: "shown", Query: map[string]any{"p": p.value}}},
		})
	}
	for i, e := range vocabularyEndpoints {
		endpoints = append(endpoints, named(e, fmt.Sprintf("Endpoint%d", i)))
	}
	return dsl.API{
		Name: "Zoo", Doc: "Zoo keeps animals.", Auth: dsl.Bearer{},
		Servers:   []dsl.Server{{Name: "Main", URL: "https://zoo.example.com"}},
		Errors:    dsl.ErrorModel{List: "errors", Code: "code", Message: "message"},
		Resources: []*dsl.Resource{{Name: "animals", Doc: "Animals are kept.", Endpoints: endpoints}},
	}
}

// named is an endpoint with what all have.
func named(e dsl.Endpoint, name string) dsl.Endpoint {
	v := reflect.New(reflect.TypeOf(e)).Elem()
	v.Set(reflect.ValueOf(e))
	for field, value := range map[string]any{
		"Name": name, "Path": dsl.Path{dsl.Literal(strings.ToLower(name))}, "Summary": "Call it", "Doc": "calls it.",
		"Effects": []dsl.Effect{dsl.Canned{}},
	} {
		v.FieldByName(field).Set(reflect.ValueOf(value))
	}
	return v.Interface().(dsl.Endpoint)
}

func fieldTable(t *testing.T, archive *txtar.Archive) string {
	t.Helper()
	table := "| written | in Go | on the wire |\n|---|---|---|\n"
	types := structFields(t, archive, "models/kinds.go", "Kinds")
	var values map[string]json.RawMessage
	body := section(t, archive, "animals/testdata/wire/Kinds.made_up.txtar", "response.body")
	if err := json.Unmarshal([]byte(body), &values); err != nil {
		t.Fatal(err)
	}
	for i, literal := range literals(t, "vocabularyFields") {
		value := compact(string(values[fmt.Sprintf("field_%d", i)]))
		table += row(strings.TrimPrefix(literal, "Type: "), types[i], madeUp.ReplaceAllString(value, `"text"`))
	}
	return table
}

// madeUp is what the generator makes up for a field without a rule.
var madeUp = regexp.MustCompile(`"field_\d+"`)

// compact returns JSON on one line.
func compact(body string) string {
	var b bytes.Buffer
	if json.Compact(&b, []byte(body)) != nil {
		return strings.TrimSpace(body)
	}
	return b.String()
}

func paramTable(t *testing.T, archive *txtar.Archive) string {
	table := "| written | in Go | in the query |\n|---|---|---|\n"
	for i, written := range literals(t, "vocabularyParams") {
		name := fmt.Sprintf("Param%d", i)
		inGo := structFields(t, archive, fmt.Sprintf("animals/param%d_params.go", i), name+"Params")[0]
		request := section(t, archive, "animals/testdata/wire/"+name+".shown.txtar", "request")
		line, _, _ := strings.Cut(request, "\n")
		_, query, _ := strings.Cut(line, "?")
		written = strings.TrimPrefix(strings.TrimPrefix(written, "dsl.Param{"), "Type: ")
		written = written[:strings.LastIndex(written, "}, ")]
		table += row(written, inGo, query)
	}
	return table
}

func endpointTable(t *testing.T, archive *txtar.Archive) string {
	t.Helper()
	table := "| written | in Go, behind the context | request | response |\n|---|---|---|---|\n"
	for i, literal := range literals(t, "vocabularyEndpoints") {
		name := fmt.Sprintf("Endpoint%d", i)
		wire := "animals/testdata/wire/" + name + ".made_up.txtar"
		table += row(literal, signature(t, archive, fmt.Sprintf("animals/endpoint%d.go", i), name),
			shown(t, archive, wire, "request"), shown(t, archive, wire, "response"))
	}
	return table
}

// shown is a request or a response on one line: the status, the headers that are not
// in every message, and the body.
func shown(t *testing.T, archive *txtar.Archive, file, message string) string {
	t.Helper()
	usual := []string{
		"GET", "POST", "DELETE", "Accept", "Authorization", "User-Agent", "Content-Type: application/json",
	}
	var parts []string
	for line := range strings.Lines(section(t, archive, file, message)) {
		isUsual := func(u string) bool { return strings.HasPrefix(line, u) }
		if !slices.ContainsFunc(usual, isUsual) && strings.TrimSpace(line) != "" {
			parts = append(parts, strings.TrimSpace(line))
		}
	}
	body := compact(section(t, archive, file, message+".body"))
	if lines := strings.Split(body, "\n"); len(lines) > 1 {
		body = lines[1]
	}
	return strings.TrimSpace(strings.Join(parts, ", ") + " " + body)
}

// row is a row of a table, with code in its cells.
func row(cells ...string) string {
	line := "|"
	for _, c := range cells {
		if c != "" {
			c = "`" + strings.ReplaceAll(c, "|", `\|`) + "`"
		}
		line += " " + c + " |"
	}
	return line + "\n"
}

// literals is the source of the elements of a list, each on one line.
func literals(t *testing.T, list string) (elements []string) {
	t.Helper()
	const name = "vocabulary_fixture_test.go"
	source, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	files := token.NewFileSet()
	parsed, err := parser.ParseFile(files, name, source, 0)
	if err != nil {
		t.Fatal(err)
	}
	literal := parsed.Scope.Lookup(list).Decl.(*ast.ValueSpec).Values[0].(*ast.CompositeLit)
	for _, e := range literal.Elts {
		text := string(source[files.Position(e.Pos()).Offset:files.Position(e.End()).Offset])
		if strings.HasPrefix(text, "{") {
			text = strings.TrimSuffix(strings.TrimPrefix(text, "{"), "}")
		}
		elements = append(elements, text)
	}
	return elements
}

// parse returns a Go file of the output.
func parse(t *testing.T, archive *txtar.Archive, name string) *ast.File {
	t.Helper()
	for _, f := range archive.Files {
		if f.Name == name {
			parsed, err := parser.ParseFile(token.NewFileSet(), name, f.Data, 0)
			if err != nil {
				t.Fatal(err)
			}
			return parsed
		}
	}
	t.Fatalf("there is no %s", name)
	return nil
}

// structFields returns the types of the fields of a struct.
func structFields(t *testing.T, archive *txtar.Archive, file, name string) (types []string) {
	t.Helper()
	ast.Inspect(parse(t, archive, file), func(n ast.Node) bool {
		if spec, ok := n.(*ast.TypeSpec); ok && spec.Name.Name == name {
			for _, f := range spec.Type.(*ast.StructType).Fields.List {
				types = append(types, printed(f.Type))
			}
		}
		return true
	})
	return types
}

// signature returns the parameters of a method behind the context, and its results.
func signature(t *testing.T, archive *txtar.Archive, file, name string) string {
	t.Helper()
	for _, d := range parse(t, archive, file).Decls {
		f, ok := d.(*ast.FuncDecl)
		if !ok || f.Name.Name != name {
			continue
		}
		f.Type.Params.List = f.Type.Params.List[1:]
		text := printed(f.Type)
		text = strings.Join(strings.Fields(text), " ")
		text = strings.NewReplacer(
			"func(opts ...transport.CallOption)", "()", ", opts ...transport.CallOption", "", "func(", "(",
			"( ", "(", ", )", ")",
		).Replace(text)
		return strings.ReplaceAll(text, name, "Call")
	}
	t.Fatalf("%s has no %s", file, name)
	return ""
}

func printed(n ast.Node) string {
	var b strings.Builder
	if err := printer.Fprint(&b, token.NewFileSet(), n); err != nil {
		return err.Error()
	}
	return b.String()
}

// section returns a section of a golden inside the archive, empty if it has none.
func section(t *testing.T, archive *txtar.Archive, file, name string) string {
	t.Helper()
	for _, f := range archive.Files {
		if f.Name != file {
			continue
		}
		inner := txtar.Parse([]byte(strings.ReplaceAll(string(f.Data), "\n -- ", "\n-- ")))
		for _, s := range inner.Files {
			if s.Name == name {
				return string(s.Data)
			}
		}
		return ""
	}
	t.Fatalf("there is no %s", file)
	return ""
}
