package fake_test

import (
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/internal/testkit/fake"
)

// reply is a shape that leads to itself.
func reply() *fake.Field {
	f := &fake.Field{Kind: fake.Object}
	shared := fake.Field{Kind: fake.Shared, Elem: f}
	f.Fields = []fake.Field{
		{Name: "text", Kind: fake.String, Required: true},
		{Name: "next", Kind: fake.Either, Cases: []fake.Case{{Value: shared}, {Value: fake.Field{Kind: fake.Integer}}}},
	}
	return f
}

// key is what the notes API accepts.
const key = "note_test_1"

// notes describes an API that has one of everything.
func notes() fake.Description {
	return fake.Description{
		BasePath: "/v2",
		Auth:     fake.Auth{Key: key, Missing: "no_key", Invalid: "bad_key"},
		Version:  fake.Version{Header: "Notes-Version", Query: "version"},
		Errors: fake.Errors{
			List: "problems", Code: "code", Message: "title", LongMessage: "text", Meta: "meta", TraceID: "trace",
			TraceHeader: "X-Trace",
			Known: []fake.ErrorCode{
				{Status: 401, Code: "no_key", Message: "No key"},
				{Status: 401, Code: "bad_key", Message: "Bad key"},
				{Status: 400, Code: "version_bad", Message: "Bad version"},
				{Status: 404, Code: "not_found", Message: "Not found", LongMessage: "There is none."},
				{Status: 409, Code: "mismatch", Message: "Mismatch"},
				{Status: 410, Code: "removed", Message: "Removed"},
				{Status: 422, Code: "field_missing", Message: "Missing"},
				{Status: 422, Code: "field_unknown", Message: "Unknown"},
				{Status: 422, Code: "field_value", Message: "Bad value", LongMessage: "The value is not allowed."},
				{Status: 503, Code: "busy", Message: "Busy"},
			},
			Refusals: fake.Refusals{
				Route: "not_found", Missing: "field_missing", Unknown: "field_unknown", Type: "field_value",
				Value: "field_value", ParamMeta: "field",
				Version: "version_bad", Gone: "removed",
			},
		},
		RateLimits: []fake.RateLimit{{KeyPrefix: "note_test_", Requests: 3, Per: time.Second}},
		Signing:    fake.Signing{Issuer: "https://notes.example.com", JWKSPath: "/keys"},
		Collections: []*fake.Collection{{
			Name: "Note", ID: "id", NewID: fake.NewID("note_"), NewestFirst: "made_at",
			Fields: []string{"id", "author", "state", "made_at", "due_at", "title"},
			Ages: []fake.Age{
				{At: "due_at", Field: "state", From: "open", To: "late"},
				{At: "gone_at", Field: "state", From: "open", To: "gone"},
			},
			Defaults: []fake.Assign{
				{Field: "state", To: fake.Text("open")}, {Field: "made_at", To: fake.Now{}},
				{Field: "due_at", To: fake.After(time.Hour)},
			},
		}},
		Operations: inNotes(append(plainOperations(), tokenOperations()...)),
	}
}

// inNotes has operations work on the notes.
func inNotes(operations []*fake.Operation) []*fake.Operation {
	for _, op := range operations {
		op.In = "Note"
	}
	return operations
}

