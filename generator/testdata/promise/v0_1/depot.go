package promise

import (
	"time"

	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// depot has what the other descriptions have no use for.
func depot() dsl.API {
	d := newDepotModels()
	api := small(d.crates(), d.moves())
	api.Auth = dsl.Basic{KeyName: "account", ExampleUser: "user", ExampleKey: "pass", Missing: unauthorizedCode,
		Invalid: unauthorizedCode}
	api.Alternatives = []dsl.Auth{dsl.APIKey{
		In: dsl.InHeader, Name: "depot-key", KeyName: "depot key", ExampleKey: "depot_4321", Missing: unauthorizedCode,
		Invalid: unauthorizedCode,
	}}
	api.Environment = dsl.Environment{}
	api.Models = []dsl.Schema{&dsl.Object{Name: "Pallet", Doc: "what crates stand on", Fields: []dsl.Field{
		{Name: "feet", Type: dsl.Int{}, Doc: "how many feet it has"},
	}}}
	api.Version = dsl.Version{Header: "Depot-Version", Default: "2024-01-01", Doc: "It picks the version."}
	api.Errors.Refusals = dsl.Refusals{Method: missingCode, Gone: missingCode}
	api.RateLimits = []dsl.RateLimit{{Requests: 10, Per: time.Second, Burst: 5, Doc: "everybody"}}
	return api
}

// depotModels are what the two resources share.
type depotModels struct {
	crate, move *dsl.Object
	kept, made  *dsl.Collection
	id          *dsl.PathParam
}

func newDepotModels() depotModels {
	size := &dsl.Enum{Name: "Size", Doc: "how large a crate is", Values: []dsl.EnumValue{
		{Value: "small", Doc: "fits a shelf"}, {Value: "huge", Doc: "fits no door", Deprecated: "Nobody moves it."},
	}}
	d := depotModels{id: &dsl.PathParam{Name: "crate_id", Doc: "the crate"}}
	d.crate = &dsl.Object{Name: "Crate", Doc: "a box in the depot", Key: "id", Fields: []dsl.Field{
		{Name: "id", Type: dsl.String{}, Doc: "identifies the crate"},
		{Name: "size", Type: size, Optional: true, Doc: "how large it is"},
		{Name: "label", Type: dsl.String{}, Optional: true, Doc: "what is on it", Deprecated: "Nobody reads it."},
		{Name: "created_at", Type: dsl.UnixMilli{}, Doc: "when it came"},
	}}
	d.move = &dsl.Object{Name: "Move", Doc: "a crate that was moved", Key: "id", Fields: []dsl.Field{
		{Name: "id", Type: dsl.String{}, Doc: "identifies the move"},
		{Name: "crate_id", Type: dsl.String{}, Doc: "the crate"},
		{Name: "created_at", Type: dsl.UnixMilli{}, Doc: "when it was"},
	}}
	d.kept = &dsl.Collection{Of: d.crate, ID: "id", IDPrefix: "crate_"}
	d.made = &dsl.Collection{Of: d.move, ID: "id", IDPrefix: "move_"}
	return d
}

const (
	oneCrate = `{"id": "crate_1", "size": "small", "created_at": 1}`
	oneMove  = `{"id": "move_1", "crate_id": "crate_1", "created_at": 1}`
)

// depotExamples are an exchange that succeeds and one that fails.
func depotExamples(response dsl.Response, path map[string]string, body string) []dsl.Example {
	return []dsl.Example{
		{Name: "some", Doc: "it is there", Path: path, Body: body, Response: response},
		{
			Name: "missing", Doc: "it is not", Path: path, Body: body,
			Response: dsl.Response{Status: 404, Body: missingBody},
		},
	}
}

func (d depotModels) crates() *dsl.Resource {
	path := map[string]string{"crate_id": "crate_1"}
	at := func(name string) dsl.Path {
		return dsl.Path{dsl.Literal("crates"), dsl.Affixed{Before: "nr-", Param: d.id}, dsl.Literal(name)}
	}
	failures := []*dsl.Failure{unauthorized, missing}
	list := &dsl.Object{Name: "CrateList", Doc: "crates", Fields: []dsl.Field{
		{Name: "data", Type: dsl.Array{Of: d.crate}, Doc: "the crates"},
		{Name: "total", Type: dsl.Int{}, Doc: "how many there are"},
	}}
	find := dsl.Find{By: d.id, Else: missingCode}
	return &dsl.Resource{
		Name: "crates", Doc: "Crates are in the depot.", State: d.kept, Deprecated: "They are all moved.",
		Endpoints: []dsl.Endpoint{
			dsl.Get{
				Name: "List", Path: dsl.Path{dsl.Literal("crates")}, Summary: "List crates", Doc: "lists crates.",
				Returns: list, Pages: &dsl.LinkHeader{Items: "data", Total: "total", Method: "All"},
				Failures: failures, Effects: []dsl.Effect{dsl.Canned{}}, Deprecated: "There are none.",
				Until: "2024-06-01", Retry: &dsl.OperationRetry{MaxAttempts: 3},
				Query: []dsl.Param{
					{Name: "exact", Type: dsl.Bool{Default: new(true)}, Doc: "whether names are taken literally"},
					{Name: "weight", Type: dsl.Float{Default: new(1.5)}, Doc: "the least weight"},
					{Name: "name", Type: dsl.String{Default: new("any")}, Doc: "the name"},
					{Name: "from", Type: dsl.Int64{Default: new(int64(5))}, Doc: "the first"},
					{Name: "to", Type: dsl.Uint64{Default: new(uint64(7))}, Doc: "the last"},
				},
				Examples: depotExamples(
					dsl.Response{Body: `{"data": [` + oneCrate + `], "total": 1}`}, nil, ""),
			},
			dsl.Get{
				Name: "Weigh", Path: at("weight"), Summary: "Weigh a crate", Doc: "weighs a crate.", Returns: d.crate,
				Status: 203, Failures: failures, Effects: []dsl.Effect{dsl.Canned{}},
				Examples: depotExamples(dsl.Response{Status: 203, Body: oneCrate}, path, ""),
			},
			dsl.Get{
				Name: "Measure", Path: at("weight"), SharesRoute: true, Summary: "Measure a crate",
				Doc: "measures a crate.", Returns: d.crate, Failures: failures, Effects: []dsl.Effect{dsl.Canned{}},
				Examples: depotExamples(dsl.Response{Body: oneCrate}, path, ""),
			},
			dsl.Get{
				Name: "Open", Path: at("content"), Summary: "Open a crate", Doc: "opens a crate.",
				Failures: failures, Effects: []dsl.Effect{dsl.Canned{}},
				Outcomes: []dsl.Outcome{
					{Status: 200, Name: "Crate", Returns: d.crate, Doc: "it is open"},
					{Status: 202, Doc: "it takes a while"},
				},
				Examples: depotExamples(dsl.Response{Body: oneCrate}, path, ""),
			},
			dsl.Put{
				Name: "Label", Path: at("label"), Summary: "Label a crate", Doc: "labels a crate.", Returns: d.crate,
				Public: true, Failures: failures, Encoding: dsl.EncodeJSON,
				Header: []dsl.Param{{Name: "Depot-Hand", Type: dsl.String{}, Doc: "who does it"}},
				Body:   []dsl.Field{{Name: "label", Type: dsl.String{}, Doc: "what to write"}},
				Effects: []dsl.Effect{find, dsl.Set{
					Values: []dsl.Assign{{Field: "label", To: dsl.FromBody("label")}},
				}, dsl.Reply{}},
				Examples: depotExamples(dsl.Response{Body: oneCrate}, path, `{"label": "glass"}`),
			},
			dsl.Delete{
				Name: "Burn", Path: at("ashes"), Summary: "Burn a crate", Doc: "burns a crate.",
				Header: []dsl.Param{{Name: "Depot-Hand", Type: dsl.String{}, Doc: "who does it"}},
				Query:  []dsl.Param{{Name: "slowly", Type: dsl.Bool{}, Doc: "whether it takes a while"}},
				BodyOf: d.crate, BodyRequired: true, Idempotent: true, Public: true, Deprecated: "It smells.",
				Until: "2024-06-01", RateClass: "fires", Failures: failures, Effects: []dsl.Effect{dsl.Canned{}},
				Outcomes: []dsl.Outcome{{Status: 204, Doc: "it is ashes"}, {Status: 202, Doc: "it burns"}},
				Examples: depotExamples(dsl.Response{Status: 204}, path, oneCrate),
			},
			dsl.Delete{
				Name: "Lose", Path: at("place"), Summary: "Lose a crate", Doc: "loses a crate.", Status: 204,
				IdempotencyKey: "Depot-Once", Failures: failures, Effects: []dsl.Effect{find, dsl.Remove{}},
				Examples: depotExamples(dsl.Response{Status: 204}, path, ""),
			},
			dsl.Delete{
				Name: "Hide", Path: at("place"), SharesRoute: true, Summary: "Hide a crate", Status: 204,
				Doc: "hides a crate.", Failures: failures, Effects: []dsl.Effect{dsl.Canned{}},
				Examples: depotExamples(dsl.Response{Status: 204}, path, ""),
			},
			dsl.Options{
				Name: "Check", Path: at("label"), Summary: "Check a crate", Doc: "checks a crate.", Returns: d.crate,
				Failures: failures, Effects: []dsl.Effect{dsl.Canned{}},
				Examples: depotExamples(dsl.Response{Body: oneCrate}, path, ""),
			},
			dsl.Put{
				Name: "Paint", Path: at("label"), SharesRoute: true, Summary: "Paint a crate", Doc: "paints a crate.",
				Returns: d.crate, Failures: failures, Effects: []dsl.Effect{dsl.Canned{}},
				Body:     []dsl.Field{{Name: "color", Type: dsl.String{}, Doc: "the color"}},
				Examples: depotExamples(dsl.Response{Body: oneCrate}, path, `{"color": "red"}`),
			},
		},
	}
}

func (d depotModels) moves() *dsl.Resource {
	path := map[string]string{"crate_id": "crate_1"}
	moves := dsl.Path{dsl.Literal("crates"), d.id, dsl.Literal("moves")}
	failures := []*dsl.Failure{unauthorized, missing}
	crate := dsl.Find{In: d.kept, By: d.id, Else: missingCode}
	return &dsl.Resource{
		Name: "moves", Doc: "Moves are what happened to crates.", State: d.made,
		Endpoints: []dsl.Endpoint{
			dsl.Get{
				Name: "List", Path: moves, Summary: "List moves", Doc: "lists the moves of a crate.",
				Returns: dsl.Array{Of: d.move}, Failures: failures,
				Effects: []dsl.Effect{crate, dsl.Select{
					In: d.made, NewestFirst: "created_at",
					Where: []dsl.Match{{Field: "crate_id", Is: dsl.FromPath{Param: d.id}}},
				}},
				Examples: depotExamples(dsl.Response{Body: `[` + oneMove + `]`}, path, ""),
			},
			dsl.Post{
				Name: "Create", Path: moves, Summary: "Move a crate", Doc: "moves a crate.", Returns: d.move,
				Failures: failures,
				Effects: []dsl.Effect{
					crate,
					dsl.Require{In: d.kept, Field: "size", Is: "small", Else: missingCode},
					dsl.Absent{
						In: d.made, Where: []dsl.Match{{Field: "id", Is: dsl.FromPath{Param: d.id}}}, Else: missingCode,
					},
					dsl.Set{In: d.kept, Values: []dsl.Assign{{Field: "label", To: dsl.JSON(`"moved"`)}}},
					dsl.Insert{In: d.made, Values: []dsl.Assign{
						{Field: "crate_id", To: dsl.FromPicked{In: d.kept, Field: "id"}},
						{Field: "created_at", To: dsl.Now{}},
					}},
					dsl.Reply{In: d.made},
				},
				Examples: depotExamples(dsl.Response{Body: oneMove}, path, ""),
			},
		},
	}
}
