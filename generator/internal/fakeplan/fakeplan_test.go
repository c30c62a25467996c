package fakeplan

import (
	"fmt"
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
	f := planner{resource: &dsl.Resource{State: shelf()}}
	own := dsl.Assign{Field: "id", To: dsl.Text("s1")}
	sent := dsl.Assign{Field: "name", To: dsl.FromBody("name")}
	constant := dsl.Assign{Field: "object", To: dsl.Text("other")}
	creating := f
	creating.endpoints = []reading.Endpoint{{Post: dsl.Post{Effects: []dsl.Effect{dsl.Insert{Values: []dsl.Assign{sent, own}}}}}}
	for name, test := range map[string]struct {
		got  plan.FakeList
		want string
	}{
		"new record":                      {f.inserted([]dsl.Assign{sent}), `id=NewID(shelf_) object=Text(shelf) name=FromBody(name)`},
		"new record with an id":           {f.inserted([]dsl.Assign{own}), `object=Text(shelf) id=Text(s1)`},
		"new record with a constant":      {f.inserted([]dsl.Assign{constant}), `id=NewID(shelf_) object=Text(other)`},
		"seeded record":                   {f.defaults(shelf(), ""), `object=Text(shelf)`},
		"seeded record that is ordered":   {f.defaults(shelf(), "made_at"), `object=Text(shelf) made_at=Now`},
		"seeded record as a new one is":   {creating.defaults(shelf(), ""), `object=Text(shelf) id=Text(s1)`},
		"seeded record, ordered by an id": {creating.defaults(shelf(), "id"), `object=Text(shelf) id=Text(s1)`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := assignments(test.got); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
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
	in := &plan.Resource{Package: "shelves", Operations: []*plan.Operation{{GoName: "Get"}, {GoName: "List"}, {GoName: "Add"}}}
	with := func(effects ...dsl.Effect) reading.Endpoint {
		return reading.Endpoint{Post: dsl.Post{Effects: effects}}
	}
	reply := with(dsl.Find{}, dsl.Reply{})
	for name, test := range map[string]struct {
		endpoints []reading.Endpoint
		want      string
	}{
		"none": {[]reading.Endpoint{reply, reply, reply}, ""},
		"an example": {
			[]reading.Endpoint{with(dsl.Canned{}), reply, reply},
			"It always responds to [shelves.Client.Get] with an example.",
		},
		"no effects": {
			[]reading.Endpoint{reply, with(), with()},
			"It responds with status code 501 to [shelves.Client.List] and [shelves.Client.Add], for which the description has no effects.",
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
	effects := func(list ...dsl.Effect) []reading.Endpoint {
		return []reading.Endpoint{{Post: dsl.Post{Effects: list}}}
	}
	for name, test := range map[string]struct {
		api       dsl.API
		endpoints []reading.Endpoint
		want      string // the fields that are set
	}{
		"nothing is signed":             {api, effects(dsl.Reply{}), "none"},
		"nobody says how":               {dsl.API{}, effects(dsl.Mint{}), "none"},
		"tokens":                        {api, effects(dsl.Mint{}), "Issuer JWKSPath"},
		"cookies":                       {api, effects(dsl.MintCookies{}), "Issuer JWKSPath"},
		"keys from an endpoint of them": {api, effects(dsl.PublishKeys{}), "Issuer"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := "none"
			if l := (planner{read: &reading.Description{API: test.api}, endpoints: test.endpoints}).signing(); l != nil {
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
