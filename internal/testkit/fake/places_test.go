package fake_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"reflect"
	"strings"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/internal/testkit/fake"
)

// shelf describes an API whose requests are more than objects in JSON and one text
// for each parameter.
func shelf() fake.Description {
	d := notes()
	text := &fake.Field{Kind: fake.String, Rules: []fake.Rule{fake.Length(1, 3)}}
	number := &fake.Field{Kind: fake.Integer}
	label := fake.Field{Kind: fake.Object, Fields: []fake.Field{
		{Name: "text", Kind: fake.String, Required: true}, {Name: "size", Kind: fake.Integer, Nullable: true},
	}}
	row := fake.Field{Name: "rows", Kind: fake.Array, Elem: &label, Required: true}
	canned := []fake.Effect{fake.Canned{Body: "{}"}}
	d.Operations = []*fake.Operation{
		{
			Name: "List", Method: "GET", Route: "/shelf", Status: 200, Effects: canned,
			Query: []fake.Field{
				{Name: "tag", Kind: fake.Array, Elem: text, Min: 2, Max: 3, Unique: true},
				{Name: "ids", Kind: fake.Array, Elem: number, Joined: ",", Empty: true},
				{Name: "at", Kind: fake.Object, Fields: []fake.Field{{Name: "gte", Kind: fake.Integer}}},
				{Name: "where[a]", Kind: fake.Integer},
				{Name: "under", Kind: fake.String, Nullable: true, Null: "none"},
				{Name: "by", Kind: fake.String, Empty: true, Rules: text.Rules},
			},
			Header: []fake.Field{
				{Name: "X-Depth", Kind: fake.Integer, Rules: []fake.Rule{fake.Between(1, 9)}},
				{Name: "X-Ids", Kind: fake.Array, Elem: number, Joined: ","},
			},
		},
		{
			Name: "Version", Method: "GET", Route: "/shelf/v{n}.json", Status: 200, Effects: canned,
			Path: []fake.Field{{Name: "n", Kind: fake.Integer, Required: true}},
		},
		{
			Name: "Find", Method: "GET", Route: "/shelf/found/all", Status: 200, Effects: canned,
			Query: []fake.Field{
				{Name: "name", Kind: fake.String, Required: true},
				{Name: "word", Kind: fake.String, Required: true, Rules: text.Rules},
				{Name: "in", Kind: fake.String, Default: "all", Rules: text.Rules},
				{Name: "to", Kind: fake.String, Rules: text.Rules},
			},
		},
		{Name: "Any", Method: "GET", Route: "/shelf/{id}", Status: 200, Effects: canned},
		{
			Name: "Fill", Method: "POST", Route: "/shelf", Status: 200, Effects: canned, Encoding: fake.FormBody,
			Body: []fake.Field{
				row,
				{Name: "meta", Kind: fake.Map, Elem: text},
				{Name: "note", Kind: fake.String, Nullable: true},
				{Name: "more", Kind: fake.Map, Elem: number, Nullable: true},
				{Name: "when", Kind: fake.Either, Nullable: true, Cases: []fake.Case{
					{Value: fake.Field{Kind: fake.String, Rules: []fake.Rule{fake.OneOf("now")}}},
					{Value: fake.Field{Kind: fake.Integer}},
					{Value: fake.Field{Kind: fake.Array, Elem: number}},
					{Has: []string{"days"}, Value: fake.Field{Kind: fake.Map, Elem: number}},
					{Value: label},
				}},
				{Name: "pet", Kind: fake.Either, Tag: "kind", Cases: []fake.Case{
					{Tag: "cat", Value: pet(fake.Field{Name: "lives", Kind: fake.Integer})},
					{Tag: "dog", Value: pet(fake.Field{Name: "lives", Kind: fake.String})},
				}},
				{Name: "tree", Kind: fake.Any},
			},
		},
		{
			Name: "Send", Method: "PUT", Route: "/shelf", Status: 200, Effects: canned, Encoding: fake.MultipartBody,
			Body: []fake.Field{
				{
					Name:     "file",
					Kind:     fake.File,
					Required: true,
				}, {Name: "more", Kind: fake.Array, Elem: &fake.Field{Kind: fake.File}}, row,
			},
		},
		{
			Name:    "Set",
			Method:  "PATCH",
			Route:   "/shelf",
			Status:  200,
			Effects: canned,
			BodyOf:  &fake.Field{Kind: fake.Array, Elem: number},
		},
	}
	return d
}

// pet is a variant of a union.
func pet(of fake.Field) fake.Field {
	return fake.Field{Kind: fake.Object, Fields: []fake.Field{{Name: "kind", Kind: fake.String}, of}}
}

