package fake_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/internal/testkit/fake"
)

// ids returns the ids of the notes in a list, in its order.
func ids(t testing.TB, body string) string {
	t.Helper()
	var list []struct {
		ID string `json:"id"`
	}
	if err := json.Unmarshal([]byte(body), &list); err != nil {
		t.Fatalf("%s: %v", body, err)
	}
	var all []string
	for _, n := range list {
		all = append(all, n.ID)
	}
	return strings.Join(all, " ")
}

var fiveNotes = []string{
	`{"id":"b","author":"ann","made_at":20}`,
	`{"id":"d","author":"bob","made_at":40}`,
	`{"id":"a","author":"ann","made_at":10,"state":"done"}`,
	`{"id":"c","author":"ann","made_at":30}`,
	`{"id":"e","author":"bob","made_at":40}`,
}

func TestLists(t *testing.T) {
	t.Parallel()
	s := newServer(t, fiveNotes...)
	cases := map[string]string{
		"/v2/notes":                             "e d",
		"/v2/notes?limit=50":                    "e d c b a",
		"/v2/notes?limit=2&offset=1":            "d c",
		"/v2/notes?offset=4":                    "a",
		"/v2/notes?offset=5":                    "",
		"/v2/notes?author=ann&limit=9":          "c b a",
		"/v2/notes?author=ann&state=open":       "c b",
		"/v2/notes?author=ann&offset=1&limit=1": "b",
		"/v2/notes?author=bob&state=done":       "",
		"/v2/notes?author=nobody":               "",
		"/v2/notes?author=&limit=3":             "e d c",
	}
	for target, want := range cases {
		status, body := send(t, s, request(t, "GET", target, ""))
		if got := ids(t, body); status != 200 || got != want {
			t.Errorf("%s: got %d %q, want %q", target, status, got, want)
		}
	}
}

func TestEnvelope(t *testing.T) {
	t.Parallel()
	s := newServer(t, fiveNotes...)
	for target, want := range map[string]string{
		"/v2/notes?wrapped=true":                       "5",
		"/v2/notes?wrapped=true&author=ann":            "3",
		"/v2/notes?wrapped=true&author=ann&state=open": "2",
	} {
		_, body := send(t, s, request(t, "GET", target, ""))
		if got := member(t, body, "total"); got != want {
			t.Errorf("%s: total %s, want %s", target, got, want)
		}
		if items := ids(t, member(t, body, "items")); len(strings.Fields(items)) != 2 {
			t.Errorf("%s: items %s, want 2", target, items)
		}
	}
}

func TestRecordsKeepTheirFields(t *testing.T) {
	t.Parallel()
	s := newServer(t, `{ "later": {"x" : 1}, "title":"x", "id":"n", "author":"ann", "made_at":5, "title":"y" }`)
	_, body := send(t, s, request(t, "GET", "/v2/notes/n", ""))
	want := `{"id":"n","author":"ann","state":"open","made_at":5,"due_at":1700003600000,"title":"y","later":{"x":1}}`
	if body != want {
		t.Errorf("got  %s\nwant %s", body, want)
	}
}

func TestSeedReplacesAndRefuses(t *testing.T) {
	t.Parallel()
	s := newServer(t, `{"id":"n","author":"ann"}`, `{"id":"n","author":"bob"}`)
	if _, body := send(t, s, request(t, "GET", "/v2/notes?author=ann", "")); body != "[]" {
		t.Errorf("the replaced record is still listed: %s", body)
	}
	if n := len(s.All("Note")); n != 1 {
		t.Errorf("%d records, want 1", n)
	}
	for bad, want := range map[string]string{
		`[1]`:    "record 0: not a JSON object",
		`{"id":`: "record 0: unexpected end of JSON input",
		`{} {}`:  "record 0: invalid character '{' after top-level value",
	} {
		if _, err := s.Seed("Note", json.RawMessage(bad)); err == nil || err.Error() != want {
			t.Errorf("%s: got %v, want %s", bad, err, want)
		}
	}
	seeded, err := s.Seed("Note", json.RawMessage(`{"id":""}`))
	if err != nil {
		t.Fatal(err)
	}
	if id := member(t, string(seeded[0]), "id"); !strings.HasPrefix(id, "note_") || len(id) != 32 {
		t.Errorf("made up the id %q", id)
	}
}

func TestInsertSetRemove(t *testing.T) {
	t.Parallel()
	s := newServer(t)
	status, body := send(t, s, request(t, "POST", "/v2/notes", `{"title":"milk","stars":null}`))
	id := member(t, body, "id")
	want := `{"id":"` + id + `","author":null,"state":"open","made_at":1700000000000,"title":"milk","stars":3}`
	if status != 201 || body != want {
		t.Errorf("create: %d %s, want %s", status, body, want)
	}
	if status, body := send(t, s,
		request(t, "POST", "/v2/notes/"+id+"/finish", "")); status != 200 || member(t, body, "state") != "done" {
		t.Errorf("finish: %d %s", status, body)
	}
	if status, _ := send(t, s, request(t, "POST", "/v2/notes/"+id+"/finish", "")); status != 404 {
		t.Errorf("second finish: %d, want 404", status)
	}
	if _, body := send(t, s, request(t, "GET", "/v2/notes?state=done", "")); ids(t, body) != id {
		t.Errorf("done notes are %s", body)
	}
	if status, body := send(t, s,
		request(t, "DELETE", "/v2/notes/"+id, "")); status != 200 || body != `{"id":"`+id+`","deleted":true}` {
		t.Errorf("delete: %d %s", status, body)
	}
	if status, _ := send(t, s, request(t, "POST", "/v2/notes/"+id+"/forget", "")); status != 404 {
		t.Errorf("forget what is gone: %d, want 404", status)
	}
}

