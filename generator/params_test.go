package generator

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// TestParams generates from a description with every kind of parameter and of
// body, and runs the emitted tests and a scenario against the fake.
func TestParams(t *testing.T) {
	dir := t.TempDir()
	target := target{dir: dir, module: "example.com/copy"}
	if _, err := target.write(t.Context(), drive(), nil, false); err != nil {
		t.Fatal(err)
	}
	t.Chdir(repository)
	writeModule(t, dir)
	scenario, err := os.ReadFile("generator/testdata/params_test.go") // the test is in the root of the repository
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "files", "scenario_test.go"), scenario, 0o644); err != nil {
		t.Fatal(err)
	}
	goCommand(t, dir, "vet", "./...")
	out := goCommand(t, dir, "test", "-vet=off", "-v", "./...")
	for _, want := range []string{
		"TestLists", "TestBodies", "TestUploads", "TestForms", "TestPaths", "TestFakeRefuses",
		"TestSearchParams", "TestChargeParams", "TestRefused", "TestReadOnlyIsNotSent",
		"TestOperations/files.Remove", "TestStubOperations/files.Upload", "TestWire/Charge.everything",
	} {
		if !strings.Contains(out, "--- PASS: "+want) {
			t.Errorf("%s has not passed:\n%s", want, out)
		}
	}
}

