package compare_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/compare"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// shop is a description whose parts can be changed.
type shop struct {
	api   dsl.API
	thing *dsl.Object
	state *dsl.Enum // sent and returned
	hue   *dsl.Enum // only returned
	gone  *dsl.Failure
	list  dsl.Get
	make  dsl.Post
}

func newShop() *shop {
	s := &shop{
		hue:   &dsl.Enum{Name: "Hue", Values: []dsl.EnumValue{{Value: "red"}, {Value: "green"}}},
		state: &dsl.Enum{Name: "State", Values: []dsl.EnumValue{{Value: "new"}, {Value: "used"}}},
		gone: &dsl.Failure{Status: 404, Name: "NotFound", Codes: []*dsl.ErrorCode{
			{Code: "missing", Message: "missing"},
		}},
	}
	s.thing = &dsl.Object{Name: "Thing", Key: "id", Fields: []dsl.Field{
		{Name: "id", Type: dsl.String{}},
		{Name: "count", Type: dsl.Int{}},
		{Name: "state", Type: s.state},
		{Name: "part", Type: dsl.Ref("Thing"), Optional: true},
		{Name: "tags", Type: dsl.Array{Of: dsl.String{}}, Optional: true},
		{Name: "hue", Type: s.hue, Optional: true},
	}}
	s.list = dsl.Get{
		Name: "List", Path: dsl.Path{dsl.Literal("things")}, Returns: dsl.Array{Of: s.thing},
		Query: []dsl.Param{
			{Name: "limit", Type: dsl.Int{Min: new(1), Max: new(99), Default: new(10)}},
			{Name: "state", Type: dsl.OneOf{Enum: s.state}},
			{Name: "ids", Type: dsl.List{Of: dsl.String{}}},
		},
	}
	s.make = dsl.Post{
		Name: "Make", Path: dsl.Path{dsl.Literal("things"), &dsl.PathParam{Name: "id"}}, Returns: s.thing,
		Body: []dsl.Field{
			{Name: "state", Type: s.state},
			{Name: "name", Type: dsl.String{MaxLength: new(9)}, Optional: true},
		},
	}
	s.api = dsl.API{
		Name: "Shop", Servers: []dsl.Server{{Name: "Main", URL: "https://shop.example.com"}}, Auth: dsl.Bearer{},
		Errors: dsl.ErrorModel{Failures: []*dsl.Failure{s.gone}},
	}
	return s
}

func (s *shop) described() dsl.API {
	s.api.Resources = []*dsl.Resource{{Name: "things", Endpoints: []dsl.Endpoint{s.list, s.make}}}
	return s.api
}

