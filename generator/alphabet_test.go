package generator

import (
	"fmt"
	"strings"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// TestAlphabet generates models, unions, enums and operations that begin with
// each letter, since a receiver is called after it, and runs the tests that were
// emitted with them.
func TestAlphabet(t *testing.T) {
	dir := t.TempDir()
	target := target{dir: dir, module: "example.com/copy"}
	if _, err := target.write(t.Context(), alphabet(), nil, false); err != nil {
		t.Fatal(err)
	}
	t.Chdir(repository)
	writeModule(t, dir)
	out := goCommand(t, dir, "test", "-v", "./models", "./letters/...")
	for _, word := range alphabetWords {
		for _, want := range []string{
			"Fuzz" + word, "Fuzz" + word + "Choice", "Test" + word + "ParamsBody", "TestWire/" + word + ".some",
		} {
			if !strings.Contains(out, "--- PASS: "+want+" ") {
				t.Errorf("%s has not passed", want)
			}
		}
	}
}

var alphabetWords = strings.Fields("Alpha Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett Kilo Lima Mike " +
	"November Oscar Papa Quebec Romeo Sierra Tango Uniform Victor Whiskey Xray Yankee Zulu")

// alphabet has a model, a union, an enum and an operation for each letter, each
// with every form that a field of theirs can have.
func alphabet() dsl.API {
	var endpoints []dsl.Endpoint
	for _, word := range alphabetWords {
		endpoints = append(endpoints, letter(word))
	}
	return small(&dsl.Resource{Name: "letters", Doc: "Letters begin names.", Endpoints: endpoints})
}

func letter(word string) dsl.Endpoint {
	lower := strings.ToLower(word)
	kind := &dsl.Enum{
		Name: word + "Kind", Doc: "a kind",
		Values: []dsl.EnumValue{{Value: "one", Doc: "the first"}, {Value: "two", Doc: "the second"}},
	}
	model := &dsl.Object{Name: word, Doc: "a letter"}
	other := &dsl.Object{
		Name: "Not" + word, Doc: "another letter",
		Fields: []dsl.Field{{Name: "object", Type: dsl.Const("not_" + lower), Doc: "the type of the object"}},
	}
	choice := &dsl.Union{
		Name: word + "Choice", Doc: "a letter or another", Discriminator: "object",
		Variants: []*dsl.Object{other, model},
	}
	body := letterFields(kind)
	model.Fields = append(letterFields(kind),
		dsl.Field{Name: "object", Type: dsl.Const(lower), Doc: "the type of the object"},
		dsl.Field{Name: "next", Type: dsl.Ref(word), Optional: true, Nullable: true, Doc: "the letter behind it"},
		dsl.Field{Name: "choice", Type: choice, Optional: true, Doc: "a letter or another"},
		dsl.Field{Name: "choices", Type: dsl.Array{Of: choice}, Doc: "letters and others"},
		dsl.Field{Name: "by_name", Type: dsl.Map{Of: dsl.Ref(word)}, Optional: true, Doc: "letters by their names"},
	)
	id := &dsl.PathParam{Name: lower[:1], Doc: "the letter"}
	path := map[string]string{lower[:1]: lower}
	const required = `"nullable":null,"list":["a"],"labels":{"b":"c"},"kind":"one"`
	return dsl.Post{
		Name: word, Path: dsl.Path{dsl.Literal("letters"), dsl.Literal(lower), id}, Summary: "Say a letter",
		Doc:     "says a letter.",
		Query:   []dsl.Param{{Name: "often", Type: dsl.Bool{}, Doc: "whether it is said twice"}},
		Body:    append(body, dsl.Field{Name: "part", Type: model, Optional: true, Doc: "a letter within"}),
		Returns: model, Failures: []*dsl.Failure{unauthorized, missing},
		Examples: []dsl.Example{
			{
				Name: "some", Doc: "some fields", Path: path, Body: "{" + required + "}",
				Response: dsl.Response{
					Body: fmt.Sprintf(`{%s,"object":%q,"choices":[{"object":"not_%s"}],"secret":"s"}`, required, lower,
						lower),
				},
			},
			{
				Name: "missing", Doc: "no letter", Path: path, Body: "{" + required + "}",
				Response: dsl.Response{Status: 404, Body: missingBody},
			},
		},
	}
}

func letterFields(kind *dsl.Enum) []dsl.Field {
	return []dsl.Field{
		{Name: "optional", Type: dsl.String{MinLength: new(2)}, Optional: true, Doc: "may be left out"},
		{Name: "nullable", Type: dsl.Int{Min: new(1)}, Nullable: true, Doc: "may be null"},
		{Name: "both", Type: dsl.Float{Max: new(9.5)}, Optional: true, Nullable: true, Doc: "may be either"},
		{Name: "flag", Type: dsl.Bool{}, Optional: true, Doc: "is or is not"},
		{Name: "at", Type: dsl.UnixMilli{}, Optional: true, Doc: "when it was said"},
		{Name: "list", Type: dsl.Array{Of: dsl.String{}}, Doc: "parts"},
		{Name: "labels", Type: dsl.Map{Of: dsl.String{}}, Doc: "names"},
		{Name: "kind", Type: kind, Doc: "the kind"},
		{Name: "raw", Type: dsl.RawJSON{}, Optional: true, Doc: "anything"},
		{Name: "secret", Type: dsl.String{Sensitive: true}, Optional: true, Doc: "what nobody may see"},
	}
}
