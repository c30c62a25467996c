package generator

import "github.com/seed-e19c5fb5/clerk-go/spec/dsl"

// everyPlace are endpoints whose requests have something in every place.
func everyPlace(state *dsl.Enum, failures []*dsl.Failure) []dsl.Endpoint {
	label := &dsl.Object{
		Name: "Label", Doc: "a label",
		Fields: []dsl.Field{{Name: "text", Go: "Words", Type: dsl.String{}, Optional: true}},
	}
	number := &dsl.PathParam{Name: "row", Go: "rowNumber", Doc: "the number of the row", Type: dsl.Int{Min: new(1)}}
	base := &dsl.PathParam{Name: "base", Doc: "the thing to compare with"}
	head := &dsl.PathParam{Name: "head", Doc: "the thing to compare"}
	both := &dsl.PathParam{Name: "base_and_head", Doc: "what to compare"}
	path := func(names ...dsl.Segment) dsl.Path { return append(dsl.Path{dsl.Literal("things")}, names...) }
	examples := func(path map[string]string, body string) []dsl.Example {
		return []dsl.Example{{Name: "some", Doc: "it works", Path: path, Body: body}, everyFailure(path, body)}
	}
	row := map[string]string{"row": "7"}
	placed := examples(row, "")
	for i := range placed {
		placed[i].Query = map[string]any{"with": []any{"a", "b"}, "within": map[string]any{"text": "x"}, "under": nil}
		placed[i].Header = map[string]any{"X-Row": "first"}
	}
	return []dsl.Endpoint{
		dsl.Get{
			Name: "Place", Path: path(dsl.Affixed{Before: "row", Param: number, After: ".json"}),
			Summary: "Place a thing", Doc: "places a thing.",
			Query: []dsl.Param{
				{Name: "with", Type: dsl.List{Of: dsl.String{}, Joined: "|"}, Doc: "what is beside it"},
				{Name: "within", Type: dsl.DeepObject{Of: label}, Doc: "what is around it"},
				{Name: "under", Go: "Below", Type: dsl.String{}, Null: "nothing", Doc: "what is above it"},
				{Name: "of", Type: dsl.List{Of: state}, Doc: "which things"},
			},
			Header: []dsl.Param{{Name: "X-Row", Type: dsl.String{}, Doc: "the row"}}, Failures: failures,
			Examples: placed,
		},
		dsl.Get{
			Name: "Compare", Summary: "Compare things", Doc: "compares two things.", Failures: failures,
			Path:     path(dsl.Literal("compare"), dsl.Compound{base, dsl.Literal("..."), head, dsl.Literal(".diff")}),
			Examples: examples(map[string]string{"base": "a..b", "head": "c...d"}, ""),
		},
		dsl.Get{
			Name: "CompareBoth", Summary: "Compare both", Doc: "compares what one text names.", Failures: failures,
			Path:     path(dsl.Literal("compare"), both),
			Examples: examples(map[string]string{"base_and_head": "a and b"}, ""),
		},
		dsl.Post{
			Name: "Picture", Path: path(dsl.Literal("pictures")), Summary: "Add a picture", Doc: "adds a picture.",
			Failures: failures,
			Encoding: dsl.EncodeMultipart,
			Body:     []dsl.Field{{Name: "image", Type: dsl.File{ContentType: "image/png"}, Doc: "the picture"}},
			Examples: examples(nil, `{"image": "content"}`),
		},
		dsl.Put{
			Name: "Film", Path: path(dsl.Literal("films")), Summary: "Add a film", Doc: "adds a film.",
			Failures: failures,
			BodyOf:   dsl.Binary{ContentType: "video/mp4"}, Examples: examples(nil, "content"),
		},
		dsl.Put{
			Name: "Story", Path: path(dsl.Literal("stories")), Summary: "Add a story", Doc: "adds a story.",
			Failures: failures,
			BodyOf:   dsl.PlainText{ContentType: "text/plain"}, Examples: examples(nil, "once"),
		},
	}
}

// everyFile are endpoints that keep files with a thing, and return them.
func everyFile(one dsl.Path, find dsl.Find, kept *dsl.Collection, failures []*dsl.Failure) []dsl.Endpoint {
	path, at := append(one[:2:2], dsl.Literal("view")), map[string]string{"thing_id": "t1"}
	put, get := everyFailure(at, `{"image": "content"}`), everyFailure(at, "")
	return []dsl.Endpoint{
		dsl.Put{
			Name: "Show", Path: path, Summary: "Show a thing", Doc: "shows a thing.", Failures: failures,
			Header:   []dsl.Param{{Name: "If-Match", Type: dsl.String{}, Doc: "the tag of the thing"}},
			Encoding: dsl.EncodeMultipart,
			Body:     []dsl.Field{{Name: "image", Type: dsl.File{}, Doc: "the image"}},
			Effects: []dsl.Effect{
				find, dsl.RequireMatch{In: kept, Else: find.Else},
				dsl.KeepFile{In: kept, Body: "image", As: "image"},
			},
			Examples: []dsl.Example{{Name: "some", Doc: "it works", Path: at, Body: put.Body}, put},
		},
		dsl.Get{
			Name: "View", Path: path, Summary: "View a thing", Doc: "views a thing.", Returns: dsl.Binary{},
			Failures: failures,
			Effects:  []dsl.Effect{find, dsl.ReplyFile{In: kept, As: "image", Else: find.Else}},
			Examples: []dsl.Example{
				{Name: "some", Doc: "it works", Path: at, Response: dsl.Response{Body: "content"}}, get,
			},
		},
	}
}
