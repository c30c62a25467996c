package reading_test

import (
	"slices"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

func TestOutcome(t *testing.T) {
	t.Parallel()
	several := dsl.Post{Outcomes: []dsl.Outcome{{Status: 202, Name: "Job"}, {Status: 204}}}
	for name, test := range map[string]struct {
		endpoint dsl.Endpoint
		status   int // of an example
		want     int
		succeeds bool
	}{
		"usual":                     {dsl.Get{}, 0, 200, true},
		"its own":                   {dsl.Post{Status: 201}, 0, 201, true},
		"another of the 200s":       {dsl.Post{Status: 201}, 200, 200, false},
		"redirect":                  {dsl.Get{Returns: dsl.Location{}}, 0, 302, true},
		"redirect of its own":       {dsl.Get{Returns: dsl.Location{}, Status: 303}, 303, 303, true},
		"first of several":          {several, 0, 202, true},
		"second of several":         {several, 204, 204, true},
		"none of several":           {several, 200, 200, false},
		"still the same":            {dsl.Get{Conditional: true}, 304, 304, true},
		"still the same, not asked": {dsl.Get{}, 304, 304, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			e, _ := reading.EndpointOf(test.endpoint)
			outcome, ok := e.Outcome(test.status)
			if outcome.Status != test.want || ok != test.succeeds {
				t.Errorf("%d, %t", outcome.Status, ok)
			}
			if fails := e.Fails(dsl.Example{Response: dsl.Response{Status: test.status}}); fails == test.succeeds {
				t.Errorf("fails: %t", fails)
			}
		})
	}
}

func TestPagingOfNothing(t *testing.T) {
	t.Parallel()
	for _, rule := range []dsl.Paging{
		nil,
		(*dsl.OffsetLimit)(nil),
		(*dsl.PageNumber)(nil),
		(*dsl.Cursor)(nil),
		(*dsl.LinkHeader)(nil),
	} {
		if p, ok := reading.PagingOf(rule); ok {
			t.Errorf("%T is %+v", rule, p)
		}
	}
}

func TestMembers(t *testing.T) {
	t.Parallel()
	meta := &dsl.Object{Fields: []dsl.Field{{Name: "next", Type: dsl.String{}}}}
	page := &dsl.Object{Fields: []dsl.Field{{Name: "meta", Type: meta}, {Name: "data", Type: dsl.Array{Of: dsl.Int{}}}}}
	for path, want := range map[string][]string{
		"data":      {"data"},
		"meta.next": {"meta", "next"},
		"":          nil,
		"next":      nil,
		"data.next": nil,
		"meta.":     nil,
	} {
		fields, ok := reading.Members(page, path)
		var names []string
		for _, f := range fields {
			names = append(names, f.Name)
		}
		if ok != (want != nil) || ok && !slices.Equal(names, want) {
			t.Errorf("%q leads to %q, %t", path, names, ok)
		}
	}
	for want, e := range map[dsl.Schema]dsl.Get{
		dsl.Int{}:    {Returns: page, Pages: &dsl.LinkHeader{Items: "data"}},
		dsl.String{}: {Returns: dsl.Array{Of: dsl.String{}}, Pages: &dsl.LinkHeader{}},
		nil:          {Returns: page, Pages: &dsl.LinkHeader{}},
	} {
		if read, _ := reading.EndpointOf(e); read.Items() != want {
			t.Errorf("the items are %T, not %T", read.Items(), want)
		}
	}
}
