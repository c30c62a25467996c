package generator

import (
	"strings"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// TestKitchenSink generates models and request bodies with every kind of value
// in every form, and runs the emitted tests.
func TestKitchenSink(t *testing.T) {
	dir := t.TempDir()
	target := target{dir: dir, module: "example.com/copy"}
	if _, err := target.write(t.Context(), kitchenSink(), nil, false); err != nil {
		t.Fatal(err)
	}
	t.Chdir(repository)
	writeModule(t, dir)
	goCommand(t, dir, "vet", "./models", "./sinks", "./transport")
	out := goCommand(t, dir, "test", "-vet=off", "-v", "./models", "./sinks", "./transport")
	for _, want := range []string{
		"FuzzSink", "FuzzPart", "FuzzNode", "FuzzBranch", "FuzzLeaf", "FuzzErrorDetail", "TestFillParamsBody",
		"TestSinkKeys", "TestNodeKeys", "TestFillParams", "TestOperations", "TestEnums", "TestDefaultRetry",
		"TestSecretsDoNotShow/Sink", "FuzzScrap", "TestSecretsDoNotShow/Scrap", "TestSecretsDoNotShow/Node",
		"TestSecretsDoNotShow/FillParams",
	} {
		if !strings.Contains(out, "--- PASS: "+want) {
			t.Errorf("%s has not passed:\n%s", want, out)
		}
	}
}

// kitchenSink has every kind of value: required, optional, nullable, and both.
func kitchenSink() dsl.API {
	all := sinkKinds()
	sink := &dsl.Object{Name: "Sink", Doc: "everything at once", Fields: sinkFields(all)}
	failures := []*dsl.Failure{unauthorized}
	refused := dsl.Example{Name: "refused", Doc: "an invalid key", Response: dsl.Response{
		Status: 401, Body: `{"errors": [{"code": "unauthorized", "message": "m", "long_message": "l"}]}`,
	}}
	filling := refused
	filling.Body = sinkExample(all)
	return small(&dsl.Resource{
		Name: "sinks",
		Doc:  "Sinks take everything.",
		Endpoints: []dsl.Endpoint{
			dsl.Post{
				Name: "Fill", Path: dsl.Path{dsl.Literal("sinks")}, Summary: "Fill a sink", Doc: "fills a sink.",
				Body: sinkFields(all), Returns: sink, Failures: failures,
				Examples: []dsl.Example{
					{
						Name: "filled", Doc: "a sink", Body: sinkExample(all),
						Response: dsl.Response{Body: sinkExample(all)},
					},
					filling,
				},
			},
			dsl.Get{
				Name: "List", Path: dsl.Path{dsl.Literal("sinks")}, Summary: "List the sinks", Doc: "lists the sinks.",
				Returns: dsl.Array{Of: sink}, Failures: failures,
				Examples: []dsl.Example{
					{Name: "one", Doc: "a sink", Response: dsl.Response{Body: "[" + sinkExample(all) + "]"}}, refused,
				},
			},
		},
	})
}

// sinkFields returns the fields of some kinds in every form.
func sinkFields(kinds []sinkKind) []dsl.Field {
	var fields []dsl.Field
	for _, k := range kinds {
		for _, form := range []dsl.Field{
			{Name: k.name},
			{Name: k.name + "_optional", Optional: true},
			{Name: k.name + "_nullable", Nullable: true},
			{Name: k.name + "_both", Optional: true, Nullable: true},
		} {
			form.Type, form.Doc = k.schema, "a "+k.name
			fields = append(fields, form)
		}
	}
	return fields
}

// sinkExample has the fields that must be there.
func sinkExample(kinds []sinkKind) string {
	var members []string
	for _, k := range kinds {
		members = append(members, `"`+k.name+`":`+k.example, `"`+k.name+`_nullable":null`)
	}
	return "{" + strings.Join(members, ",") + "}"
}

type sinkKind struct {
	name    string
	schema  dsl.Schema
	example string
}

func sinkKinds() []sinkKind {
	colour := &dsl.Enum{
		Name: "Colour", Doc: "a colour",
		Values: []dsl.EnumValue{{Value: "red", Doc: "like fire"}, {Value: "sea-green", Doc: "like the sea"}},
	}
	part := &dsl.Object{Name: "Part", Doc: "a part", Fields: []dsl.Field{
		{Name: "object", Type: dsl.Const("part"), Doc: "the type of the object"},
		{Name: "secret", Type: dsl.String{Sensitive: true}, Doc: "what nobody may see"},
		{Name: "weight", Type: dsl.Float{}, Optional: true, Doc: "in kilograms"},
	}}
	leaf := &dsl.Object{Name: "Leaf", Doc: "an end", Fields: []dsl.Field{
		{Name: "kind", Type: dsl.Const("leaf"), Doc: "the type of the node"},
		{Name: "at", Type: dsl.UnixMilli{}, Doc: "when it grew"},
	}}
	branch := &dsl.Object{Name: "Branch", Doc: "a fork", Fields: []dsl.Field{
		{Name: "nodes", Type: dsl.Array{Of: dsl.Ref("Node")}, Doc: "what grows from it"},
		{Name: "parent", Type: dsl.Ref("Branch"), Optional: true, Nullable: true, Doc: "the branch it grows from"},
		{Name: "kind", Type: dsl.Const("branch"), Doc: "the type of the node"},
		{Name: "nest", Type: dsl.String{Sensitive: true}, Optional: true, Doc: "where the birds are"},
	}}
	node := &dsl.Union{
		Name: "Node", Doc: "a branch or a leaf", Discriminator: "kind", Variants: []*dsl.Object{branch, leaf},
	}
	scrap := &dsl.Choice{Name: "Scrap", Doc: "what is left over", Cases: []dsl.Case{
		{Name: "Note", Of: dsl.String{Sensitive: true}}, {Name: "Colour", Of: dsl.Array{Of: colour}},
		{Name: "Weight", Of: dsl.Float{}},
		{Of: part, Has: []string{"secret"}}, {Name: "Scraps", Of: dsl.Map{Of: dsl.Ref("Scrap")}},
	}}
	return []sinkKind{
		{"scrap", scrap, `{"a":{"secret":"s","object":"part"},"b":["red"],"c":2.5}`},
		{"scraps", dsl.Array{Of: scrap}, `["s",{}]`},
		{"string", dsl.String{}, `"a"`},
		{"secret", dsl.String{Sensitive: true}, `"s"`},
		{"int", dsl.Int{}, `-1`},
		{"float", dsl.Float{}, `2.5e-7`},
		{"bool", dsl.Bool{}, `true`},
		{"time", dsl.UnixMilli{}, `1716883200000`},
		{"tag", dsl.Const("sink"), `"sink"`},
		{"raw", dsl.RawJSON{}, `{"a":[1,2]}`},
		{"colour", colour, `"red"`},
		{"narrowed", dsl.OneOf{Enum: colour, Except: []string{"red"}}, `"sea-green"`},
		{"part", part, `{"object":"part","secret":"s"}`},
		{"node", node, `{"nodes":[],"kind":"branch"}`},
		{"strings", dsl.Array{Of: dsl.String{}}, `["a"]`},
		{"secrets", dsl.Array{Of: dsl.String{Sensitive: true}}, `["s"]`},
		{"times", dsl.Array{Of: dsl.UnixMilli{}}, `[1]`},
		{"floats", dsl.Array{Of: dsl.Float{}}, `[1e+21]`},
		{"raws", dsl.Array{Of: dsl.RawJSON{}}, `[null,{}]`},
		{"colours", dsl.Array{Of: colour}, `["red"]`},
		{"parts", dsl.Array{Of: part}, `[]`},
		{"nodes", dsl.Array{Of: node}, `[{"kind":"leaf","at":1}]`},
		{"grid", dsl.Array{Of: dsl.Array{Of: dsl.Int{}}}, `[[1],[]]`},
		{"labels", dsl.Map{Of: dsl.String{}}, `{"a":"b"}`},
		{"counts", dsl.Map{Of: dsl.Int{}}, `{"a":1}`},
		{"flags", dsl.Map{Of: dsl.Bool{}}, `{}`},
		{"parts_by_name", dsl.Map{Of: part}, `{}`},
		{"nodes_by_name", dsl.Map{Of: node}, `{"l":{"kind":"leaf","at":1}}`},
		{"raws_by_name", dsl.Map{Of: dsl.RawJSON{}}, `{"a":null}`},
		{"lists_by_name", dsl.Map{Of: dsl.Array{Of: dsl.String{}}}, `{"a":["b"]}`},
		{"maps", dsl.Array{Of: dsl.Map{Of: colour}}, `[{"a":"red"}]`},
	}
}
