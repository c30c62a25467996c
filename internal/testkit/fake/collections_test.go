package fake_test

import (
	"encoding/json"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/internal/testkit/fake"
)

// clubs describes an API of clubs, people and who belongs to which club.
func clubs() fake.Description {
	api := notes()
	api.Collections = []*fake.Collection{
		{
			Name: "Club", ID: "id", NewID: fake.NewID("club_"), NewestFirst: "made_at",
			Fields:   []string{"id", "name", "rules", "made_at"},
			Defaults: []fake.Assign{{Field: "made_at", To: fake.Now{}}},
		},
		{Name: "Person", ID: "number", NewID: fake.Serial{}, Fields: []string{"number", "name"}},
		{Name: "Member", ID: "id", NewID: fake.UUID{}, Fields: []string{"id", "role", "club", "person"}},
	}
	club := fake.Find{In: "Club", By: "club", Else: "not_found"}
	both := []fake.Match{
		{Field: "club.id", Is: fake.FromPath("club")}, {Field: "person.number", Is: fake.FromPath("person")},
	}
	role := fake.FirstOf{fake.FromBody("role"), fake.FromQuery("role"), fake.Text("guest")}
	name := []fake.Field{{Name: "name", Kind: fake.String}, {Name: "rules", Kind: fake.Any, Nullable: true}}
	api.Operations = []*fake.Operation{
		{
			Name: "clubs.Create", Method: "POST", Route: "/clubs", Status: 201, In: "Club", Body: name,
			Effects: []fake.Effect{
				fake.Absent{Where: []fake.Match{{Field: "name", Is: fake.FromBody("name")}}, Else: "mismatch"},
				fake.Insert{Values: []fake.Assign{
					{Field: "id", To: fake.Serial{Prefix: "club_", Text: true}},
					{Field: "name", To: fake.FromBody("name")},
					{Field: "rules.dress", To: fake.Text("tie")}, {Field: "rules.age.from", To: fake.JSON("18")},
				}}, fake.Reply{},
			},
		},
		{
			Name: "clubs.List", Method: "GET", Route: "/clubs", Status: 200, In: "Club",
			Query: []fake.Field{{Name: "order", Kind: fake.String}}, Effects: []fake.Effect{
				fake.Select{
					OrderBy: "order", Order: []fake.Order{{Field: "rules.age.from", Descending: true}, {Field: "name"}},
				},
			},
		},
		{
			Name: "clubs.Patch", Method: "PATCH", Route: "/clubs/{club}", Status: 200, In: "Club", Body: name,
			Effects: []fake.Effect{
				club,
				fake.Set{
					Values: []fake.Assign{{
						Field: "rules", To: fake.Merge{Field: "rules", With: fake.FromBody("rules")},
					}},
				},
				fake.Reply{},
			},
		},
		{
			Name: "clubs.Put", Method: "PUT", Route: "/clubs/{club}", Status: 200, In: "Club", Body: name,
			Effects: []fake.Effect{
				club, fake.Set{Values: []fake.Assign{{Field: "rules.age", To: fake.FromBody("rules")}}}, fake.Reply{},
			},
		},
		{
			Name: "clubs.Delete", Method: "DELETE", Route: "/clubs/{club}", Status: 204, In: "Club",
			Effects: []fake.Effect{
				club, fake.Remove{In: "Member", Where: both[:1]}, fake.Remove{},
			},
		},
		{
			Name: "members.Join", Method: "POST", Route: "/clubs/{club}/members/{person}", Status: 200, In: "Member",
			Query: []fake.Field{{Name: "role", Kind: fake.String}},
			Body:  []fake.Field{{Name: "role", Kind: fake.String}},
			Effects: []fake.Effect{
				club, fake.Find{In: "Person", By: "person", Else: "not_found"},
				fake.Absent{Where: both, Else: "mismatch"},
				fake.Insert{Values: []fake.Assign{
					{Field: "id", To: fake.UUID{}}, {Field: "role", To: role},
					{Field: "club", To: fake.FromPicked{In: "Club"}},
					{Field: "person", To: fake.Members{
						{Field: "number", To: fake.FromPicked{In: "Person", Field: "number"}},
						{Field: "name", To: fake.FromPicked{In: "Person", Field: "name"}},
					}},
				}}, fake.Reply{},
			},
		},
		{
			Name: "members.Get", Method: "GET", Route: "/clubs/{club}/members/{person}", Status: 200, In: "Member",
			Effects: []fake.Effect{fake.Find{Where: both, Else: "not_found"}, fake.Reply{}},
		},
		{
			Name: "members.List", Method: "GET", Route: "/clubs/{club}/members", Status: 200, In: "Member",
			Query: []fake.Field{{Name: "who", Kind: fake.Integer}},
			Effects: []fake.Effect{
				club,
				fake.Select{Where: append(both[:1:1], fake.Match{Field: "person.number", Is: fake.FromQuery("who")})},
			},
		},
	}
	return api
}

