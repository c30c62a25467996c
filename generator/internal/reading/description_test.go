package reading_test

import (
	"slices"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// shop has a model behind each kind of type, a model that contains itself, and
// values that are neither endpoints nor types.
func shop() (dsl.API, *dsl.Resource) {
	secret := &dsl.Object{Name: "Secret", Fields: []dsl.Field{{Name: "key", Type: dsl.String{Sensitive: true}}}}
	node := &dsl.Object{Name: "Node", Fields: []dsl.Field{{Name: "next", Type: dsl.Ref("Node"), Optional: true}}}
	pair := &dsl.Union{Name: "Pair", Variants: []*dsl.Object{node, nil, secret}}
	color := &dsl.Enum{Name: "Color"}
	things := &dsl.Resource{
		Name:  "things",
		State: &dsl.Collection{Of: node},
		Endpoints: []dsl.Endpoint{
			nil,
			dsl.Get{
				Name: "List", Returns: dsl.Array{Of: pair},
				Query: []dsl.Param{{Name: "color", Type: dsl.OneOf{Enum: color}}},
			},
			&dsl.Get{Name: "Pointer"},
			dsl.Post{Name: "Add", Body: []dsl.Field{
				{Name: "none"}, {Name: "map", Type: dsl.Map{Of: &dsl.Object{Name: "Value"}}},
				{Name: "again", Type: node},
			}},
		},
	}
	others := &dsl.Resource{Name: "others", Endpoints: []dsl.Endpoint{dsl.Delete{Name: "Remove"}}}
	return dsl.API{Resources: []*dsl.Resource{things, nil, things, others}}, others
}

func TestRead(t *testing.T) {
	t.Parallel()
	api, others := shop()
	d := reading.Read(api)
	var endpoints, own, models []string
	for _, e := range d.Endpoints {
		endpoints = append(endpoints, e.At.String()+" "+e.Resource.Name+"."+e.Name)
	}
	for _, e := range d.Of(others) {
		own = append(own, e.Name)
	}
	for _, m := range d.Models {
		models = append(models, m.At.String()+" "+m.Name)
	}
	for name, test := range map[string]struct{ got, want []string }{
		"endpoints": {endpoints, []string{
			"Resources[0].Endpoints[1] things.List",
			"Resources[0].Endpoints[3] things.Add",
			"Resources[3].Endpoints[0] others.Remove",
		}},
		"endpoints of a resource": {own, []string{"Remove"}},
		"models": {models, []string{
			"Resources[0].State.Of Node",
			"Resources[0].Endpoints[1].Returns.Of Pair",
			"Resources[0].Endpoints[1].Returns.Of.Variants[2] Secret",
			"Resources[0].Endpoints[1].Query[0].Type.Enum Color",
			"Resources[0].Endpoints[3].Body[1].Type.Of Value",
		}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if !slices.Equal(test.got, test.want) {
				t.Errorf("got  %q\nwant %q", test.got, test.want)
			}
		})
	}
}

func TestTarget(t *testing.T) {
	t.Parallel()
	api, _ := shop()
	d := reading.Read(api)
	for name, test := range map[string]struct{ schema, want dsl.Schema }{
		"a reference":            {dsl.Ref("Node"), d.Models[0].Schema},
		"a reference to nothing": {dsl.Ref("Nothing"), nil},
		"another type":           {dsl.Bool{}, dsl.Bool{}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := d.Target(test.schema); got != test.want {
				t.Errorf("got %v, want %v", got, test.want)
			}
		})
	}
}

func TestIsSensitive(t *testing.T) {
	t.Parallel()
	api, _ := shop()
	d := reading.Read(api)
	for name, test := range map[string]struct {
		schema dsl.Schema
		want   bool
	}{
		"text":                         {dsl.String{}, false},
		"sensitive text":               {dsl.String{Sensitive: true}, true},
		"list of sensitive text":       {dsl.Array{Of: dsl.String{Sensitive: true}}, true},
		"map of sensitive text":        {dsl.Map{Of: dsl.String{Sensitive: true}}, true},
		"model that contains itself":   {dsl.Ref("Node"), false},
		"union with a sensitive model": {dsl.Ref("Pair"), true},
		"enum":                         {dsl.Ref("Color"), false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := d.IsSensitive(test.schema); got != test.want {
				t.Errorf("got %v, want %v", got, test.want)
			}
		})
	}
}