func plainOperations() []*fake.Operation {
	find := fake.Find{By: "id", Else: "not_found"}
	title := fake.Field{
		Name: "title", Kind: fake.String, Required: true,
		Rules: []fake.Rule{fake.Length(1, 8), fake.Pattern("^[a-z]+$")},
	}
	return []*fake.Operation{
		{
			Name: "notes.List", Method: "GET", Route: "/notes", Status: 200, Enums: []string{"state"},
			Query: []fake.Field{
				{Name: "author", Kind: fake.String},
				{Name: "state", Kind: fake.String, Rules: []fake.Rule{fake.OneOf("open", "done", "late")}},
				{Name: "limit", Kind: fake.Integer, Default: "2", Rules: []fake.Rule{fake.Between(1, 50)}},
				{Name: "offset", Kind: fake.Integer, Rules: []fake.Rule{fake.AtLeast(0)}},
			},
			Effects: []fake.Effect{fake.Select{
				Filters: []string{"author", "state"}, Page: fake.OffsetLimit{Offset: "offset", Limit: "limit"},
				Envelope: &fake.Envelope{Param: "wrapped", Items: "items", Total: "total"},
			}},
		},
		{
			Name: "notes.Get", Method: "GET", Route: "/notes/{id}", Status: 200, Enums: []string{"state"},
			Effects: []fake.Effect{find, fake.Reply{}},
		},
		{
			Name: "notes.Create", Method: "POST", Route: "/notes", Status: 201,
			Body: []fake.Field{
				title,
				{Name: "stars", Kind: fake.Integer, Nullable: true, Default: "3", Rules: []fake.Rule{fake.AtMost(5)}},
				{Name: "tags", Kind: fake.Array, Elem: &fake.Field{Kind: fake.String}},
				{Name: "meta", Kind: fake.Map, Elem: &fake.Field{Kind: fake.Number}},
				{
					Name: "place", Kind: fake.Object,
					Fields: []fake.Field{{Name: "indoors", Kind: fake.Boolean, Required: true}},
				},
				{Name: "reply", Kind: fake.Shared, Elem: reply(), Nullable: true},
			},
			Effects: []fake.Effect{
				fake.Insert{Values: []fake.Assign{
					{Field: "id", To: fake.NewID("note_")}, {Field: "author", To: fake.Null{}},
					{Field: "state", To: fake.Text("open")},
					{Field: "made_at", To: fake.Now{}}, {Field: "title", To: fake.FromBody("title")},
					{Field: "stars", To: fake.FromBody("stars")},
				}},
				fake.Reply{},
			},
		},
		{
			Name: "notes.Finish", Method: "POST", Route: "/notes/{id}/finish", Status: 200,
			Effects: []fake.Effect{
				find, fake.Require{Field: "state", Is: "open", Else: "not_found"},
				fake.Set{Values: []fake.Assign{{Field: "state", To: fake.Text("done")}}}, fake.Reply{},
			},
		},
		{
			Name: "notes.Delay", Method: "POST", Route: "/notes/{id}/delay", Status: 200,
			Effects: []fake.Effect{
				find, fake.Set{Values: []fake.Assign{{Field: "due_at", To: fake.After(time.Hour)}}}, fake.Reply{},
			},
		},
		{
			Name: "notes.Delete", Method: "DELETE", Route: "/notes/{id}", Status: 200,
			Effects: []fake.Effect{find, fake.Remove{}, fake.Answer{Values: []fake.Assign{
				{Field: "id", To: fake.FromRecord("id")}, {Field: "deleted", To: fake.JSON("true")},
				{Field: "none", To: fake.FromRecord("none")},
			}}},
		},
		{
			Name: "notes.Forget", Method: "POST", Route: "/notes/{id}/forget", Status: 204,
			Effects: []fake.Effect{find, fake.Remove{}},
		},
		{
			Name: "notes.About", Method: "GET", Route: "/notes/about", Status: 200, Until: "2024-05-01",
			Effects: []fake.Effect{fake.Canned{Body: `{"version":2}`}},
		},
		{
			Name: "notes.Praise", Method: "POST", Route: "/notes/{id}/praise", Status: 204, BodyRequired: true,
			Body: []fake.Field{{Name: "stars", Kind: fake.Integer}}, Effects: []fake.Effect{fake.Canned{}},
		},
		{Name: "notes.Judge", Method: "POST", Route: "/notes/{id}/judge", Status: 204},
	}
}

