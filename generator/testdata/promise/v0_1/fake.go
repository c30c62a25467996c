package promise

import (
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// shelves describes things that are put up, changed and taken down.
func shelves() dsl.API {
	id := &dsl.PathParam{Name: "shelf_id", Doc: "the shelf"}
	path := dsl.Path{dsl.Literal("shelves"), id}
	find := dsl.Find{By: id, Else: missingCode}
	failures := []*dsl.Failure{unauthorized, missing}
	board := &dsl.Object{Name: "Board", Doc: "part of a shelf", Fields: []dsl.Field{
		{Name: "length", Type: dsl.Float{Min: new(0.5)}, Doc: "in metres"},
		{Name: "above", Type: dsl.Ref("Board"), Optional: true, Doc: "the board above it"},
	}}
	shelf := &dsl.Object{Name: "Shelf", Doc: "what boards rest on", Fields: []dsl.Field{
		{Name: "kind", Type: dsl.Const("shelf"), Doc: "the type of the object"},
		{Name: "id", Type: dsl.String{}, Doc: "identifies the shelf"},
		{Name: "room", Type: dsl.String{}, Optional: true, Nullable: true, Doc: "where it hangs"},
		{Name: "board", Type: board, Optional: true, Doc: "its lowest board"},
		{Name: "made_at", Type: dsl.UnixMilli{}, Doc: "when it was put up"},
	}}
	gone := &dsl.Object{Name: "Gone", Doc: "says what is no more", Fields: []dsl.Field{
		{Name: "kind", Type: dsl.Const("gone"), Doc: "the type of the object"},
		{Name: "id", Type: dsl.String{}, Doc: "what it was"},
		{Name: "deleted", Type: dsl.Bool{}, Doc: "that it is gone"},
	}}
	fields := []dsl.Field{
		{Name: "room", Type: dsl.String{MaxLength: new(8)}, Optional: true, Nullable: true, Doc: "where it hangs"},
		{Name: "board", Type: board, Optional: true, Doc: "its lowest board"},
	}
	kept := &dsl.Collection{Of: shelf, ID: "id", IDPrefix: "shelf_"}
	const example = `{"kind": "shelf", "id": "shelf_1", "made_at": 1716883200000}`
	return small(&dsl.Resource{
		Name:  "shelves",
		Doc:   "Shelves hold things.",
		State: kept,
		Endpoints: []dsl.Endpoint{
			dsl.Get{
				Name: "List", Path: path[:1], Summary: "List shelves", Doc: "returns all shelves.",
				Query: []dsl.Param{
					{Name: "room", Type: dsl.String{}, Doc: "lists the shelves of a room"},
					{Name: "since", Type: dsl.UnixMilli{}, Doc: "is ignored"},
					{Name: "full", Type: dsl.Bool{}, Doc: "is ignored too"},
				},
				Returns: dsl.Array{Of: shelf}, Failures: failures,
				Effects: []dsl.Effect{dsl.Select{NewestFirst: "made_at", Filters: []string{"room"}}},
				Examples: []dsl.Example{
					{Name: "some", Doc: "a shelf", Response: dsl.Response{Body: "[" + example + "]"}},
					shelfMissing(nil),
				},
			},
			dsl.Post{
				Name: "Create", Path: path[:1], Summary: "Put up a shelf", Doc: "puts up a shelf.", Body: fields,
				Returns: shelf, Status: 201, Failures: failures,
				Effects: []dsl.Effect{dsl.Insert{Values: []dsl.Assign{
					{Field: "room", To: dsl.FromBody("room")}, {Field: "board", To: dsl.FromBody("board")},
					{Field: "made_at", To: dsl.Now{}},
				}}, dsl.Reply{}},
				Examples: []dsl.Example{
					{Name: "plain", Doc: "a shelf", Response: dsl.Response{Status: 201, Body: example}},
					shelfMissing(nil),
				},
			},
			dsl.Patch{
				Name: "Change", Path: path, Summary: "Change a shelf", Doc: "changes a shelf.", Body: fields,
				Returns: shelf, Failures: failures,
				Effects: []dsl.Effect{find, dsl.Set{Values: []dsl.Assign{
					{Field: "room", To: dsl.FromBody("room")}, {Field: "board", To: dsl.FromBody("board")},
				}}, dsl.Reply{}},
				Examples: []dsl.Example{
					{
						Name: "nothing", Doc: "as it was", Path: map[string]string{"shelf_id": "shelf_1"},
						Response: dsl.Response{Body: example},
					},
					shelfMissing(map[string]string{"shelf_id": "shelf_2"}),
				},
			},
			dsl.Delete{
				Name: "Remove", Path: path, Summary: "Take a shelf down", Doc: "takes a shelf down.", Returns: gone,
				Failures: failures,
				Effects: []dsl.Effect{find, dsl.Remove{}, dsl.Answer{As: gone, Values: []dsl.Assign{
					{Field: "id", To: dsl.FromRecord("id")}, {Field: "deleted", To: dsl.JSON("true")},
				}}},
				Examples: []dsl.Example{
					{
						Name: "done", Doc: "gone", Path: map[string]string{"shelf_id": "shelf_1"},
						Response: dsl.Response{Body: `{"kind": "gone", "id": "shelf_1", "deleted": true}`},
					},
					shelfMissing(map[string]string{"shelf_id": "shelf_2"}),
				},
			},
			dsl.Get{
				Name: "Sketch", Path: dsl.Path{dsl.Literal("sketch")}, Summary: "Show a shelf",
				Doc: "shows what a shelf looks like.", Returns: shelf, Failures: failures,
				Effects: []dsl.Effect{dsl.Canned{}},
				Examples: []dsl.Example{
					{Name: "one", Doc: "a shelf", Response: dsl.Response{Body: example}}, shelfMissing(nil),
				},
			},
			dsl.Put{
				Name: "Sort", Path: dsl.Path{dsl.Literal("order")}, Summary: "Sort shelves",
				Doc: "puts shelves into an order.", Status: 204, Failures: failures,
				Body: []dsl.Field{
					{Name: "ids", Type: dsl.Array{Of: dsl.String{}}, Doc: "the shelves in their order"},
					{Name: "rooms", Type: dsl.Map{Of: dsl.Array{Of: dsl.String{}}}, Doc: "the shelves in each room"},
				},
				Effects: []dsl.Effect{dsl.Canned{}},
				Examples: []dsl.Example{
					{
						Name: "none", Doc: "nothing to sort", Body: `{"ids": [], "rooms": {}}`,
						Response: dsl.Response{Status: 204},
					},
					{
						Name: "missing", Doc: "no such shelf", Body: `{"ids": ["s"], "rooms": {}}`,
						Response: dsl.Response{Status: 404, Body: missingBody},
					},
				},
			},
			dsl.Post{
				Name: "Paint", Path: dsl.Path{dsl.Literal("paint")}, Summary: "Paint shelves",
				Doc: "paints all shelves.", Status: 204, Failures: failures,
				Body:         []dsl.Field{{Name: "colour", Type: dsl.String{}, Optional: true, Doc: "the colour"}},
				BodyRequired: true,
				Examples: []dsl.Example{
					{Name: "anyhow", Doc: "in any colour", Body: "{}", Response: dsl.Response{Status: 204}},
					{
						Name: "missing", Doc: "no paint", Body: "{}",
						Response: dsl.Response{Status: 404, Body: missingBody},
					},
				},
			},
			photograph(path, find, kept, failures),
			dsl.Get{
				Name: "Photo", Path: append(path[:2:2], dsl.Literal("photo")), Summary: "Show a photo",
				Doc: "returns a photo of a shelf.", Returns: dsl.Binary{ContentType: "image/png"}, Failures: failures,
				Effects: []dsl.Effect{find, dsl.ReplyFile{In: kept, As: "photo", Else: missingCode}},
				Examples: []dsl.Example{
					{
						Name: "one", Doc: "a photo", Path: map[string]string{"shelf_id": "shelf_1"},
						Response: dsl.Response{Body: "PNG"},
					},
					shelfMissing(map[string]string{"shelf_id": "shelf_2"}),
				},
			},
		},
	})
}

// photograph is an endpoint that takes a file, unless the shelf has changed.
func photograph(path dsl.Path, find dsl.Find, kept *dsl.Collection, failures []*dsl.Failure) dsl.Endpoint {
	return dsl.Put{
		Name: "Photograph", Path: append(path[:2:2], dsl.Literal("photo")), Summary: "Photograph a shelf",
		Doc: "keeps a photo of a shelf.", Encoding: dsl.EncodeMultipart, Status: 204,
		Body:     []dsl.Field{{Name: "photo", Type: dsl.File{ContentType: "image/png"}, Doc: "the photo"}},
		Header:   []dsl.Param{{Name: "If-Match", Type: dsl.String{MinLength: new(1)}, Doc: "the tag of the shelf"}},
		Failures: failures,
		Effects: []dsl.Effect{
			find, dsl.RequireMatch{In: kept, Else: missingCode}, dsl.KeepFile{In: kept, Body: "photo", As: "photo"},
		},
		Examples: []dsl.Example{
			{
				Name: "kept", Doc: "a photo", Path: map[string]string{"shelf_id": "shelf_1"}, Body: `{"photo": "PNG"}`,
				Header: map[string]any{"If-Match": `"v1"`}, Response: dsl.Response{Status: 204},
			},
			{
				Name: "missing", Doc: "no such shelf", Path: map[string]string{"shelf_id": "shelf_2"},
				Body: `{"photo": "PNG"}`, Response: dsl.Response{Status: 404, Body: missingBody},
			},
		},
	}
}

func shelfMissing(path map[string]string) dsl.Example {
	return dsl.Example{
		Name: "missing", Doc: "no such shelf", Path: path, Response: dsl.Response{Status: 404, Body: missingBody},
	}
}
