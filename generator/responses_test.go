package generator

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// responses is a description with every kind of response and every paging rule.
func responses() dsl.API {
	thing := &dsl.Object{Name: "Thing", Doc: "something for sale", Key: "id", Fields: []dsl.Field{
		{Name: "id", Type: dsl.String{}}, {Name: "price", Type: dsl.Float{}, Optional: true},
	}}
	color := &dsl.Enum{Name: "Color", Doc: "a color", Values: []dsl.EnumValue{{Value: "red"}, {Value: "blue"}}}
	return dsl.API{
		Name: "Shop", Doc: "Shop sells things.",
		Servers: []dsl.Server{{Name: "Main", URL: "https://shop.example.com/v1"}},
		Auth:    dsl.Bearer{},
		Errors:  dsl.ErrorModel{List: "errors", Code: "code", Message: "message"},
		Resources: []*dsl.Resource{
			{Name: "bodies", Doc: "Bodies are of every kind.", Endpoints: bodyEndpoints(thing, color)},
			{Name: "results", Doc: "Results are more than a body.", Endpoints: resultEndpoints(thing, color)},
			{Name: "lists", Doc: "Lists are long.", Endpoints: listEndpoints(thing)},
		},
	}
}

var thingID = &dsl.PathParam{Name: "thing_id", Doc: "the ID of the thing"}

// below is the path of an endpoint of a thing.
func below(name string) dsl.Path { return dsl.Path{dsl.Literal("things"), thingID, dsl.Literal(name)} }

func bodyEndpoints(thing *dsl.Object, color *dsl.Enum) []dsl.Endpoint {
	box := &dsl.Object{
		Name:   "Box",
		Doc:    "a box",
		Fields: []dsl.Field{{Name: "kind", Type: dsl.Const("box")}, {Name: "side", Type: dsl.Int{}}},
	}
	bag := &dsl.Object{Name: "Bag", Doc: "a bag", Fields: []dsl.Field{{Name: "kind", Type: dsl.Const("bag")}}}
	wrapping := &dsl.Union{
		Name:          "Wrapping",
		Doc:           "what a thing comes in",
		Discriminator: "kind",
		Variants:      []*dsl.Object{box, bag},
	}
	var list []dsl.Endpoint
	for _, body := range []struct {
		name    string
		returns dsl.Schema
	}{
		{"Words", dsl.Array{Of: dsl.String{}}},
		{"Colors", dsl.Array{Of: color}},
		{"Secrets", dsl.Array{Of: dsl.String{Sensitive: true}}},
		{"Table", dsl.Array{Of: dsl.Array{Of: dsl.Float{}}}},
		{"Prices", dsl.Map{Of: dsl.Int{}}},
		{"Named", dsl.Map{Of: thing}},
		{"Parts", dsl.Array{Of: thing}},
		{"Wrapping", wrapping},
		{"Wrappings", dsl.Array{Of: wrapping}},
		{"Anything", dsl.RawJSON{}},
		{"Count", dsl.Int{}},
		{"Label", dsl.String{}},
		{"Made", dsl.UnixMilli{}},
		{"Text", dsl.PlainText{}},
		{"Table2", dsl.PlainText{ContentType: "text/csv"}},
		{"Picture", dsl.Binary{}},
		{"Document", dsl.Binary{ContentType: "application/pdf"}},
		{"Target", dsl.Location{}},
		{"Nothing", nil},
	} {
		list = append(list, dsl.Get{
			Name: body.name, Path: below(
				body.name,
			), Summary: "Retrieve", Doc: "retrieves it.", Returns: body.returns, Effects: []dsl.Effect{dsl.Canned{}},
		})
	}
	return list
}