func tokenOperations() []*fake.Operation {
	find := fake.Find{By: "id", Else: "not_found"}
	claims := []fake.Claim{
		{Name: "sub", Field: "author"}, {Name: "note", Field: "id"}, {Name: "v", JSON: "2"},
		{Name: "iss"}, {Name: "iat"}, {Name: "nbf"}, {Name: "exp"}, {Name: "jti"},
	}
	kind := []fake.Assign{{Field: "object", To: fake.Text("token")}}
	return []*fake.Operation{
		{
			Name: "notes.Share", Method: "POST", Route: "/notes/{id}/tokens", Status: 200,
			Body: []fake.Field{
				{Name: "seconds", Kind: fake.Integer, Nullable: true},
				{
					Name: "form", Kind: fake.String, Nullable: true, Default: "token",
					Rules: []fake.Rule{fake.OneOf("token", "cookie")},
				},
			},
			Effects: []fake.Effect{
				find,
				fake.MintCookies{
					When: "form", Is: "cookie", Into: "cookies", Cookie: "__note", Lifetime: time.Minute,
					Claims: claims,
				},
				fake.Mint{Into: "jwt", Lifetime: time.Minute, LifetimeFrom: "seconds", Claims: claims, Values: kind},
			},
		},
		{
			Name: "notes.ShareAs", Method: "POST", Route: "/notes/{id}/tokens/{template}", Status: 200,
			Effects: []fake.Effect{
				find,
				fake.Mint{
					Into: "jwt", Lifetime: time.Minute, Template: "template", Claims: claims[:1], Else: "not_found",
					Values: kind,
				},
			},
		},
		{
			Name: "notes.Open", Method: "POST", Route: "/notes/{id}/open", Status: 200,
			Body: []fake.Field{{Name: "token", Kind: fake.String}, {Name: "secret", Kind: fake.String}},
			Effects: []fake.Effect{
				find, fake.RequireToken{Body: "token", Claim: "note", Else: "bad_key", ElseMismatch: "mismatch"},
				fake.Reply{},
			},
		},
		{
			Name: "notes.Renew", Method: "POST", Route: "/notes/{id}/renew", Status: 200,
			Body: []fake.Field{
				{Name: "token", Kind: fake.String, Required: true}, {Name: "secret", Kind: fake.String, Required: true},
			},
			Effects: []fake.Effect{
				find,
				fake.RequireToken{
					Body: "token", Claim: "note", Else: "bad_key", ElseMismatch: "mismatch", AllowExpired: true,
				},
				fake.RequireSecret{Body: "secret", Else: "bad_key"}, fake.Reply{},
			},
		},
	}
}

// start is the time on the clock of a new test server.
var start = time.UnixMilli(1_700_000_000_000)

// newServer returns a server whose clock stands still, with some notes.
func newServer(t testing.TB, seed ...string) *fake.Server {
	t.Helper()
	return serverOf(t, notes(), seed...)
}

// serverOf is newServer for an API that differs from that of the notes.
func serverOf(t testing.TB, api fake.Description, seed ...string) *fake.Server {
	t.Helper()
	s := fake.New(api)
	s.SetClock(func() time.Time { return start })
	for _, note := range seed {
		if _, err := s.Seed("Note", json.RawMessage(note)); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

// request returns a request with the key; a body makes it JSON.
func request(t testing.TB, method, target, body string) *http.Request {
	t.Helper()
	var reader io.Reader
	if body != "" {
		reader = strings.NewReader(body)
	}
	req, err := http.NewRequestWithContext(t.Context(), method, "https://notes.example.com"+target, reader)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Authorization", "Bearer "+key)
	if body != "" {
		req.Header.Set("Content-Type", "application/json")
	}
	return req
}

// send returns the status and the body of the answer.
func send(t testing.TB, rt http.RoundTripper, req *http.Request) (int, string) {
	t.Helper()
	resp, err := rt.RoundTrip(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, string(body)
}

// member reads one member of a JSON object.
func member(t testing.TB, body, name string) string {
	t.Helper()
	var m map[string]json.RawMessage
	if err := json.Unmarshal([]byte(body), &m); err != nil {
		t.Fatalf("%s: %v", body, err)
	}
	return strings.Trim(string(m[name]), `"`)
}
