package importer

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/check"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/openapi"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/sample"
)

// TestRandomSchemas converts documents of schemas that refer to each other in
// every way. What comes out passes the checks, and has a value.
func TestRandomSchemas(t *testing.T) {
	t.Parallel()
	for seed := range uint64(200) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			text := randomDocument(seed)
			doc, err := openapi.Parse("random.json", text, openapi.Limits{})
			if err != nil {
				t.Fatal(err)
			}
			imported, err := Convert(doc, Options{})
			if err != nil {
				t.Fatal(err)
			}
			problems := check.Check(imported.API, nil)
			for _, p := range problems {
				t.Error(p)
			}
			if len(problems) == 0 {
				sample.Complete(reading.Read(imported.API))
			}
			if t.Failed() {
				t.Logf("%s", text)
			}
		})
	}
}

// randomDocument is a document with five schemas, and an operation for each.
func randomDocument(seed uint64) []byte {
	r := &randomSchemas{rand.New(rand.NewPCG(seed, 1))}
	schemas, paths := map[string]any{}, map[string]any{}
	for i := range 5 {
		name := schemaName(i)
		schemas[name] = r.inline(map[string]any{}, 3)
		content := map[string]any{"application/json": map[string]any{"schema": ref(i)}}
		operation := map[string]any{"responses": map[string]any{
			"200": map[string]any{"description": "OK", "content": content},
		}}
		path := map[string]any{"get": operation}
		if r.IntN(2) == 0 {
			path["post"] = map[string]any{
				"requestBody": map[string]any{"content": content}, "responses": operation["responses"],
			}
		}
		if r.IntN(3) == 0 {
			operation["parameters"] = []any{map[string]any{"name": "q", "in": "query", "schema": r.schema(2)}}
		}
		if r.IntN(4) > 0 {
			paths["/"+name] = path
		}
	}
	if len(paths) == 0 {
		paths["/none"] = map[string]any{"get": map[string]any{"responses": map[string]any{}}}
	}
	text, err := json.MarshalIndent(map[string]any{
		"openapi": []string{"3.0.3", "3.1.0"}[r.IntN(2)], "info": map[string]any{"title": "Random", "version": "1"},
		"paths": paths, "components": map[string]any{"schemas": schemas},
	}, "", " ")
	if err != nil {
		panic(err) // it is JSON
	}
	return text
}

func schemaName(i int) string { return []string{"Thing", "thing", "Part", "status", "PartStatus"}[i] }

func ref(i int) map[string]any {
	return map[string]any{"$ref": "#/components/schemas/" + schemaName(i)}
}

// randomSchemas makes schemas up.
type randomSchemas struct{ *rand.Rand }

func (r *randomSchemas) schema(depth int) map[string]any {
	s := map[string]any{}
	if depth > 0 && r.IntN(3) == 0 {
		s = ref(r.IntN(5))
		if r.IntN(3) > 0 {
			return s
		}
	}
	return r.inline(s, depth)
}

// inline adds what a schema says to one that may refer to another.
func (r *randomSchemas) inline(s map[string]any, depth int) map[string]any {
	r.kind(s, depth)
	keywords := map[string][]any{
		"nullable": {true}, "readOnly": {true}, "writeOnly": {true}, "deprecated": {true},
		"description": {"A text.", "It is so.", "# x", "+1", "The `x"}, "title": {"Some title"},
		"default":   {"a", 1, true, nil, []any{}, ""},
		"enum":      {[]any{"a", "b", "-a"}, []any{1, 2}, []any{"a", 1, nil}, []any{""}},
		"minLength": {0, 2}, "maxLength": {1, 5}, "pattern": {"^a", "(?!a)"},
		"format":  {"date-time", "uuid", "int32", "odd"},
		"minimum": {0, 1.5, -3}, "maximum": {2, 0}, "exclusiveMinimum": {true, 3}, "minItems": {0, 2}, "maxItems": {1},
		"uniqueItems": {true}, "multipleOf": {2}, "discriminator": {map[string]any{"propertyName": "kind"}},
	}
	for _, key := range slices.Sorted(maps.Keys(keywords)) {
		if r.IntN(14) == 0 {
			s[key] = keywords[key][r.IntN(len(keywords[key]))]
		}
	}
	return s
}

// kind says what kind of value a schema is of.
func (r *randomSchemas) kind(s map[string]any, depth int) {
	kinds := []string{"string", "integer", "number", "boolean", "array", "object", "object", "object", "anyOf", "oneOf",
		"allOf", "several", "const", ""}
	kind := kinds[r.IntN(len(kinds))]
	if depth == 0 {
		kind = kinds[r.IntN(4)]
	}
	switch kind {
	case "array":
		s["type"] = kind
		if r.IntN(5) > 0 {
			s["items"] = r.schema(depth - 1)
		}
	case "object":
		r.object(s, depth)
	case "anyOf", "oneOf", "allOf":
		var list []any
		for range 1 + r.IntN(3) {
			list = append(list, r.schema(depth-1))
		}
		if kind != "allOf" && r.IntN(5) == 0 {
			list = []any{map[string]any{"required": []any{"a"}}, map[string]any{"required": []any{"id"}}}
		}
		s[kind] = list
		if r.IntN(3) == 0 {
			r.object(s, depth)
		}
	case "several":
		s["type"] = []any{"string", "null", kinds[r.IntN(6)]}
	case "const":
		s["const"] = []any{"a", "b", 1, true, nil}[r.IntN(5)]
	case "":
	default:
		s["type"] = kind
	}
}

func (r *randomSchemas) object(s map[string]any, depth int) {
	s["type"] = "object"
	names := []string{"id", "kind", "a", "created_at", "status", "createdAt", "extra", "-a", "a b", "parts"}
	properties := map[string]any{}
	var required []any
	for range r.IntN(5) {
		name := names[r.IntN(len(names))]
		properties[name] = r.schema(depth - 1)
		if name == "kind" && r.IntN(2) == 0 {
			properties[name] = map[string]any{"type": "string", "enum": []any{[]string{"x", "y", "z"}[r.IntN(3)]}}
		}
		if r.IntN(2) == 0 {
			required = append(required, name)
		}
	}
	if len(properties) > 0 {
		s["properties"] = properties
	}
	if len(required) > 0 {
		s["required"] = required
	}
	switch r.IntN(5) {
	case 0:
		s["additionalProperties"] = r.schema(depth - 1)
	case 1:
		s["additionalProperties"] = r.IntN(2) == 0
	}
}
