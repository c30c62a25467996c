package fake_test

import (
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/internal/testkit/fake"
)

// album keeps pictures, each with a file or two.
func album() *fake.Server {
	find := fake.Find{By: "id", Else: "missing"}
	return fake.New(fake.Description{
		Errors: fake.Errors{Known: []fake.ErrorCode{
			{Status: 404, Code: "missing"}, {Status: 412, Code: "changed"},
		}},
		Auth:        fake.Auth{In: fake.Nowhere},
		Collections: []*fake.Collection{{Name: "Picture", ID: "id", NewID: fake.NewID("p"), Fields: []string{"id"}}},
		Operations: []*fake.Operation{
			{
				Name: "Post", Method: "POST", Route: "/pictures/{id}", Status: 204, In: "Picture",
				Encoding: fake.MultipartBody,
				Body:     []fake.Field{{Name: "image", Kind: fake.File}, {Name: "back", Kind: fake.File}},
				Effects: []fake.Effect{
					find, fake.KeepFile{Body: "image"}, fake.KeepFile{Body: "back", As: "back"},
				},
			},
			{
				Name: "Put", Method: "PUT", Route: "/pictures/{id}", Status: 204, In: "Picture", Encoding: fake.RawBody,
				BodyOf: &fake.Field{}, Tagged: true, Header: []fake.Field{{Name: "If-Match", Kind: fake.String}},
				Effects: []fake.Effect{find, fake.RequireMatch{Else: "changed"}, fake.KeepFile{}},
			},
			{
				Name: "Get", Method: "GET", Route: "/pictures/{id}", Status: 200, In: "Picture", Conditional: true,
				Effects: []fake.Effect{find, fake.Reply{}},
			},
			{
				Name: "Image", Method: "GET", Route: "/pictures/{id}/image", Status: 200, In: "Picture",
				Effects: []fake.Effect{find, fake.ReplyFile{ContentType: "image/png", Else: "missing"}},
			},
			{
				Name: "Back", Method: "GET", Route: "/pictures/{id}/back", Status: 200, In: "Picture",
				Effects: []fake.Effect{find, fake.ReplyFile{As: "back", ContentType: "image/png", Else: "missing"}},
			},
		},
	})
}

// TestKeptFiles posts files, and reads them back.
func TestKeptFiles(t *testing.T) {
	t.Parallel()
	s := album()
	if _, err := s.Seed("Picture", []byte(`{"id":"p1"}`), []byte(`{"id":"p2"}`)); err != nil {
		t.Fatal(err)
	}
	var tags []string
	long := strings.Repeat("\x00\xff", 1<<20) // is more than other bodies may have
	for _, step := range []struct {
		name, request, kind, body, match string

		status int
		want   string
	}{
		{"none", "GET p1/image", "", "", "", 404, ""},
		{"put", "PUT p1", "image/png", long, "", 204, ""},
		{"back", "GET p1/image", "", "", "", 200, long},
		{"of another", "GET p2/image", "", "", "", 404, ""},
		{"under another name", "GET p1/back", "", "", "", 404, ""},
		{"posted", "POST p1", partsType, parts(`image; filename="a"`, "\xff\r\n"), "", 204, ""},
		{"of a form", "GET p1/image", "", "", "", 200, "\xff\r\n"},
		{"not posted", "GET p1/back", "", "", "", 404, ""},
		{"both", "POST p1", partsType, parts(`image; filename=a`, "", `back; filename=b`, "b"), "", 204, ""},
		{"empty", "GET p1/image", "", "", "", 200, ""},
		{"the other", "GET p1/back", "", "", "", 200, "b"},
		{"tag", "GET p1", "", "", "", 200, `{"id":"p1"}`},
		{"as it was", "PUT p1", "image/png", "c", "NOW", 204, ""},
		{"changed", "PUT p1", "image/png", "d", "FIRST", 412, ""},
		{"one of several", "PUT p1", "image/png", "d", `"x", NOW`, 204, ""},
		{"any", "PUT p1", "image/png", "e", "*", 204, ""},
		{"of none", "PUT p1", "image/png", "f", `"x"`, 412, ""},
		{"the last", "GET p1/image", "", "", "", 200, "e"},
	} {
		req := requestOf(t, step.request, step.kind, step.body)
		if step.match != "" {
			match := strings.NewReplacer("FIRST", tags[0], "NOW", tags[len(tags)-1]).Replace(step.match)
			req.Header.Set("If-Match", match)
		}
		resp, err := s.RoundTrip(req)
		if err != nil {
			t.Fatal(err)
		}
		got, err := io.ReadAll(resp.Body)
		if err != nil || resp.StatusCode != step.status || step.status == 200 && string(got) != step.want {
			t.Errorf("%s: status %d, %.80q, %v", step.name, resp.StatusCode, got, err)
		}
		if tag := resp.Header.Get("ETag"); tag != "" {
			if slices.Contains(tags, tag) {
				t.Errorf("%s: the tag %s is that of another content", step.name, tag)
			}
			tags = append(tags, tag)
		}
	}
}

// requestOf has a method and what is behind /pictures/.
func requestOf(t *testing.T, line, kind, body string) *http.Request {
	t.Helper()
	method, path, _ := strings.Cut(line, " ")
	url := "https://fake.example/pictures/" + path
	req, err := http.NewRequestWithContext(t.Context(), method, url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	if kind != "" {
		req.Header.Set("Content-Type", kind)
	}
	return req
}
