package compare_test

import (
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/compare"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// sharing is a description whose endpoints have one route, each with a parameter of
// the query that is called like it.
func sharing(names ...string) dsl.API {
	things := &dsl.Resource{Name: "things"}
	for i, name := range names {
		things.Endpoints = append(things.Endpoints, dsl.Get{
			Name: name, Path: dsl.Path{dsl.Literal("things")}, SharesRoute: i > 0,
			Query: []dsl.Param{{Name: name, Type: dsl.String{}}, {Name: "any", Type: dsl.String{}}},
		})
	}
	return dsl.API{Name: "Shop", Resources: []*dsl.Resource{things}}
}

// TestCompareSharedRoute compares endpoints that have one route.
func TestCompareSharedRoute(t *testing.T) {
	t.Parallel()
	longer := sharing("List", "Find")
	for i, e := range longer.Resources[0].Endpoints {
		get := e.(dsl.Get)
		get.Query[1].Type = dsl.String{MaxLength: new(9)}
		longer.Resources[0].Endpoints[i] = get
	}
	for _, c := range []struct {
		name     string
		old, now dsl.API
		want     string
	}{
		{"nothing", sharing("List", "Find"), sharing("List", "Find"), ""},
		{
			"added behind", sharing("List"), sharing("List", "Find"),
			`GET /things (things.Client.Find): endpoint "" -> "things.Client.Find"; wire adds, Go none`,
		},
		{
			"added in front", sharing("List"), sharing("Find", "List"),
			`GET /things: endpoint "" -> "things.Client.Find"; wire adds, Go none
GET /things (things.Client.List) route: fake "" -> "shared"; wire none, Go changes`,
		},
		{
			"the first removed", sharing("List", "Find"), sharing("Find"),
			`GET /things route: fake "shared" -> ""; wire none, Go changes
GET /things: endpoint "things.Client.List" -> ""; wire breaks, Go changes`,
		},
		{
			"renamed", sharing("List", "Find"), sharing("List", "Seek"),
			`GET /things (things.Client.Seek): Go name "things.Client.Find" -> "things.Client.Seek"; wire none, Go none
GET /things (things.Client.Seek) query Seek: parameter "" -> "string, optional"; wire adds, Go none
GET /things (things.Client.Seek) query Find: parameter "string, optional" -> ""; wire breaks, Go changes`,
		},
		{
			"both changed alike", sharing("List", "Find"), longer,
			`GET /things query any: maximum length "" -> "9"; wire breaks, Go changes
GET /things (things.Client.Find) query any: maximum length "" -> "9"; wire breaks, Go changes`,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := lines(compare.Compare(c.old, c.now)); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}
