package generator

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// text is a text of a description: where it stands, such as Param.Doc, and what
// it says.
type text struct{ field, says string }

// textsOf returns the texts of a description, each as often as it is reached.
func textsOf(api dsl.API) []text {
	var found []text
	w := textWalk{seen: map[uintptr]bool{}, visit: func(field string, v reflect.Value) { found = append(found, text{field, v.String()}) }}
	w.value("", reflect.ValueOf(&api))
	return found
}

// withTexts changes texts of a description, by their indices in textsOf.
func withTexts(api dsl.API, changed map[int]string) dsl.API {
	i := 0
	w := textWalk{seen: map[uintptr]bool{}, visit: func(_ string, v reflect.Value) {
		if says, ok := changed[i]; ok {
			v.SetString(says)
		}
		i++
	}}
	w.value("", reflect.ValueOf(&api))
	return api
}

// textWalk visits every text of a description, each in a place that can be set.
type textWalk struct {
	seen  map[uintptr]bool
	types map[string]bool // names of the types that were met, if not nil
	visit func(field string, v reflect.Value)
}

func (w textWalk) value(field string, v reflect.Value) {
	if w.types != nil {
		w.types[v.Type().Name()] = true
	}
	switch v.Kind() {
	case reflect.String:
		w.visit(field, v)
	case reflect.Struct:
		for i := range v.NumField() {
			w.value(v.Type().Name()+"."+v.Type().Field(i).Name, v.Field(i))
		}
	case reflect.Slice:
		for i := range v.Len() {
			w.value(field, v.Index(i))
		}
	case reflect.Pointer:
		if !v.IsNil() && !w.seen[v.Pointer()] {
			w.seen[v.Pointer()] = true
			w.value(field, v.Elem())
		}
	case reflect.Interface:
		if v.IsNil() {
			return
		}
		inside := reflect.New(v.Elem().Type()).Elem()
		inside.Set(v.Elem())
		if inside.Kind() == reflect.String && inside.Type().PkgPath() != "" { // dsl.Const and its like
			field = inside.Type().Name()
		}
		w.value(field, inside)
		v.Set(inside)
	case reflect.Map:
		w.entries(field, v)
	}
}

// entries visits the keys and the values of a map, which cannot be set in their
// place.
func (w textWalk) entries(field string, v reflect.Value) {
	for _, name := range slices.Sorted(maps.Keys(keys(v))) {
		key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
		key.SetString(name)
		value.Set(v.MapIndex(key))
		v.SetMapIndex(key, reflect.Value{})
		w.value(field, key)
		w.value(field, value)
		v.SetMapIndex(key, value)
	}
}

func keys(v reflect.Value) map[string]bool {
	names := map[string]bool{}
	for _, key := range v.MapKeys() {
		names[key.String()] = true
	}
	return names
}

// TestEverythingIsThere compares the description with the vocabulary: it has
// every type, and every text is set.
func TestEverythingIsThere(t *testing.T) {
	t.Parallel()
	said, types := map[string]bool{}, map[string]bool{}
	w := textWalk{seen: map[uintptr]bool{}, types: types, visit: func(field string, v reflect.Value) { said[field] = said[field] || v.String() != "" }}
	api := everything()
	w.value("", reflect.ValueOf(&api))
	for _, spec := range vocabulary(t) {
		if _, isInterface := spec.Type.(*ast.InterfaceType); !isInterface && !types[spec.Name.Name] {
			t.Errorf("the description has no %s", spec.Name.Name)
		}
		for _, field := range declaredTexts(spec) {
			if !said[field] && !slices.Contains(inPlaceOfOthers, field) {
				t.Errorf("the description says nothing in %s", field)
			}
		}
	}
}

// inPlaceOfOthers are texts that cannot be said beside others, which are.
var inPlaceOfOthers = []string{"ErrorModel.At"}

// vocabulary are the types of the vocabulary.
func vocabulary(t *testing.T) []*ast.TypeSpec {
	t.Helper()
	names, err := filepath.Glob("../spec/dsl/*.go")
	if err != nil {
		t.Fatal(err)
	}
	var found []*ast.TypeSpec
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		source, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		syntax, err := parser.ParseFile(token.NewFileSet(), name, source, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(syntax, func(n ast.Node) bool {
			if spec, ok := n.(*ast.TypeSpec); ok {
				found = append(found, spec)
			}
			return true
		})
	}
	if len(found) < 50 {
		t.Errorf("found only %d types in the vocabulary", len(found))
	}
	return found
}

// declaredTexts returns the fields of a type that hold text, or the type when it is
// text.
func declaredTexts(spec *ast.TypeSpec) []string {
	structType, ok := spec.Type.(*ast.StructType)
	if !ok {
		if isText(spec.Type) && spec.Name.Name != "RateClass" && spec.Name.Name != "Format" { // those are fields
			return []string{spec.Name.Name}
		}
		return nil
	}
	var found []string
	for _, field := range structType.Fields.List {
		for _, name := range field.Names {
			if isText(field.Type) {
				found = append(found, spec.Name.Name+"."+name.Name)
			}
		}
	}
	return found
}

// isText reports whether a type holds text: string, *string, a list or a map of
// them, or one of the vocabulary's own.
func isText(e ast.Expr) bool {
	shown := strings.NewReplacer("*", "", "[]", "", "map[string]", "").Replace(typeText(e))
	return slices.Contains([]string{"string", "RateClass", "Format"}, shown) || typeText(e) == "map[string]any"
}

func typeText(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.StarExpr:
		return "*" + typeText(e.X)
	case *ast.ArrayType:
		return "[]" + typeText(e.Elt)
	case *ast.MapType:
		return "map[" + typeText(e.Key) + "]" + typeText(e.Value)
	default:
		return fmt.Sprintf("%T", e)
	}
}