func seed(t testing.TB, s *fake.Server, collection string, records ...string) {
	t.Helper()
	for _, r := range records {
		if _, err := s.Seed(collection, json.RawMessage(r)); err != nil {
			t.Fatal(err)
		}
	}
}

func clubServer(t testing.TB) *fake.Server {
	t.Helper()
	s := serverOf(t, clubs())
	seed(t, s, "Club", `{"id":"golf","name":"Golf"}`, `{"id":"chess","name":"Chess"}`)
	seed(t, s, "Person", `{"name":"Ann"}`, `{"number":2,"name":"Bob"}`, `{"name":"Eve \u0061"}`)
	return s
}

func TestRecordsOfSeveralCollections(t *testing.T) {
	t.Parallel()
	s := clubServer(t)
	for _, c := range []struct{ method, target, body, want string }{
		{
			"POST", "/v2/clubs/golf/members/1", `{"role":"boss"}`,
			`"role":"boss","club":{"id":"golf","name":"Golf","made_at":1700000000000},"person":{"number":1,"name":` +
				`"Ann"}}`,
		},
		{"POST", "/v2/clubs/golf/members/1", "", `"mismatch"`},
		{"POST", "/v2/clubs/golf/members/2?role=cook", "", `"role":"cook"`},
		{"POST", "/v2/clubs/chess/members/2", "", `"role":"guest"`},
		{"POST", "/v2/clubs/golf/members/4", "", `"not_found"`},
		{"POST", "/v2/clubs/poker/members/1", "", `"not_found"`},
		{"GET", "/v2/clubs/golf/members/2", "", `"role":"cook"`},
		{"GET", "/v2/clubs/chess/members/2", "", `"role":"guest"`},
		{"GET", "/v2/clubs/chess/members/1", "", `"not_found"`},
		{"GET", "/v2/clubs/chess/members?who=1", "", `[]`},
	} {
		if _, body := send(t, s, request(t, c.method, c.target, c.body)); !strings.Contains(body, c.want) {
			t.Errorf("%s %s: got %s, want %s", c.method, c.target, body, c.want)
		}
	}
	for target, want := range map[string]int{"golf/members": 2, "golf/members?who=2": 1, "chess/members": 1} {
		if _, body := send(t, s,
			request(t, "GET", "/v2/clubs/"+target, "")); len(strings.Fields(ids(t, body))) != want {
			t.Errorf("%s: got %s, want %d members", target, body, want)
		}
	}
	if status, _ := send(t, s, request(t, "DELETE", "/v2/clubs/golf", "")); status != http.StatusNoContent {
		t.Errorf("deleting a club: %d", status)
	}
	if clubs, members := s.All("Club"), s.All("Member"); len(clubs) != 1 || len(members) != 1 ||
		!strings.Contains(string(members[0]), `"chess"`) {
		t.Errorf("left are %s and %s", clubs, members)
	}
}

