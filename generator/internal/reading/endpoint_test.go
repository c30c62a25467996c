package reading_test

import (
	"reflect"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// TestEndpointOfKeepsEveryField sets every field of every verb in turn, so that
// none can be added to the vocabulary and then be lost.
func TestEndpointOfKeepsEveryField(t *testing.T) {
	t.Parallel()
	for method, verb := range map[string]dsl.Endpoint{
		"GET": dsl.Get{}, "POST": dsl.Post{}, "PUT": dsl.Put{}, "PATCH": dsl.Patch{}, "DELETE": dsl.Delete{},
		"OPTIONS": dsl.Options{},
	} {
		kind := reflect.TypeOf(verb)
		for i := range kind.NumField() {
			name := kind.Field(i).Name
			t.Run(method+" "+name, func(t *testing.T) {
				t.Parallel()
				changed := reflect.New(kind).Elem()
				changed.Field(i).Set(filled(t, kind.Field(i).Type))
				e, ok := reading.EndpointOf(changed.Interface().(dsl.Endpoint))
				if !ok || e.Method != method {
					t.Fatalf("got method %q, %v", e.Method, ok)
				}
				got := reflect.ValueOf(e).FieldByName(name)
				if !got.IsValid() || got.IsZero() {
					t.Errorf("the field is lost")
				}
			})
		}
	}
}

// filled returns a value that is not the zero value.
func filled(t *testing.T, kind reflect.Type) reflect.Value {
	t.Helper()
	switch kind.Kind() {
	case reflect.String:
		return reflect.ValueOf("x").Convert(kind)
	case reflect.Bool:
		return reflect.ValueOf(true)
	case reflect.Int:
		return reflect.ValueOf(1).Convert(kind)
	case reflect.Slice:
		return reflect.MakeSlice(kind, 1, 1)
	case reflect.Pointer:
		return reflect.New(kind.Elem())
	case reflect.Interface:
		if kind == reflect.TypeFor[dsl.Paging]() {
			return reflect.ValueOf(&dsl.LinkHeader{})
		}
		return reflect.ValueOf(dsl.Bool{})
	}
	t.Fatalf("no value of %v", kind)
	return reflect.Value{}
}

func TestEndpointOfRefuses(t *testing.T) {
	t.Parallel()
	for name, value := range map[string]dsl.Endpoint{"nil": nil, "a pointer": &dsl.Get{}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if _, ok := reading.EndpointOf(value); ok {
				t.Error("was taken for an endpoint")
			}
		})
	}
}

func TestEndpoint(t *testing.T) {
	t.Parallel()
	id := &dsl.PathParam{Name: "id"}
	plain := reading.Endpoint{
		Post: dsl.Post{Path: dsl.Path{dsl.Literal("a"), id, (*dsl.PathParam)(nil), dsl.Literal("b")}},
	}
	created := reading.Endpoint{
		Post: dsl.Post{Status: 201, Body: []dsl.Field{{Name: "a", Optional: true}, {Name: "b"}}},
	}
	affixed := dsl.Path{dsl.Affixed{Before: "v", Param: id, After: ".json"}, dsl.Affixed{Before: "x"}}
	compound := dsl.Path{dsl.Compound{
		dsl.Literal("v"), id, dsl.Literal("..."), id, dsl.Literal(".diff"), (*dsl.PathParam)(nil),
	}}
	both := reading.Endpoint{Post: dsl.Post{Path: compound}}
	parts := reading.Endpoint{Post: dsl.Post{Encoding: dsl.EncodeMultipart}}
	around := reading.Endpoint{Post: dsl.Post{Path: affixed}}
	header := reading.Endpoint{Post: dsl.Post{Header: []dsl.Param{{}}}}
	for name, test := range map[string]struct{ got, want any }{
		"route with text around":           {reading.Route(affixed), "/v{id}.json/"},
		"parameter with text around":       {around.PathParams(), []*dsl.PathParam{id}},
		"route with two in a segment":      {reading.Route(compound), "/v{id}...{id}.diff"},
		"shape":                            {reading.Shape(compound), "/v{}...{}.diff"},
		"what ends parameters":             {both.PathUntil(), []string{"...", ""}},
		"value that ends early":            {reading.Misread("a.", "..."), true},
		"value that ends where it does":    {reading.Misread(".a..b", "..."), false},
		"value that nothing ends":          {reading.Misread("a...b", ""), false},
		"form with files":                  {parts.SendsBody(), true},
		"header that takes params":         {header.HasParams(), true},
		"status code of success":           {created.Success(), 201},
		"status code that is not given":    {plain.Success(), 200},
		"example without a status code":    {created.Fails(dsl.Example{}), false},
		"example with that of success":     {created.Fails(dsl.Example{Response: dsl.Response{Status: 201}}), false},
		"example with another status code": {created.Fails(dsl.Example{Response: dsl.Response{Status: 404}}), true},
		"required field":                   {created.SendsBody(), true},
		"no body":                          {plain.SendsBody(), false},
		"body that is always sent":         {reading.Endpoint{Post: dsl.Post{BodyRequired: true}}.SendsBody(), true},
		"route":                            {reading.Route(plain.Path), "/a/{id}//b"},
		"path parameters":                  {plain.PathParams(), []*dsl.PathParam{id}},
		"query parameter": {
			reading.QueryField(dsl.Param{Name: "q", Doc: "d", Type: dsl.Bool{}, Required: true, Deprecated: "old"}),
			dsl.Field{Name: "q", Doc: "d", Type: dsl.Bool{}, Deprecated: "old"},
		},
		"parameter that may be null": {
			reading.QueryField(dsl.Param{Name: "q", Type: dsl.Bool{}, Null: "none"}),
			dsl.Field{Name: "q", Type: dsl.Bool{}, Optional: true, Nullable: true},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if !reflect.DeepEqual(test.got, test.want) {
				t.Errorf("got %v, want %v", test.got, test.want)
			}
		})
	}
}
