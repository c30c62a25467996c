package evaluate_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/evaluate"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/evaluate/encode"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/wholeapi"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// recursive is an object that holds itself.
func recursive() *dsl.Object {
	o := &dsl.Object{Name: "Node"}
	o.Fields = []dsl.Field{{Name: "next", Type: o, Optional: true}}
	return o
}

// ofExample is an API in which an example sends values.
func ofExample(query map[string]any) dsl.API {
	return dsl.API{Resources: []*dsl.Resource{{Endpoints: []dsl.Endpoint{
		dsl.Get{Examples: []dsl.Example{{Query: query}}},
	}}}}
}

func ofField(t dsl.Schema) dsl.API {
	return dsl.API{Resources: []*dsl.Resource{{Endpoints: []dsl.Endpoint{
		dsl.Get{Returns: &dsl.Object{Fields: []dsl.Field{{Type: t}}}},
	}}}}
}

// TestSame writes values and reads them again.
func TestSame(t *testing.T) {
	t.Parallel()
	for name, api := range map[string]dsl.API{
		"nothing":           {},
		"text of any bytes": {Name: "a\xffb\x00<&>\u2028", Doc: "é"},
		"empty, not nil":    {Resources: []*dsl.Resource{}},
		"a nil among some":  {Resources: []*dsl.Resource{nil, {Name: "things"}}},
		"floats": ofField(dsl.Float{Min: new(-0.1), Max: new(math.Inf(1)),
			Default: new(math.MaxFloat64)}),
		"large integers": ofField(dsl.Uint64{Max: new(uint64(math.MaxUint64))}),
		"a constant":     ofField(dsl.ConstInt(math.MinInt64)),
		"a cycle":        ofField(recursive()),
		"values of examples": ofExample(map[string]any{
			"int": 1, "int64": int64(1), "float": 1.0, "text": "1", "bool": true, "null": nil,
			"list": []any{1, "a", nil}, "texts": []string{"a"}, "object": map[string]any{"k\xff": []int{1}},
		}),
		"a large API": wholeapi.API(),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			text, err := encode.Encode(api)
			if err != nil {
				t.Fatal(err)
			}
			got, err := evaluate.Decode(text)
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(got, api) {
				t.Errorf("got %+v\nwant %+v\nof %s", got, api, text)
			}
		})
	}
}

// TestSamePointers checks that what is shared in a description is shared in the
// copy: passes tell models apart by their address.
func TestSamePointers(t *testing.T) {
	t.Parallel()
	shared := recursive()
	text, err := encode.Encode(&dsl.API{Resources: []*dsl.Resource{
		{State: &dsl.Collection{Of: shared}}, {State: &dsl.Collection{Of: shared}},
		{State: &dsl.Collection{Of: recursive()}},
	}})
	if err != nil {
		t.Fatal(err)
	}
	got, err := evaluate.Decode(text)
	if err != nil {
		t.Fatal(err)
	}
	one, two, other := got.Resources[0].State.Of, got.Resources[1].State.Of, got.Resources[2].State.Of
	if one != two || one == other || one.Fields[0].Type != dsl.Schema(one) {
		t.Errorf("got %p, %p and %p, which holds %p", one, two, other, one.Fields[0].Type)
	}
}

// foreign is a type that no vocabulary has.
type foreign struct{ dsl.String }

func TestEncodeRefuses(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		api  dsl.API
		want string
	}{
		"a schema of another package": {
			ofField(foreign{}),
			"API.Resources[0].Endpoints[0].Returns.Fields[0].Type holds a value of type evaluate_test.foreign: ",
		},
		"a value that is no data": {
			ofExample(map[string]any{"q": func() {}}),
			`API.Resources[0].Endpoints[0].Examples[0].Query["q"] holds a value of type func(): `,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if _, err := encode.Encode(c.api); err == nil || !strings.HasPrefix(err.Error(), c.want) {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
}

func TestDecodeRefuses(t *testing.T) {
	t.Parallel()
	const install = ", which version " + dsl.Release +
		" of sdkgen does not have: install the version of the module that the description requires"
	for name, c := range map[string]struct{ text, want string }{
		"a field of a later version": {`{"Colour": "red"}`, "the description uses dsl.API.Colour" + install},
		"a type of a later version": {
			`{"Auth": {"type": ".Fingerprint", "value": {}}}`, "the description uses dsl.Fingerprint" + install,
		},
		"a type of another interface": {`{"Auth": {"type": ".Get", "value": {}}}`, "dsl.Get is no dsl.Auth"},
		"a number that is too large":  {`{"Limits": {"MaxResponseBytes": 99999999999999999999}}`, "value out of range"},
		"what is no text":             {`{"Name": 1}`, "1 is no text"},
		"what is no object":           {`[]`, "[] is no dsl.API"},
		"a pointer to nothing":        {`{"Resources": [{"same": 7}]}`, "map[same:7] is no *dsl.Resource"},
		"half of it":                  {`{"Name": "x"`, "unexpected EOF"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if _, err := evaluate.Decode([]byte(c.text)); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
}

// TestEveryType compares the types that are known with the vocabulary: a type
// with a method is one that an interface can hold.
func TestEveryType(t *testing.T) {
	t.Parallel()
	names, err := filepath.Glob(filepath.Join(root, "spec", "dsl", "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, name := range names {
		source, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		syntax, err := parser.ParseFile(token.NewFileSet(), name, source, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, decl := range syntax.Decls {
			method, ok := decl.(*ast.FuncDecl)
			if !ok || method.Recv == nil || strings.HasSuffix(name, "_test.go") {
				continue
			}
			held := types(method.Recv.List[0].Type)
			_, err := evaluate.Decode([]byte(`{"Auth": {"type": "` + held + `", "value": null}}`))
			if err != nil && strings.Contains(err.Error(), "does not have") {
				t.Errorf("%s is missing in the list of types", held)
			}
			found++
		}
	}
	if found < 80 {
		t.Errorf("found only %d methods", found)
	}
}

func types(receiver ast.Expr) string {
	if pointer, ok := receiver.(*ast.StarExpr); ok {
		return "*" + types(pointer.X)
	}
	return "." + receiver.(*ast.Ident).Name
}