func resultEndpoints(thing *dsl.Object, color *dsl.Enum) []dsl.Endpoint {
	job := &dsl.Object{
		Name:   "Job",
		Doc:    "work that goes on",
		Key:    "id",
		Fields: []dsl.Field{{Name: "id", Type: dsl.String{}}},
	}
	canned := []dsl.Effect{dsl.Canned{}}
	return []dsl.Endpoint{
		dsl.Post{
			Name: "Submit", Path: below("submit"), Summary: "Submit", Doc: "submits it.", Effects: canned,
			Outcomes: []dsl.Outcome{
				{Status: 200, Name: "Thing", Returns: thing, Doc: "It is done."},
				{Status: 202, Name: "Accepted", Returns: job},
				{Status: 203, Name: "Words", Returns: dsl.Array{Of: dsl.String{}}},
				{Status: 204},
				{Status: 303, Name: "Target", Returns: dsl.Location{}},
			},
			Answers: []dsl.ResponseHeader{{Name: "X-Cost", Go: "Cost", Doc: "The cost.", Type: dsl.Int{}}},
			Examples: []dsl.Example{
				{
					Name:     "done",
					Path:     map[string]string{"thing_id": "t"},
					Response: dsl.Response{Body: `{"id": "t"}`, Header: map[string]string{"X-Cost": "3"}},
				},
				{
					Name:     "accepted",
					Path:     map[string]string{"thing_id": "t"},
					Response: dsl.Response{Status: 202, Body: `{"id": "j"}`},
				},
				{
					Name:     "words",
					Path:     map[string]string{"thing_id": "t"},
					Response: dsl.Response{Status: 203, Body: `["a"]`},
				},
				{Name: "nothing", Path: map[string]string{"thing_id": "t"}, Response: dsl.Response{Status: 204}},
				{
					Name:     "elsewhere",
					Path:     map[string]string{"thing_id": "t"},
					Response: dsl.Response{Status: 303, Header: map[string]string{"Location": "/v1/other"}},
				},
			},
		},
		dsl.Get{
			Name: "Get", Path: below(
				"get",
			), Summary: "Retrieve", Doc: "retrieves it.", Returns: thing, Conditional: true, Effects: canned,
			Examples: []dsl.Example{
				{
					Name:     "new",
					Path:     map[string]string{"thing_id": "t"},
					Response: dsl.Response{Body: `{"id": "t"}`, Header: map[string]string{"ETag": `"1"`}},
				},
				{
					Name:     "same",
					Path:     map[string]string{"thing_id": "t"},
					Response: dsl.Response{Status: 304, Header: map[string]string{"ETag": `"1"`}},
				},
			},
		},
		dsl.Get{
			Name: "Download", Path: below(
				"download",
			), Summary: "Retrieve", Doc: "retrieves it.", Returns: dsl.Binary{}, Effects: canned,
			Query: []dsl.Param{{Name: "size", Type: dsl.Int{Min: new(1)}, Doc: "the size"}},
			Answers: []dsl.ResponseHeader{
				{
					Name: "Content-Disposition",
					Go:   "Disposition",
					Type: dsl.String{},
				}, {Name: "X-Color", Type: color}, {Name: "X-Last", Type: dsl.Bool{}},
				{Name: "X-Made", Type: dsl.UnixMilli{}}, {Name: "X-Token", Type: dsl.String{Sensitive: true}},
			},
		},
		dsl.Delete{
			Name: "Remove", Path: below("remove"), Summary: "Remove", Doc: "removes it.", Status: 204, Effects: canned,
			Answers: []dsl.ResponseHeader{{Name: "X-Left", Type: dsl.Int{}}},
		},
	}
}