const (
	formType  = "application/x-www-form-urlencoded"
	partsType = "multipart/form-data; boundary=b"
)

// parts is a form of parts, each described behind its name.
func parts(all ...string) string {
	var b strings.Builder
	for i := 0; i < len(all); i += 2 {
		fmt.Fprintf(&b, "--b\r\nContent-Disposition: form-data; name=%s\r\n\r\n%s\r\n", all[i], all[i+1])
	}
	return b.String() + "--b--\r\n"
}

func TestPlacesAreChecked(t *testing.T) {
	t.Parallel()
	const rows = "rows\r\nContent-Type: application/json"
	s := fake.New(shelf())
	for _, c := range []struct {
		request     string // method, target, and headers behind spaces
		contentType string
		body        string
		codes       string
	}{
		{"GET /v2/shelf?tag=a&tag=b&ids=1,2&at[gte]=3&under=none&by=", "", "", ""},
		{"GET /v2/shelf?tag[]=a&tag[]=b&ids=", "", "", ""},
		{"GET /v2/shelf?tag=a", "", "", "field_value:tag"},
		{"GET /v2/shelf?tag=a&tag=b&tag=c&tag=d", "", "", "field_value:tag"},
		{"GET /v2/shelf?tag=a&tag=a", "", "", "field_value:tag"},
		{"GET /v2/shelf?tag=a&tag=long", "", "", "field_value:tag.1"},
		{"GET /v2/shelf?ids=1,x", "", "", "field_value:ids.1"},
		{"GET /v2/shelf?at[gte]=x", "", "", "field_value:at.gte"},
		{"GET /v2/shelf?to[gte]=1", "", "", "field_unknown:to[gte]"},
		{"GET /v2/shelf?at[gt]=1", "", "", "field_unknown:at[gt]"},
		{"GET /v2/shelf?at=1", "", "", "field_unknown:at"},
		{"GET /v2/shelf?at[gte]=1&at[gte]=2", "", "", "bad_request"},
		{"GET /v2/shelf?where[a]=1", "", "", ""},
		{"GET /v2/shelf?where[a]=1&where[b]=1", "", "", "field_unknown:where[b]"},
		{"GET /v2/shelf?by=long", "", "", "field_value:by"},
		{"GET /v2/shelf?by=a&by=b", "", "", "bad_request"},
		{"GET /v2/shelf X-Depth:3 X-Ids:1,2", "", "", ""},
		{"GET /v2/shelf X-Depth:0 X-Ids:1,x", "", "", "field_value:X-Depth field_value:X-Ids.1"},
		{"GET /v2/shelf/v7.json", "", "", ""},
		{"GET /v2/shelf/vx.json", "", "", "field_value:n"},
		{"GET /v2/shelf/7.json", "", "", ""},
		{"GET /v2/shelf/found/all?name=&word=a", "", "", ""},
		{"GET /v2/shelf/found/all?name=&word=a&in=&to=", "", "", "field_value:in field_value:to"},
		{"GET /v2/shelf/found/all?word=", "", "", "field_missing:name field_missing:word"},
		{"POST /v2/shelf", formType, "rows[0][text]=a&rows[1][text]=b&rows[1][size]=&meta[k]=v&note=", ""},
		{"POST /v2/shelf", formType, "rows[0][size]=1", "field_missing:rows.0.text"},
		{"POST /v2/shelf", formType, "rows[0][text]=a&rows[0][size]=x", "field_value:rows.0.size"},
		{"POST /v2/shelf", formType, "rows[0][text]=a&meta[k]=long", "field_value:meta.k"},
		{"POST /v2/shelf", formType, "rows[0][text]=a&odd=1", "field_unknown:odd"},
		{"POST /v2/shelf", formType, "rows[0][text]=a&rows[0][odd]=1", "field_unknown:rows[0][odd]"},
		{"POST /v2/shelf", formType, "rows[0][text]=a&rows[x][text]=b", "field_unknown:rows[x][text]"},
		{"POST /v2/shelf", formType, "rows[0][text]=a&note[x]=b", "field_unknown:note[x]"},
		{"POST /v2/shelf", formType, "rows[0][text]=a&rows[0][text]=b", "bad_request"},
		{"POST /v2/shelf", formType, "rows[0][text]=a&meta=b", "field_value:meta"},
		{"POST /v2/shelf", formType, "rows[0][text]=a&more=", ""},
		{"POST /v2/shelf", formType, "rows[3][text]=a&rows[5][text]=long", ""},
		{"POST /v2/shelf", formType, "rows[0][text]=a&when=soon", "field_value:when"},
		{"POST /v2/shelf", formType, "rows[0][text]=a&when[0]=x", "field_value:when.0"},
		{"POST /v2/shelf", formType, "rows[0][text]=a&when[days]=x", "field_value:when.days"},
		{"POST /v2/shelf", formType, "rows[0][text]=a&when[size]=1", "field_missing:when.text"},
		{"POST /v2/shelf", formType, "rows[0][text]=a&pet[kind]=dog&pet[lives]=x", ""},
		{"POST /v2/shelf", formType, "rows[0][text]=a&pet[kind]=cat&pet[lives]=x", "field_value:pet.lives"},
		{"POST /v2/shelf", formType, "rows[0][text]=a&pet[kind]=owl", "field_value:pet"},
		{"POST /v2/shelf", formType, "rows[0][text]=a&pet=owl", "field_value:pet"},
		{"POST /v2/shelf", formType, "note=a", "field_missing:rows"},
		{"POST /v2/shelf", formType, "a;b", "bad_request"},
		{"POST /v2/shelf", "application/json", "{}", "unsupported_media_type"},
		{"PUT /v2/shelf", partsType, parts(`file; filename=""`, "x", rows, `[{"text":"a"}]`), ""},
		{"PUT /v2/shelf", partsType, parts(`file; filename="a"`, "x", rows, `[{"text":1}]`), "field_value:rows.0.text"},
		{"PUT /v2/shelf", partsType, parts(rows, `[]`), "field_missing:file"},
		{
			"PUT /v2/shelf",
			partsType,
			parts(`file; filename="a"`, "x", rows, `[]`, "odd; filename=b", ""),
			"field_unknown:odd",
		},
		{"PUT /v2/shelf", partsType, "--x--\r\n", "bad_request"},
		{"PATCH /v2/shelf", "application/json", "[1,2]", ""},
		{"PATCH /v2/shelf", "application/json", `[1,"a"]`, "field_value:body.1"},
		{"PATCH /v2/shelf", "application/json", `{}`, "field_value:body"},
		{"PATCH /v2/shelf", "application/json", `[`, "bad_request"},
	} {
		t.Run(c.request+" "+c.body, func(t *testing.T) {
			words := strings.Fields(c.request)
			req := request(t, words[0], words[1], c.body)
			req.Header.Set("Content-Type", c.contentType)
			for _, header := range words[2:] {
				name, value, _ := strings.Cut(header, ":")
				req.Header.Set(name, value)
			}
			status, body := send(t, s, req)
			got := ""
			if status != http.StatusOK {
				got = codes(t, body)
			}
			if got != c.codes {
				t.Errorf("status %d: got %q, want %q", status, got, c.codes)
			}
		})
	}
}