// drive is an API that takes parameters of every kind in every place.
func drive() dsl.API {
	sort := &dsl.Enum{Name: "Sort", Doc: "an order", Values: []dsl.EnumValue{{Value: "name"}, {Value: "size"}}}
	level := &dsl.IntEnum{Name: "Level", Doc: "a level", Values: []dsl.IntEnumValue{{Value: 1}, {Value: 3}}}
	file := &dsl.Object{
		Name:   "Node",
		Doc:    "something in the drive",
		Fields: []dsl.Field{{Name: "id", Type: dsl.String{}}},
	}
	within := &dsl.Object{Name: "Within", Doc: "a stretch", Fields: []dsl.Field{
		{Name: "gte", Type: dsl.Int{}, Optional: true}, {Name: "lt", Type: dsl.Int{}, Optional: true},
	}}
	tag := &dsl.Object{Name: "Tag", Doc: "a tag", Fields: []dsl.Field{
		{Name: "name", Type: dsl.String{}},
		{Name: "weight", Type: dsl.Float{Min: new(0.0)}, Optional: true, Nullable: true},
		{Name: "made_by", Type: dsl.String{}, Optional: true, ReadOnly: true},
	}}
	bank := &dsl.Object{
		Name:   "Bank",
		Doc:    "a bank",
		Fields: []dsl.Field{{Name: "kind", Type: dsl.Const("bank")}, {Name: "iban", Type: dsl.String{}}},
	}
	card := &dsl.Object{
		Name:   "Card",
		Doc:    "a card",
		Fields: []dsl.Field{{Name: "kind", Type: dsl.Const("card")}, {Name: "number", Type: dsl.String{}}},
	}
	source := &dsl.Union{
		Name:          "Source",
		Doc:           "where money is from",
		Discriminator: "kind",
		Variants:      []*dsl.Object{bank, card},
	}
	cash := &dsl.Object{Name: "Cash", Doc: "coins", Fields: []dsl.Field{{Name: "coins", Type: dsl.Int{}}}}
	paid := &dsl.Union{
		Name: "Paid", Doc: "what pays", Discriminator: "kind", Variants: []*dsl.Object{bank, card},
		Tagged: []dsl.Tagged{{Tag: "cash", Of: cash}},
	}
	spoken := &dsl.Enum{
		Name: "Spoken", Doc: "a time", Values: []dsl.EnumValue{{Value: "now"}, {Value: "", Go: "Never"}},
	}
	week := &dsl.Object{Name: "Week", Doc: "days", Fields: []dsl.Field{{Name: "days", Type: dsl.Array{Of: dsl.Int{}}}}}
	when := &dsl.Choice{Name: "When", Doc: "a time", Cases: []dsl.Case{
		{Name: "Spoken", Of: spoken}, {Name: "Seconds", Of: dsl.UnixSeconds{}}, {Name: "Week", Of: week},
		{Name: "Days", Of: dsl.Array{Of: dsl.Date{}}},
	}}
	folder := &dsl.Object{Name: "Folder", Doc: "a folder", Fields: []dsl.Field{
		{Name: "name", Type: dsl.String{}}, {Name: "size", Type: dsl.Int{}, Optional: true},
		{Name: "folders", Type: dsl.Array{Of: dsl.Ref("Folder")}, Optional: true},
	}}
	id := &dsl.PathParam{Name: "id", Doc: "the ID"}
	number := &dsl.PathParam{Name: "version", Doc: "the version", Type: dsl.Int{Min: new(1), Max: new(99)}}
	order := &dsl.PathParam{Name: "order", Doc: "the order", Type: sort}
	sid := &dsl.PathParam{Name: "Sid", Doc: "the account", Type: dsl.String{Pattern: "^A[0-9]+$"}}
	files := func(rest ...dsl.Segment) dsl.Path { return append(dsl.Path{dsl.Literal("files")}, rest...) }
	canned := []dsl.Effect{dsl.Canned{}}
	api := dsl.API{
		Name: "Drive", Doc: "Drive keeps files.",
		Servers: []dsl.Server{{Name: "Main", URL: "https://drive.example.com"}},
		Auth:    dsl.Bearer{},
		Errors:  dsl.ErrorModel{List: "errors", Code: "code", Message: "message"},
	}
	endpoints := []dsl.Endpoint{
		dsl.Get{
			Name: "Search", Path: files(), Summary: "Search files", Doc: "searches files.", Returns: dsl.Array{
				Of: file,
			}, Effects: canned,
			Query: []dsl.Param{
				{Name: "q", Doc: "text", Type: dsl.List{Of: dsl.String{MaxLength: new(3)}, Min: new(2), Max: new(3)}},
				{Name: "sort", Doc: "orders", Type: dsl.List{Of: sort, Joined: ",", Unique: true}},
				{
					Name:     "size",
					Doc:      "sizes",
					Type:     dsl.List{Of: dsl.Int{Min: new(1)}, Brackets: true, Max: new(2)},
					Required: true,
				},
				{Name: "ratio", Doc: "ratios", Type: dsl.List{Of: dsl.Float{}}},
				{Name: "owners", Doc: "numbers", Type: dsl.List{Of: dsl.Int64{Min: new(int64(1))}, Unique: true}},
				{Name: "bytes", Doc: "sizes", Type: dsl.List{Of: dsl.Uint64{Max: new(uint64(9))}, Unique: true}},
				{Name: "days", Doc: "days", Type: dsl.List{Of: dsl.Date{}, Unique: true}},
				{Name: "times", Doc: "instants", Type: dsl.List{Of: dsl.DateTime{}, Unique: true}},
				{Name: "prices", Doc: "prices", Type: dsl.List{Of: dsl.Decimal{}, Unique: true}},
				{Name: "levels", Doc: "levels", Type: dsl.List{Of: level, Unique: true}},
				{Name: "uuids", Doc: "IDs", Type: dsl.List{Of: dsl.String{Format: dsl.UUID}, Max: new(1)}},
				{Name: "seconds", Doc: "instants", Type: dsl.List{Of: dsl.UnixSeconds{}, Unique: true}},
				{Name: "flags", Doc: "flags", Type: dsl.List{Of: dsl.Bool{}, Joined: "|"}, Empty: true},
				{Name: "score", Doc: "the least score", Type: dsl.Float{Min: new(0.5), Max: new(2.5)}},
				{Name: "owner", Doc: "the owner", Type: dsl.String{MinLength: new(2)}, Empty: true},
				{Name: "parent", Doc: "the folder", Type: dsl.String{}, Null: "none"},
				{Name: "level", Doc: "the level", Type: dsl.Int{}, Null: "null"},
				{Name: "created", Doc: "when", Type: dsl.DeepObject{Of: within}},
			},
			Header: []dsl.Param{
				{
					Name:     "X-Region",
					Go:       "Region",
					Doc:      "the region",
					Type:     dsl.String{MaxLength: new(4)},
					Required: true,
				},
				{Name: "X-Depth", Go: "Depth", Doc: "the depth", Type: dsl.Int{Min: new(1), Max: new(9)}},
				{Name: "X-Trace", Go: "Trace", Doc: "tracing", Type: dsl.Bool{}},
				{Name: "X-Since", Go: "Since", Doc: "times", Type: dsl.List{Of: dsl.UnixMilli{}}},
				{Name: "X-Proof", Go: "Proof", Doc: "a proof", Type: dsl.String{Sensitive: true, MinLength: new(1)}},
				{Name: "X-Sorts", Go: "Sorts", Doc: "orders", Type: dsl.List{Of: sort, Joined: ","}},
			},
			Examples: []dsl.Example{{
				Name: "everything", Doc: "all parameters",
				Query: map[string]any{
					"q": []any{
						"a&b",
						"c,d",
					}, "sort": []any{
						"size",
						"name",
					}, "size": []any{1, 2}, "ratio": []any{0.5, 1}, "flags": []any{true, false},
					"score": 1.25, "owner": "", "parent": nil, "level": nil, "created": map[string]any{"gte": 5},
				},
				Header: map[string]any{
					"X-Region": "eu",
					"X-Depth":  2,
					"X-Trace":  false,
					"X-Sorts":  []any{"name", "size"},
					"X-Since":  []any{1, 2},
					"X-Proof":  "p",
				},
				Response: dsl.Response{Body: `[{"id": "f1"}]`},
			}, {
				Name: "empty", Doc: "an empty list, and values in place of null",
				Query: map[string]any{
					"size": []any{
						1,
					}, "flags": []any{}, "parent": "p1", "level": 0, "created": map[string]any{
						"gte": 0,
						"lt":  9,
					}, "owner": "me",
				},
				Header:   map[string]any{"X-Region": "eu"},
				Response: dsl.Response{Body: `[]`},
			}},
		},
		dsl.Get{
			Name: "GetVersion", Path: files(
				id,
				dsl.Literal("versions"),
				number,
			), Summary: "Get a version", Doc: "gets a version.",
			Returns: file, Effects: canned,
		},
		dsl.Get{
			Name: "Sorted", Path: files(
				dsl.Literal("by"),
				order,
			), Summary: "List sorted", Doc: "lists files.", Returns: dsl.Array{Of: file}, Effects: canned,
		},
		dsl.Get{
			Name: "Account", Path: dsl.Path{dsl.Literal("accounts"), dsl.Affixed{Param: sid, After: ".json"}},
			Summary: "Get an account", Doc: "gets an account.", Returns: file, Effects: canned,
		},
		dsl.Put{
			Name: "Tag", Path: files(
				id,
				dsl.Literal("tags"),
			), Summary: "Set tags", Doc: "sets tags.", BodyOf: dsl.Array{Of: tag}, BodyRequired: true,
			Effects: canned,
		},
		dsl.Patch{
			Name: "Label", Path: files(
				id,
				dsl.Literal("labels"),
			), Summary: "Set labels", Doc: "sets labels.", BodyOf: dsl.Map{Of: dsl.String{}}, Effects: canned,
			Query: []dsl.Param{{Name: "dry", Doc: "whether to try only", Type: dsl.Bool{}}},
		},
		dsl.Post{
			Name: "Pay", Path: dsl.Path{dsl.Literal(
				"pay",
			)}, Summary: "Pay", Doc: "pays.", BodyOf: source, BodyRequired: true, Effects: canned,
		},
		dsl.Post{
			Name:    "Ask",
			Path:    dsl.Path{dsl.Literal("ask")},
			Summary: "Ask",
			Doc:     "asks.",
			BodyOf:  dsl.RawJSON{},
			Effects: canned,
		},
		dsl.Post{
			Name:    "Make",
			Path:    files(),
			Summary: "Make",
			Doc:     "makes a file.",
			BodyOf:  file,
			Returns: file,
			Effects: canned,
		},
		dsl.Post{
			Name:    "Rate",
			Path:    files(id, dsl.Literal("rating")),
			Summary: "Rate",
			Doc:     "rates.",
			BodyOf:  dsl.Int{Min: new(1), Max: new(5)},
			Effects: canned,
		},
		dsl.Put{
			Name: "Write", Path: files(
				id,
				dsl.Literal("content"),
			), Summary: "Write", Doc: "writes a file.", BodyOf: dsl.Binary{}, BodyRequired: true,
			Returns: file, Effects: canned,
		},
		dsl.Put{
			Name: "Note", Path: files(
				id,
				dsl.Literal("note"),
			), Summary: "Note", Doc: "notes.", BodyOf: dsl.PlainText{}, Effects: canned,
		},
		dsl.Delete{
			Name: "Remove", Path: files(
				id,
			), Summary: "Remove", Doc: "removes a file.", Body: []dsl.Field{{
				Name:     "reason",
				Doc:      "what it says",
				Type:     dsl.String{},
				Optional: true,
			}},
			Effects: canned,
		},
		dsl.Post{
			Name: "Upload", Path: files(
				id,
				dsl.Literal("parts"),
			), Summary: "Upload", Doc: "uploads files.", Encoding: dsl.EncodeMultipart, Returns: file, Effects: canned,
			Body: []dsl.Field{
				{Name: "main", Doc: "what it says", Type: dsl.File{ContentType: "image/png"}},
				{Name: "more", Doc: "what it says", Type: dsl.Array{Of: dsl.File{}, Max: new(2)}, Optional: true},
				{Name: "title", Doc: "what it says", Type: dsl.String{MaxLength: new(9)}},
				{Name: "count", Doc: "what it says", Type: dsl.Int{}, Optional: true},
				{Name: "words", Doc: "what it says", Type: dsl.Array{Of: dsl.String{}}, Optional: true},
				{Name: "tag", Doc: "what it says", Type: tag, Optional: true},
				{Name: "tags", Doc: "tags", Type: dsl.Array{Of: tag, Max: new(2), Unique: true}, Optional: true},
				{
					Name: "counts", Doc: "what it says", Type: dsl.Map{Of: dsl.Int{Min: new(1)}, Nullable: true},
					Optional: true,
				},
			},
			Examples: []dsl.Example{{
				Name: "everything", Doc: "all fields", Path: map[string]string{"id": "f1"},
				Body: `{"main": "picture", "more": ["one", "two"], "title": "a title", "count": 2, "words": ["x", "y"],
					"tag": {"name": "t", "weight": 0.5}, "tags": [{"name": "u", "weight": null}]}`,
				Response: dsl.Response{Body: `{"id": "f1"}`},
			}},
		},
		dsl.Post{
			Name: "Charge", Path: dsl.Path{dsl.Literal(
				"charges",
			)}, Summary: "Charge", Doc: "charges money.", Encoding: dsl.EncodeForm, Returns: file, Effects: canned,
			Body: []dsl.Field{
				{Name: "amount", Doc: "what it says", Type: dsl.Int{Min: new(1), Max: new(999)}},
				{Name: "note", Doc: "what it says", Type: dsl.String{}, Optional: true, Nullable: true},
				{Name: "expand", Doc: "what it says", Type: dsl.List{Of: dsl.String{}, Brackets: true}, Optional: true},
				{Name: "items", Doc: "what it says", Type: dsl.Array{Of: tag}},
				{Name: "codes", Doc: "what it says", Type: dsl.Array{Of: dsl.Int{}}, Optional: true},
				{Name: "metadata", Doc: "what it says", Type: dsl.Map{Of: dsl.String{}}, Optional: true},
				{Name: "tag", Doc: "what it says", Type: tag, Optional: true},
				{Name: "cvc", Doc: "the code", Type: dsl.String{Sensitive: true, MinLength: new(3)}, Optional: true},
				{Name: "fast", Doc: "what it says", Type: dsl.Bool{}, Optional: true},
				{Name: "source", Doc: "what it says", Type: paid, Optional: true},
				{Name: "when", Doc: "what it says", Type: when, Optional: true},
				{Name: "later", Doc: "what it says", Type: dsl.Array{Of: when}, Optional: true},
				{Name: "folder", Doc: "what it says", Type: folder, Optional: true},
			},
			Examples: []dsl.Example{{
				Name: "everything", Doc: "all fields",
				Body: `{"amount": 7, "note": null, "cvc": "123", "expand": ["a b", "c"], "fast": false,
					"items": [{"name": "x", "weight": 1.5}, {"name": "y&z", "weight": null}],
					"codes": [3, 4], "metadata": {"k": "v", "l m": "w"}, "tag": {"name": "t"},
					"source": {"kind": "cash", "coins": 3}, "when": "now", "later": [5, "now", {"days": [1]}]}`,
				Response: dsl.Response{Body: `{"id": "c1"}`},
			}},
		},
	}
	api.Resources = []*dsl.Resource{{Name: "files", Doc: "Files are kept.", Endpoints: endpoints}}
	return api
}