func listEndpoints(thing *dsl.Object) []dsl.Endpoint {
	meta := &dsl.Object{Name: "Meta", Doc: "what a page says of others", Fields: []dsl.Field{
		{
			Name:     "next",
			Type:     dsl.String{},
			Optional: true,
			Nullable: true,
		}, {Name: "total", Type: dsl.Int{}, Optional: true},
	}}
	envelope := func(name string, fields ...dsl.Field) *dsl.Object {
		fields = append(
			[]dsl.Field{{Name: "object", Type: dsl.Const("list")}, {Name: "data", Type: dsl.Array{Of: thing}}},
			fields...,
		)
		return &dsl.Object{Name: name, Doc: "a page of things", Fields: fields}
	}
	numbers := []dsl.Param{
		{Name: "word", Type: dsl.String{MinLength: new(1)}, Doc: "only things with the word"},
		{Name: "offset", Type: dsl.Int{Default: new(0)}, Doc: "how many to skip"},
		{Name: "page", Type: dsl.Int{Default: new(1), Min: new(1)}, Doc: "the page"},
		{Name: "limit", Type: dsl.Int{Min: new(1), Max: new(99), Default: new(3)}, Doc: "how many to return"},
		{Name: "after", Type: dsl.String{MinLength: new(1)}, Doc: "the cursor"},
	}
	var list []dsl.Endpoint
	for _, l := range []struct {
		name    string
		returns dsl.Schema
		pages   dsl.Paging
	}{
		{
			"Plain",
			dsl.Array{Of: thing},
			&dsl.OffsetLimit{Offset: "offset", Limit: "limit", Key: "id", Method: "AllPlain"},
		},
		{"Counted", envelope("CountedList", dsl.Field{Name: "total", Type: dsl.Int{}}),
			&dsl.OffsetLimit{Offset: "offset", Limit: "limit", Items: "data", Total: "total", Method: "AllCounted"}},
		{"Numbered", envelope("NumberedList", dsl.Field{Name: "meta", Type: meta}),
			&dsl.PageNumber{
				Page:   "page",
				Size:   "limit",
				First:  1,
				Items:  "data",
				Total:  "meta.total",
				Key:    "id",
				Method: "AllNumbered",
			}},
		{"Unsized", dsl.Array{Of: thing}, &dsl.PageNumber{Page: "page", First: 1, Method: "AllUnsized"}},
		{"Linked", dsl.Array{Of: thing}, &dsl.LinkHeader{Method: "AllLinked"}},
		{"LinkedWords", dsl.Array{Of: dsl.String{}}, &dsl.LinkHeader{Method: "AllLinkedWords"}},
		{"LinkedPage", envelope("LinkedList"), &dsl.LinkHeader{Items: "data", Method: "AllLinkedPage"}},
		{"Continued", envelope("ContinuedList", dsl.Field{Name: "meta", Type: meta, Optional: true}),
			&dsl.Cursor{Param: "after", Next: "meta.next", Items: "data", Total: "meta.total", Method: "AllContinued"}},
		{"Flagged", envelope("FlaggedList", dsl.Field{Name: "has_more", Type: dsl.Bool{}}),
			&dsl.Cursor{Param: "after", From: "id", More: "has_more", Items: "data", Method: "AllFlagged"}},
		{"Chained", dsl.Array{Of: thing}, &dsl.Cursor{Param: "after", From: "id", Method: "AllChained"}},
		{"Words", &dsl.Object{Name: "WordList", Doc: "a page of words", Fields: []dsl.Field{
			{
				Name:     "words",
				Type:     dsl.Array{Of: dsl.String{}},
				Optional: true,
				Nullable: true,
			}, {Name: "next", Type: dsl.String{}, Nullable: true},
		}}, &dsl.Cursor{Param: "after", Next: "next", Items: "words", Method: "AllWords"}},
	} {
		list = append(list, dsl.Get{
			Name: l.name, Path: dsl.Path{
				dsl.Literal("lists"),
				dsl.Literal(l.name),
			}, Summary: "List things", Doc: "returns things.",
			Query: numbers, Returns: l.returns, Pages: l.pages, Effects: []dsl.Effect{dsl.Canned{}},
		})
	}
	return list
}

// TestResponses generates from a description with every kind of response, and
// runs the tests that come with the output, and a scenario by hand.
func TestResponses(t *testing.T) {
	dir := t.TempDir()
	target := target{dir: dir, module: "example.com/copy"}
	if _, err := target.write(t.Context(), responses(), nil, false); err != nil {
		t.Fatal(err)
	}
	t.Chdir(repository)
	writeModule(t, dir)
	scenario := filepath.Join(repository, "generator", "testdata", "responses")
	if err := os.CopyFS(filepath.Join(dir, "scenario"), os.DirFS(scenario)); err != nil {
		t.Fatal(err)
	}
	goCommand(t, dir, "vet", "./...")
	goCommand(t, dir, "test", "-vet=off", "./...")
}