func TestPlacesAreReadBack(t *testing.T) {
	t.Parallel()
	type labels []struct {
		Text string `json:"text"`
		Size *int   `json:"size"`
	}
	whole := func(p fake.Posted) fake.Posted { return p }
	two := 2
	for name, test := range map[string]struct {
		operation, target, method, contentType, body string
		read                                         func(r *fake.Request) any
		want                                         any
	}{
		"list": {
			"List", "/shelf?tag=a&tag=b", "GET", "", "",
			func(r *fake.Request) any { return fake.QueryValue[[]string](r, "tag") }, []string{"a", "b"},
		},
		"joined list": {
			"List", "/shelf?ids=1,2", "GET", "", "", func(r *fake.Request) any {
				return fake.QueryValue[[]int](r, "ids")
			}, []int{1, 2},
		},
		"empty list": {
			"List",
			"/shelf?ids=",
			"GET",
			"",
			"",
			func(r *fake.Request) any { return fake.QueryValue[[]int](r, "ids") },
			[]int{},
		},
		"list that was not sent": {
			"List", "/shelf", "GET", "", "", func(r *fake.Request) any {
				return fake.QueryValue[[]int](r, "ids")
			}, []int(nil),
		},
		"object": {
			"List", "/shelf?at[gte]=3", "GET", "", "",
			func(r *fake.Request) any { return fake.QueryValue[map[string]int](r, "at") }, map[string]int{"gte": 3},
		},
		"null": {
			"List",
			"/shelf?under=none",
			"GET",
			"",
			"",
			func(r *fake.Request) any { return fake.QueryValue[*string](r, "under") },
			(*string)(nil),
		},
		"what no operation has": {
			"List",
			"/shelf",
			"GET",
			"",
			"",
			func(r *fake.Request) any { return fake.QueryValue[int](r, "odd") },
			0,
		},
		"header": {
			"List",
			"/shelf",
			"GET",
			"",
			"",
			func(r *fake.Request) any { return fake.HeaderValue[int](r, "X-Depth") },
			4,
		},
		"list with gaps": {
			"Fill", "/shelf", "POST", formType, "rows[10][text]=c&rows[2][text]=b&rows[0][text]=a",
			func(r *fake.Request) any { return fake.FormValue[labels](r, "rows") },
			labels{{Text: "a"}, {Text: "b"}, {Text: "c"}},
		},
		"one of several things": {
			"Fill", "/shelf", "POST", formType,
			"when=7&pet[kind]=dog&pet[lives]=9&tree[a][0][b]=x&tree[a][1]=1&tree[c]=", func(r *fake.Request) any {
				list := []any{fake.FormValue[any](r, "when"), fake.FormValue[any](r, "pet")}
				return append(list, fake.FormValue[any](r, "tree"))
			},
			[]any{
				7.0, map[string]any{"kind": "dog", "lives": "9"},
				map[string]any{"a": []any{map[string]any{"b": "x"}, 1.0}, "c": ""},
			},
		},
		"number in the path": {
			"Version",
			"/shelf/v7.json",
			"GET",
			"",
			"",
			func(r *fake.Request) any { return r.PathInt("n") },
			7,
		},
		"no number in the path": {
			"Version",
			"/shelf/vx.json",
			"GET",
			"",
			"",
			func(r *fake.Request) any { return r.PathInt("n") },
			0,
		},
		"text around a parameter": {
			"Version",
			"/shelf/v7.json",
			"GET",
			"",
			"",
			func(r *fake.Request) any { return r.Path("n") },
			"7",
		},
		"less text around another": {
			"Any",
			"/shelf/7.json",
			"GET",
			"",
			"",
			func(r *fake.Request) any { return r.Path("id") },
			"7.json",
		},
		"objects of a form": {
			"Fill", "/shelf", "POST", formType, "rows[0][text]=a&rows[1][text]=b&rows[1][size]=2",
			func(r *fake.Request) any {
				return fake.FormValue[labels](r, "rows")
			}, labels{{Text: "a"}, {Text: "b", Size: &two}},
		},
		"map of a form": {
			"Fill", "/shelf", "POST", formType, "meta[k]=v&meta[l%20m]=w",
			func(r *fake.Request) any {
				return fake.FormValue[map[string]string](r, "meta")
			}, map[string]string{"k": "v", "l m": "w"},
		},
		"map that is null": {
			"Fill", "/shelf", "POST", formType, "more=",
			func(r *fake.Request) any { return string(fake.FormValue[json.RawMessage](r, "more")) }, "null",
		},
		"file": {
			"Send", "/shelf", "PUT", partsType, parts("file; filename=\"a.txt\"\r\nContent-Type: text/x", "content"),
			func(r *fake.Request) any {
				return fake.FileOf(r, "file", whole)
			}, fake.Posted{Name: "a.txt", ContentType: "text/x", Content: "content"},
		},
		"files": {
			"Send", "/shelf", "PUT", partsType, parts("more; filename=a", "x", "more; filename=b", "y"),
			func(r *fake.Request) any {
				return fake.FilesOf(r, "more", whole)
			}, []fake.Posted{{Name: "a", Content: "x"}, {Name: "b", Content: "y"}},
		},
		"file that was not sent": {
			"Send", "/shelf", "PUT", partsType, parts(), func(r *fake.Request) any {
				return fake.FileOf(r, "file", whole)
			}, fake.Posted{},
		},
		"body": {
			"Set",
			"/shelf",
			"PATCH",
			"application/json",
			"[1]",
			func(r *fake.Request) any { return fake.BodyOf[[]int](r) },
			[]int{1},
		},
		"body that is a file": {
			"Set", "/shelf", "PATCH", "text/x", "data", func(r *fake.Request) any { return fake.WholeBody(r, whole) },
			fake.Posted{ContentType: "text/x", Content: "data"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := fake.New(shelf())
			req := request(t, test.method, "/v2"+test.target, test.body)
			req.Header.Set("Content-Type", test.contentType)
			req.Header.Set("X-Depth", "4")
			send(t, s, req)
			calls := s.Calls(test.operation)
			if len(calls) != 1 {
				t.Fatalf("%d calls of %s", len(calls), test.operation)
			}
			if got := test.read(calls[0].Request); !reflect.DeepEqual(got, test.want) {
				t.Errorf("got %#v, want %#v", got, test.want)
			}
		})
	}
}