// Each case is a change, and the differences: where, the part, the aspect, the old
// and the new, and the effects on the wire and on Go.
var cases = []struct {
	name   string
	change func(*shop)
	want   string
}{
	{"nothing", func(*shop) {}, ""},
	{"endpoint added", func(s *shop) {
		s.list.Path = dsl.Path{dsl.Literal("goods")}
	}, `GET /goods: endpoint "" -> "things.Client.List"; wire adds, Go none
GET /things: endpoint "things.Client.List" -> ""; wire breaks, Go changes`},
	{"name of a path parameter", func(s *shop) {
		s.make.Path = dsl.Path{dsl.Literal("things"), &dsl.PathParam{Name: "thing"}}
	}, `POST /things/{thing} path thing: parameter "id" -> "thing"; wire none, Go none`},
	{"type of a path parameter", func(s *shop) {
		s.make.Path = dsl.Path{dsl.Literal("things"), &dsl.PathParam{Name: "id", Type: dsl.Int{}}}
	}, `POST /things/{id} path id: type "string" -> "integer"; wire breaks, Go changes`},
	{"parameter added", func(s *shop) {
		s.list.Query = append(s.list.Query, dsl.Param{Name: "word", Type: dsl.String{MinLength: new(2)}})
	}, `GET /things query word: parameter "" -> "string, minimum length 2, optional"; wire adds, Go none`},
	{"required parameter added", func(s *shop) {
		s.list.Query = append(s.list.Query, dsl.Param{Name: "word", Type: dsl.String{}, Required: true})
	}, `GET /things query word: parameter "" -> "string, required"; wire breaks, Go changes`},
	{"parameter removed", func(s *shop) { s.list.Query = s.list.Query[:2] },
		`GET /things query ids: parameter "list of string, optional" -> ""; wire breaks, Go changes`},
	{"parameter required", func(s *shop) { s.list.Query[0].Required = true },
		`GET /things query limit: presence "optional" -> "required"; wire breaks, Go changes`},
	{"maximum raised", func(s *shop) { s.list.Query[0].Type = dsl.Int{Min: new(1), Max: new(500), Default: new(10)} },
		`GET /things query limit: maximum "99" -> "500"; wire adds, Go changes`},
	{"maximum lowered", func(s *shop) { s.list.Query[0].Type = dsl.Int{Min: new(1), Max: new(9), Default: new(10)} },
		`GET /things query limit: maximum "99" -> "9"; wire breaks, Go changes`},
	{"minimum gone", func(s *shop) { s.list.Query[0].Type = dsl.Int{Max: new(99), Default: new(10)} },
		`GET /things query limit: minimum "1" -> ""; wire adds, Go changes`},
	{"default", func(s *shop) { s.list.Query[0].Type = dsl.Int{Min: new(1), Max: new(99), Default: new(20)} },
		`GET /things query limit: default "10" -> "20"; wire changes, Go none`},
	{"encoding of a list", func(s *shop) { s.list.Query[2].Type = dsl.List{Of: dsl.String{}, Joined: ","} },
		`GET /things query ids: encoding "repeated" -> "joined by ,"; wire breaks, Go changes`},
	{"value that a parameter does not take", func(s *shop) {
		s.list.Query[1].Type = dsl.OneOf{Enum: s.state, Except: []string{"used"}}
	}, `GET /things query state: value "used" -> ""; wire breaks, Go changes`},
	{"value of what is only returned", func(s *shop) {
		s.hue.Values = append(s.hue.Values, dsl.EnumValue{Value: "blue"})
	}, `models.Hue value blue: value "" -> "blue"; wire changes, Go none`},
	{"value that no parameter takes", func(s *shop) {
		s.list.Query[1].Type = dsl.OneOf{Enum: s.state, Except: []string{"sold"}}
		s.make.Body = nil
		s.state.Values = append(s.state.Values, dsl.EnumValue{Value: "sold"})
	}, `models.State value sold: value "" -> "sold"; wire changes, Go none
POST /things/{id}: body "application/json" -> ""; wire breaks, Go changes
POST /things/{id} body state: field "enum State, required" -> ""; wire breaks, Go changes
POST /things/{id} body name: field "string, maximum length 9, optional" -> ""; wire breaks, Go changes`},
	{"value of what is only returned gone", func(s *shop) { s.hue.Values = s.hue.Values[1:] },
		`models.Hue value red: value "red" -> ""; wire none, Go changes`},
	{"value of what is sent too", func(s *shop) { s.state.Values = s.state.Values[:1] },
		`models.State value used: value "used" -> ""; wire breaks, Go changes`},
	{"field removed", func(s *shop) { s.thing.Fields = s.thing.Fields[:5] },
		`models.Thing field hue: field "enum Hue, optional" -> ""; wire breaks, Go changes`},
	{"field may be absent", func(s *shop) { s.thing.Fields[1].Optional = true },
		`models.Thing field count: presence "required" -> "optional"; wire changes, Go changes`},
	{"field may be null", func(s *shop) { s.thing.Fields[1].Nullable = true },
		`models.Thing field count: null "" -> "may be null"; wire changes, Go changes`},
	{"field of another type", func(s *shop) { s.thing.Fields[1].Type = dsl.Float{} },
		`models.Thing field count: type "integer" -> "number"; wire changes, Go changes`},
	{"items of another type", func(s *shop) { s.thing.Fields[4].Type = dsl.Array{Of: dsl.Int{}} },
		`models.Thing field tags items: type "string" -> "integer"; wire breaks, Go changes`},
	{"bound of what is only returned", func(s *shop) { s.thing.Fields[1].Type = dsl.Int{Min: new(0)} },
		`models.Thing field count: minimum "" -> "0"; wire none, Go none`},
	{"name of a model", func(s *shop) { s.thing.Name = "Good"; s.thing.Fields[3].Type = dsl.Ref("Good") },
		`models.Thing, now Good: Go name "Thing" -> "Good"; wire none, Go none`},
	{"text of a field", func(s *shop) { s.thing.Fields[1].Doc = "how many" },
		`models.Thing field count: documentation "" -> "how many"; wire none, Go none`},
	{"field of a body", func(s *shop) { s.make.Body[1].Type = dsl.String{MaxLength: new(5), Format: dsl.UUID} },
		`POST /things/{id} body name: maximum length "9" -> "5"; wire breaks, Go changes
POST /things/{id} body name: format "" -> "uuid"; wire breaks, Go changes`},
	{"encoding of a body", func(s *shop) { s.make.Encoding = dsl.EncodeForm },
		`POST /things/{id}: body "application/json" -> "application/x-www-form-urlencoded"; wire breaks, Go changes`},
	{"rule of a body", func(s *shop) { s.make.AtLeastOne = []dsl.OneOrMore{{"name", "state"}} },
		`POST /things/{id} body: at least one of "" -> "name, state"; wire breaks, Go changes`},
	{"response", func(s *shop) { s.list.Returns = s.thing },
		`GET /things response: type "list of object Thing" -> "object Thing"; wire breaks, Go changes`},
	{"status", func(s *shop) { s.make.Status = 201 },
		`POST /things/{id}: status "200 OK" -> "201 Created"; wire breaks, Go changes`},
	{"second success", func(s *shop) {
		s.make.Outcomes = []dsl.Outcome{{Status: 200, Returns: s.thing}, {Status: 202, Name: "Later"}}
		s.make.Returns = nil
	}, `POST /things/{id} response 202 Accepted: response "" -> "no body"; wire changes, Go changes`},
	{"failure of an endpoint", func(s *shop) { s.list.Failures = []*dsl.Failure{s.gone} },
		`GET /things: failure "" -> "404 Not Found"; wire changes, Go none`},
	{"name of a code", func(s *shop) { s.gone.Codes[0].Go = "None" },
		`API code missing: Go name "models.CodeMissing" -> "models.CodeNone"; wire none, Go none`},
	{"code", func(s *shop) { s.gone.Codes[0].Code = "none" },
		`API code none: code "" -> "404 Not Found"; wire changes, Go none
API code missing: code "404 Not Found" -> ""; wire none, Go changes`},
	{"credential", func(s *shop) { s.api.Auth = dsl.APIKey{Name: "Key"} },
		`API: credential "" -> "header Key"; wire changes, Go changes
API: credential "bearer" -> ""; wire breaks, Go changes
API default credential: security "bearer" -> "header Key"; wire changes, Go changes`},
	{"public", func(s *shop) { s.list.Public = true },
		`GET /things: security "the API's" -> "none"; wire adds, Go changes`},
	{"idempotency", func(s *shop) { s.make.Idempotent = true },
		`POST /things/{id}: idempotency "not idempotent" -> "idempotent"; wire changes, Go changes`},
	{"retry", func(s *shop) { s.api.Retry.BaseDelay = time.Second },
		`API retry first delay: retry "200ms" -> "1s"; wire changes, Go changes`},
	{"default of a setting that is written out", func(s *shop) { s.api.Retry.MaxAttempts = 3 }, ""},
	{"time-out", func(s *shop) { s.api.Limits.DialTimeout = time.Second },
		`API dial time-out: setting "5s" -> "1s"; wire none, Go changes`},
	{"rate limit", func(s *shop) { s.api.RateLimits = []dsl.RateLimit{{Requests: 5, Per: time.Second}} },
		`API limit of other keys: rate limit "" -> "5 in 1s, 1 at once"; wire changes, Go changes`},
	{"fake", func(s *shop) { s.list.Effects = []dsl.Effect{dsl.Canned{}} },
		`GET /things: fake "" -> "Canned"; wire none, Go changes`},
	{"paging", func(s *shop) { s.list.Pages = &dsl.LinkHeader{Method: "All"} },
		`GET /things: paging "" -> "by the header Link, as All"; wire none, Go changes`},
}

func TestCompare(t *testing.T) {
	t.Parallel()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			s := newShop()
			c.change(s)
			if got := lines(compare.Compare(newShop().described(), s.described())); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func lines(found []compare.Difference) string {
	var all []string
	for _, d := range found {
		all = append(
			all,
			fmt.Sprintf("%s: %s %q -> %q; wire %s, Go %s", strings.TrimSpace(d.Where+" "+d.Part), d.Aspect,
				d.Old, d.New, word(d.Wire), word(d.Go)),
		)
	}
	return strings.Join(all, "\n")
}

// word is the first word of an effect.
func word(e compare.Effect) string {
	first, _, _ := strings.Cut(e.String(), " ")
	return first
}
