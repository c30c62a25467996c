package reading_test

import (
	"slices"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

func TestCaseOf(t *testing.T) {
	t.Parallel()
	thing := &dsl.Object{Name: "Thing", Fields: []dsl.Field{{Name: "a", Type: dsl.Bool{}}}}
	choice := &dsl.Choice{Name: "Choice", Cases: []dsl.Case{
		{Of: dsl.Ref("Thing"), Has: []string{"a", "b"}}, {Name: "Map", Of: dsl.Map{Of: thing}},
		{Name: "List", Of: dsl.Array{Of: thing}},
	}}
	d := reading.Read(dsl.API{Resources: []*dsl.Resource{{Endpoints: []dsl.Endpoint{dsl.Get{Returns: choice}}}}})
	for name, test := range map[string]struct {
		kind reading.Kind
		keys []string
		want int
	}{
		"all keys": {reading.ObjectKind, []string{"a", "b", "c"}, 0},
		"one key":  {reading.ObjectKind, []string{"a"}, 1},
		"array":    {reading.ListKind, nil, 2},
		"no case":  {reading.TextKind, []string{"a", "b"}, -1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			has := func(key string) bool { return slices.Contains(test.keys, key) }
			if i, ok := d.CaseOf(choice, test.kind, has); i != test.want || ok != (test.want >= 0) {
				t.Errorf("case %d, %v, not %d", i, ok, test.want)
			}
		})
	}
}

// TestTurned asks by which key a case that was written is read as an earlier one.
func TestTurned(t *testing.T) {
	t.Parallel()
	first := dsl.Case{Of: &dsl.Object{Name: "First"}, Has: []string{"a", "b"}}
	model := &dsl.Object{Name: "Model", Fields: []dsl.Field{{Name: "a", Optional: true}, {Name: "b"}}}
	union := &dsl.Union{Name: "Union", Discriminator: "a", Variants: []*dsl.Object{nil}}
	for name, test := range map[string]struct {
		later dsl.Case
		want  string
	}{
		"required":      {dsl.Case{Of: model}, "b"},
		"listed":        {dsl.Case{Of: model, Has: []string{"b"}}, ""},
		"discriminator": {dsl.Case{Of: union}, "a"},
		"variant":       {dsl.Case{Of: &dsl.Union{Tagged: []dsl.Tagged{{Of: model}}}}, "b"},
		"no model":      {dsl.Case{Of: (*dsl.Object)(nil)}, ""},
		"no union":      {dsl.Case{Of: (*dsl.Union)(nil)}, ""},
		"map":           {dsl.Case{Of: dsl.Map{Of: dsl.Bool{}}}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := reading.Turned(first, test.later); got != test.want {
				t.Errorf("%q, not %q", got, test.want)
			}
		})
	}
}

func TestFieldsOfEmbedded(t *testing.T) {
	t.Parallel()
	named := &dsl.Object{Name: "Named", Fields: []dsl.Field{{Name: "name"}}, AtLeastOne: []dsl.OneOrMore{{"a", "b"}}}
	outer := &dsl.Object{Name: "Outer", Embeds: []*dsl.Object{nil, named}, Fields: []dsl.Field{{Name: "id"}}}
	outer.Embeds = append(outer.Embeds, &dsl.Object{Embeds: []*dsl.Object{outer}, Fields: []dsl.Field{{Name: "loop"}}})
	var names []string
	for _, f := range reading.Fields(outer) {
		names = append(names, f.Name)
	}
	if !slices.Equal(names, []string{"name", "loop", "id"}) || len(reading.AtLeastOne(outer)) != 1 {
		t.Errorf("the fields are %q, with %d rules", names, len(reading.AtLeastOne(outer)))
	}
	if !reading.EmbedsItself(outer) || reading.EmbedsItself(named) {
		t.Error("a loop is not found, or one that is none")
	}
}

// TestIsNarrowed asks of models that bodies hold, and of the same elsewhere.
func TestIsNarrowed(t *testing.T) {
	t.Parallel()
	made := &dsl.Object{Name: "Made", Fields: []dsl.Field{{Name: "id", Type: dsl.String{}, ReadOnly: true}}}
	around := &dsl.Object{Name: "Around", Fields: []dsl.Field{{Name: "list", Type: dsl.Array{Of: dsl.Ref("Made")}}}}
	plain := &dsl.Object{Name: "Plain"}
	shown := &dsl.Object{
		Name:   "Shown",
		Fields: []dsl.Field{{Name: "id", Type: dsl.String{}, ReadOnly: true}, {Name: "made", Type: made}},
	}
	d := reading.Read(dsl.API{Resources: []*dsl.Resource{{Endpoints: []dsl.Endpoint{
		dsl.Post{Returns: shown, Body: []dsl.Field{{Name: "around", Type: around}, {Name: "plain", Type: plain}}},
	}}}})
	for o, want := range map[*dsl.Object]bool{made: true, around: true, plain: false, shown: false} {
		t.Run(o.Name, func(t *testing.T) {
			if d.IsNarrowed(o) != want {
				t.Errorf("narrowed: %v", !want)
			}
		})
	}
}