func TestOperationsWithoutAnswer(t *testing.T) {
	t.Parallel()
	s := newServer(t, `{"id":"n"}`)
	resp, err := s.RoundTrip(request(t, "POST", "/v2/notes/n/forget", ""))
	if err != nil || resp.StatusCode != 204 || resp.ContentLength != 0 || resp.Header.Get("Content-Type") != "" {
		t.Errorf("forget: %+v and %v", resp, err)
	}
	if status, body := send(t, s, request(t, "GET", "/v2/notes/about", "")); status != 200 || body != `{"version":2}` {
		t.Errorf("about: %d %s", status, body)
	}
}

// An operation that nothing is known of fails and says so, and one that is
// canned needs no record.
func TestOperationsWithoutEffects(t *testing.T) {
	t.Parallel()
	s := newServer(t)
	want := `"title":"notes.Judge has no Effects in the description, which say what it does; dsl.Canned{} among them ` +
		`answers with its example"`
	if status, body := send(t, s,
		request(t, "POST", "/v2/notes/n/judge", "")); status != 501 || !strings.Contains(body, want) {
		t.Errorf("judge: %d %s", status, body)
	}
	if status, body := send(t, s, request(t, "POST", "/v2/notes/n/praise", "{}")); status != 204 || body != "" {
		t.Errorf("praise: %d %s", status, body)
	}
}

func TestRecordsAge(t *testing.T) {
	t.Parallel()
	s := newServer(t, `{"id":"first","due_at":1700000001000}`, `{"id":"second"}`,
		`{"id":"done","state":"done","due_at":1700000001000}`)
	s.Advance(time.Second)
	if _, body := send(t, s, request(t, "GET", "/v2/notes?state=late", "")); ids(t, body) != "first" {
		t.Errorf("after a second %s is late", body)
	}
	if status, _ := send(t, s, request(t, "POST", "/v2/notes/second/finish", "")); status != 200 {
		t.Errorf("a note in time cannot be finished: %d", status)
	}
	s.Advance(2 * time.Hour)
	raw, found := s.Get("Note", "second")
	if !found || member(t, string(raw), "state") != "done" {
		t.Errorf("a finished note became %s", raw)
	}
	if !s.Remove("Note", "first") || s.Remove("Note", "first") {
		t.Error("Remove does not report what it did")
	}
	if got := s.Now(); !got.Equal(start.Add(2*time.Hour + time.Second)) {
		t.Errorf("the clock shows %v", got)
	}
}

// TestTheEarliestAgeComes has records that two ages may reach: the first that does
// leaves nothing to the other.
func TestTheEarliestAgeComes(t *testing.T) {
	t.Parallel()
	s := newServer(t, `{"id":"due","due_at":1700000001000,"gone_at":1700000002000}`,
		`{"id":"going","due_at":1700000002000,"gone_at":1700000001000}`)
	s.Advance(time.Minute)
	for id, want := range map[string]string{"due": "late", "going": "gone"} {
		if raw, _ := s.Get("Note", id); member(t, string(raw), "state") != want {
			t.Errorf("got %s, want one that is %s", raw, want)
		}
	}
}

// TestStaleAppointments has records that are due, but changed before: what was
// planned for them at first does not come to pass.
func TestStaleAppointments(t *testing.T) {
	t.Parallel()
	const due = `{"id":"n","author":"ann","due_at":1700000001000}`
	for _, test := range []struct {
		name   string
		change func(t *testing.T, s *fake.Server)
		open   int // records in the state in which they began
		late   int
	}{
		{"unchanged", func(*testing.T, *fake.Server) {}, 0, 1},
		{
			"delayed", func(t *testing.T, s *fake.Server) { send(t, s, request(t, "POST", "/v2/notes/n/delay", "")) },
			1, 0,
		},
		{"replaced", func(t *testing.T, s *fake.Server) {
			if _, err := s.Seed("Note", json.RawMessage(`{"id":"n","author":"bob"}`)); err != nil {
				t.Fatal(err)
			}
		}, 1, 0},
		{
			"finished", func(t *testing.T, s *fake.Server) { send(t, s, request(t, "POST", "/v2/notes/n/finish", "")) },
			0, 0,
		},
		{"removed", func(_ *testing.T, s *fake.Server) { s.Remove("Note", "n") }, 0, 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			s := newServer(t, due)
			test.change(t, s)
			s.Advance(time.Minute)
			for state, want := range map[string]int{"open": test.open, "late": test.late} {
				_, body := send(t, s, request(t, "GET", "/v2/notes?state="+state, ""))
				if got := len(strings.Fields(ids(t, body))); got != want {
					t.Errorf("%d notes are %s, want %d: %s", got, state, want, body)
				}
			}
		})
	}
}