func TestNestedFields(t *testing.T) {
	t.Parallel()
	s := clubServer(t)
	for _, c := range []struct{ name, method, target, body, want string }{
		{
			"made by paths", "POST", "clubs", `{"name":"Tea"}`,
			`{"id":"club_1","name":"Tea","rules":{"dress":"tie","age":{"from":18}}}`,
		},
		{"taken", "POST", "clubs", `{"name":"Tea"}`, `"mismatch"`},
		{
			"merged", "PATCH", "clubs/club_1", `{"rules":{"age":{"to":99},"dress":null,"pets":["dog"]}}`,
			`"rules":{"age":{"from":18,"to":99},"pets":["dog"]}`,
		},
		{"merged with nothing", "PATCH", "clubs/club_1", `{}`, `"rules":{"age":{"from":18,"to":99},"pets":["dog"]}`},
		{"replaced", "PUT", "clubs/club_1", `{"rules":{"from":21}}`, `"rules":{"age":{"from":21},"pets":["dog"]}`},
		{"merged with text", "PATCH", "clubs/club_1", `{"rules":"none"}`, `"rules":"none"`},
		{"an object again", "PUT", "clubs/club_1", `{"rules":7}`, `"rules":{"age":7}`},
		{"merged into nothing", "PATCH", "clubs/golf", `{"rules":{"a":null,"b":{"c":null}}}`, `"rules":{"b":{}}`},
	} { // in their order, each on what the one before has left
		if _, body := send(t, s, request(t, c.method, "/v2/"+c.target, c.body)); !strings.Contains(body, c.want) {
			t.Errorf("%s: got %s, want %s", c.name, body, c.want)
		}
	}
}

func TestIDs(t *testing.T) {
	t.Parallel()
	s := clubServer(t)
	for id, want := range map[string]string{"1": "Ann", "2": "Bob", "3": "Eve a"} {
		raw, found := s.Get("Person", id)
		if !found || member(t, string(raw), "name") != want && want != "Eve a" {
			t.Errorf("person %s is %s", id, raw)
		}
	}
	_, body := send(t, s, request(t, "POST", "/v2/clubs/golf/members/3", ""))
	uuid := regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`)
	if id := member(t, body, "id"); !uuid.MatchString(id) {
		t.Errorf("a UUID is %s", id)
	}
}

func TestOrders(t *testing.T) {
	t.Parallel()
	s := serverOf(t, clubs())
	seed(t, s, "Club", `{"id":"a","name":"x","rules":{"age":{"from":9}},"made_at":1}`,
		`{"id":"b","name":"z","rules":{"age":{"from":10}},"made_at":2}`,
		`{"id":"c","name":"y","rules":{"age":{"from":10}},"made_at":3}`, `{"id":"d","made_at":4}`)
	for order, want := range map[string]string{
		"": "c b a d", "name": "d a c b", "-name": "b c a d", "+name": "d a c b", "%2Bmade_at": "a b c d",
		"-made_at": "d c b a", "nothing": "c b a d",
	} {
		if _, body := send(t, s, request(t, "GET", "/v2/clubs?order="+order, "")); ids(t, body) != want {
			t.Errorf("order %q: got %s, want %s", order, ids(t, body), want)
		}
	}
}

// What a request leaves out is not the empty text that a record may have.
func TestAbsentValuesFindNothing(t *testing.T) {
	t.Parallel()
	s := clubServer(t)
	for _, c := range []struct{ name, body, want string }{
		{"empty", `{"name":""}`, `"id":"club_1"`},
		{"absent", `{}`, `"id":"club_2"`},
		{"absent again", "", `"id":"club_3"`},
		{"empty again", `{"name":""}`, `"mismatch"`},
	} { // in their order, each on what the one before has left
		if _, body := send(t, s, request(t, "POST", "/v2/clubs", c.body)); !strings.Contains(body, c.want) {
			t.Errorf("%s: got %s, want %s", c.name, body, c.want)
		}
	}
}

func TestCollectionThatIsNot(t *testing.T) {
	t.Parallel()
	defer func() {
		if got, want := recover(), `fake: there is no collection "Clubs"`; got != want {
			t.Errorf("got %v, want %s", got, want)
		}
	}()
	clubServer(t).All("Clubs")
}
