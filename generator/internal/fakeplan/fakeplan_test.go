package fakeplan

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// shelf returns a record with a constant, which fills itself.
func shelf() *dsl.Collection {
	return &dsl.Collection{ID: "id", IDPrefix: "shelf_", Of: &dsl.Object{Name: "Shelf", Fields: []dsl.Field{
		{Name: "object", Type: dsl.Const("shelf")},
		{Name: "kind", Type: dsl.Const("plain"), Optional: true},
		{Name: "id", Type: dsl.String{}},
		{Name: "made_at", Type: dsl.UnixMilli{}},
	}}}
}

func TestAssignments(t *testing.T) {
	t.Parallel()
	kept := shelf()
	var none planner
	own := dsl.Assign{Field: "id", To: dsl.Text("s1")}
	sent := dsl.Assign{Field: "name", To: dsl.FromBody("name")}
	constant := dsl.Assign{Field: "object", To: dsl.Text("other")}
	creating := planner{endpoints: []endpoint{with(dsl.Insert{Values: []dsl.Assign{sent, own}})}}
	creating.endpoints[0].kept = kept
	for name, test := range map[string]struct {
		got  plan.FakeList
		want string
	}{
		"new record": {
			inserted(kept, []dsl.Assign{sent}), `id=NewID(shelf_) object=Text(shelf) name=FromBody(name)`,
		},
		"new record with an id": {inserted(kept, []dsl.Assign{own}), `object=Text(shelf) id=Text(s1)`},
		"new record with a constant": {
			inserted(kept, []dsl.Assign{constant}), `id=NewID(shelf_) object=Text(other)`,
		},
		"seeded record":                   {none.defaults(kept, ""), `object=Text(shelf)`},
		"seeded record that is ordered":   {none.defaults(kept, "made_at"), `object=Text(shelf) made_at=Now`},
		"seeded record as a new one is":   {creating.defaults(kept, ""), `object=Text(shelf) id=Text(s1)`},
		"seeded record, ordered by an id": {creating.defaults(kept, "id"), `object=Text(shelf) id=Text(s1)`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := assignments(test.got); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}

func with(effects ...dsl.Effect) endpoint {
	return endpoint{Endpoint: reading.Endpoint{Post: dsl.Post{Effects: effects}}}
}

// assignments shows a list of assignments on one line.
func assignments(list plan.FakeList) string {
	var all []string
	for _, item := range list.Items {
		fields := item.(*plan.FakeLiteral).Fields
		switch to := fields[1].Value.(type) {
		case plan.FakeCall:
			all = append(all, fmt.Sprintf("%s=%s(%s)", fields[0].Value, to.Func, to.Args[0]))
		case *plan.FakeLiteral:
			all = append(all, fmt.Sprintf("%s=%s", fields[0].Value, to.Type))
		}
	}
	return strings.Join(all, " ")
}

func TestExceptions(t *testing.T) {
	t.Parallel()
	in := &plan.Resource{
		Package: "shelves", Operations: []*plan.Operation{{GoName: "Get"}, {GoName: "List"}, {GoName: "Add"}},
	}
	reply := with(dsl.Find{}, dsl.Reply{})
	for name, test := range map[string]struct {
		endpoints []endpoint
		want      string
	}{
		"none": {[]endpoint{reply, reply, reply}, ""},
		"an example": {
			[]endpoint{with(dsl.Canned{}), reply, reply},
			"It always responds to [shelves.Client.Get] with an example.",
		},
		"no effects": {
			[]endpoint{reply, with(), with()},
			"It responds with status code 501 to [shelves.Client.List] and [shelves.Client.Add], for which the " +
				"description has no effects.",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := (planner{endpoints: test.endpoints}).exceptions(in); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestSigning(t *testing.T) {
	t.Parallel()
	api := dsl.API{Signing: &dsl.Signing{Issuer: "https://shop.example", JWKSPath: "/jwks"}}
	for name, test := range map[string]struct {
		api    dsl.API
		effect dsl.Effect
		want   string // the fields that are set
	}{
		"nothing is signed":             {api, dsl.Reply{}, "none"},
		"nobody says how":               {dsl.API{}, dsl.Mint{}, "none"},
		"tokens":                        {api, dsl.Mint{}, "Issuer JWKSPath"},
		"cookies":                       {api, dsl.MintCookies{}, "Issuer JWKSPath"},
		"keys from an endpoint of them": {api, dsl.PublishKeys{}, "Issuer JWKSPath"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := "none"
			if l := (planner{
				read: &reading.Description{API: test.api}, endpoints: []endpoint{with(test.effect)},
			}).signing(); l != nil {
				var names []string
				for _, f := range l.Fields {
					names = append(names, f.Name)
				}
				got = strings.Join(names, " ")
			}
			if got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}

// A large model is written once, also where it leads to itself; in a form, and where
// it is small, it is in its place.
func TestShapes(t *testing.T) {
	t.Parallel()
	fields := func(n int) []dsl.Field {
		var list []dsl.Field
		for i := range n {
			list = append(list, dsl.Field{Name: fmt.Sprint("f", i), Type: dsl.String{}})
		}
		return append(list, dsl.Field{Name: "one", Type: dsl.OneOf{}, Optional: true},
			dsl.Field{Name: "again", Type: dsl.Ref("Model"), Optional: true})
	}
	for name, test := range map[string]struct {
		fields   int
		encoding dsl.Encoding
		want     int
	}{
		"large":     {large, dsl.EncodeJSON, 1},
		"small":     {large - 3, dsl.EncodeJSON, 0},
		"in a form": {large, dsl.EncodeForm, 0},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			model := &dsl.Object{Name: "Model", Fields: fields(test.fields)}
			e := reading.Endpoint{Post: dsl.Post{BodyOf: model, Encoding: test.encoding}}
			f := planner{
				read:  reading.Read(dsl.API{Models: []dsl.Schema{model}}),
				large: &shapes{of: map[dsl.Schema]*plan.FakeShape{}},
			}
			body := f.body(e).bodyOf(e)
			if len(f.large.list) != test.want {
				t.Fatalf("%d shapes, not %d", len(f.large.list), test.want)
			}
			if test.want == 0 {
				return
			}
			shape := f.large.list[0]
			members := shape.Value.Fields[1].Value.(plan.FakeList).Items
			again := members[len(members)-1].(*plan.FakeLiteral)
			for _, place := range []*plan.FakeLiteral{body, again} {
				if !slices.ContainsFunc(place.Fields, func(m plan.FakeMember) bool { return m.Value == any(shape) }) {
					t.Errorf("%v does not refer to the shape", place)
				}
			}
		})
	}
}
