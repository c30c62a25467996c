package generator

import (
	"slices"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// everything returns a description with every type of the vocabulary, with all
// texts set. Every call returns a new one, which tests may modify.
func everything() dsl.API {
	codes := everyCode()
	failures := []*dsl.Failure{
		{Status: 401, Name: "Unauthorized", Doc: "the key was not accepted", Codes: codes[:1]},
		{Status: 404, Name: "NotFound", Doc: "there is no such thing", Codes: codes[1:]},
	}
	lost := codes[1]
	return dsl.API{
		Name: "Shop", Doc: "Shop sells things.", Release: "1.2.3", Source: "https://shop.example.com/docs",
		Servers: []dsl.Server{{Name: "Main", URL: "https://shop.example.com/v1", Doc: "the only address"}},
		Auth: dsl.Basic{KeyName: "account", ExampleUser: "user", ExampleKey: "password", Missing: codes[0],
			Invalid: codes[0]},
		Alternatives: []dsl.Auth{
			dsl.Bearer{KeyName: "API key", KeyPrefixes: []string{"key_"}, ExampleKey: "key_1234", Missing: codes[0],
				Invalid: codes[0]},
			dsl.APIKey{
				Name: "Shop-Key", Prefix: "Key ", KeyName: "shop key", KeyPrefixes: []string{"shop_"},
				ExampleKey: "shop_1234", Missing: codes[0], Invalid: codes[0],
			},
		},
		Version: dsl.Version{
			Header: "Shop-Version", Query: "version", Default: "2024-01-01", Doc: "It picks the version.",
		},
		Environment: dsl.Environment{Key: "SHOP_KEY", User: "SHOP_USER", BaseURL: "SHOP_URL", BaseURLPath: "/v1"},
		Errors: dsl.ErrorModel{
			List: "errors", Code: "code", Message: "message", LongMessage: "long_message", Meta: "meta",
			TraceID: "trace_id", TraceHeader: "X-Trace-Id",
			Failures: failures,
			Refusals: dsl.Refusals{
				Route: lost, Method: lost, ContentType: lost, TooLarge: lost, Body: lost, Query: lost, Version: lost,
				Gone: lost, Missing: lost, Unknown: lost,
				Type: lost, Value: lost, Format: lost, ParamMeta: "param",
			},
		},
		Retry: dsl.Retry{
			MaxAttempts: 2, BaseDelay: time.Second, MaxDelay: 2 * time.Second, MaxRetryAfter: time.Minute, Budget: 10,
			BudgetRefill: 0.5,
			Refused:      []int{429}, Ambiguous: []int{503},
		},
		RateLimits: []dsl.RateLimit{{KeyPrefix: "key_", Requests: 10, Per: time.Second, Burst: 1, Doc: "everybody"}},
		Limits: dsl.Limits{
			DialTimeout: time.Second, TLSTimeout: time.Second, HeaderTimeout: time.Second, AttemptTimeout: time.Second,
			OperationTimeout: time.Minute, MaxResponseBytes: 1 << 20,
		},
		Signing:   &dsl.Signing{Issuer: "https://shop.example.com", JWKSPath: "/jwks"},
		Resources: []*dsl.Resource{everyEndpoint(failures)},
	}
}

func everyCode() []*dsl.ErrorCode {
	return []*dsl.ErrorCode{
		{
			Code: "unauthorized", Message: "unauthorized", LongMessage: "The key is not valid.",
			Doc: "the key is not valid",
		},
		{
			Code: "missing", Go: "Lost", Message: "missing", LongMessage: "There is no such thing.",
			Doc: "there is no such thing",
		},
	}
}

// everyModel returns a record, what else endpoints return, and the enum of the
// record's state.
func everyModel() (thing, ticket, cookies *dsl.Object, state *dsl.Enum, origin *dsl.Choice) {
	state = &dsl.Enum{Name: "State", Doc: "the state of a thing", Values: []dsl.EnumValue{
		{Value: "new", Go: "Fresh", Doc: "it just came in"},
		{Value: "used", Doc: "somebody had it", Deprecated: "Nobody buys it."},
		{Value: "sold", Go: "StateGone", Doc: "it is gone"},
	}}
	box := &dsl.Object{
		Name: "Box", Doc: "a box", Fields: []dsl.Field{{Name: "kind", Type: dsl.Const("box"), Doc: "the kind"}},
	}
	bag := &dsl.Object{
		Name: "Bag", Doc: "a bag",
		Fields: []dsl.Field{{Name: "size", Go: "Room", Type: dsl.Int{}, Optional: true, Doc: "how much is in it"}},
	}
	wrapping := &dsl.Union{
		Name: "Wrapping", Doc: "what a thing comes in", Discriminator: "kind", Variants: []*dsl.Object{box},
		Tagged: []dsl.Tagged{{Tag: "bag", Of: bag}},
	}
	maker := &dsl.Object{
		Name: "Maker", Doc: "a maker", AtLeastOne: []dsl.OneOrMore{{"name", "town"}}, Fields: []dsl.Field{
			{Name: "name", Type: dsl.String{}, Optional: true, Doc: "the name"},
			{Name: "town", Type: dsl.String{}, Optional: true, Doc: "the town"},
			{Name: "rank", Type: dsl.Int{}, ReadOnly: true, Doc: "how good it is"},
			{Name: "pin", Type: dsl.String{}, WriteOnly: true, Optional: true, Doc: "opens the door"},
		},
	}
	origin = &dsl.Choice{Name: "Origin", Doc: "where a thing comes from", Cases: []dsl.Case{
		{Name: "Code", Of: dsl.String{}}, {Of: maker, Has: []string{"name"}},
	}}
	dated := &dsl.Object{
		Name: "Dated", Doc: "something with a date",
		Fields: []dsl.Field{{Name: "made_at", Type: dsl.UnixMilli{}, Doc: "when it was made"}},
	}
	thing = &dsl.Object{
		Name: "Thing", Key: "id", Doc: "something for sale", Embeds: []*dsl.Object{dated}, Fields: []dsl.Field{
			{Name: "object", Type: dsl.Const("thing"), Doc: "the type of the object"},
			{Name: "id", Type: dsl.String{}, Doc: "identifies the thing"},
			{Name: "state", Type: state, Doc: "the state"},
			{
				Name: "count", Type: dsl.Int{Min: new(1)}, Optional: true, Doc: "how many there are",
				Deprecated: "There is always one.",
			},
			{Name: "weight", Type: dsl.Float{Max: new(9.5)}, Optional: true, Nullable: true, Doc: "in kilograms"},
			{Name: "new", Type: dsl.Bool{}, Optional: true, Doc: "whether it is new"},
			{Name: "origin", Type: origin, Optional: true, Doc: "where it comes from"},
			{Name: "raw", Type: dsl.RawJSON{}, Optional: true, Doc: "anything"},
			{Name: "wrapping", Type: wrapping, Optional: true, Doc: "what it comes in"},
			{Name: "part", Type: dsl.Ref("Thing"), Optional: true, Doc: "what it is made of"},
			{Name: "labels", Type: dsl.Map{Of: dsl.String{}}, Optional: true, Doc: "what is written on it"},
		},
	}
	thing.Fields = append(thing.Fields, everyScalar()...)
	ticket = &dsl.Object{
		Name: "Ticket", Doc: "a ticket",
		Fields: []dsl.Field{{Name: "jwt", Type: dsl.String{Sensitive: true}, Doc: "the token"}},
	}
	cookies = &dsl.Object{Name: "Cookies", Doc: "the cookies", Fields: []dsl.Field{
		{Name: "cookies", Type: dsl.Array{Of: dsl.String{Sensitive: true}}, Doc: "the headers"},
	}}
	return thing, ticket, cookies, state, origin
}

// everyScalar has the types with a form of their own.
func everyScalar() []dsl.Field {
	size := &dsl.IntEnum{Name: "Size", Doc: "a size", Values: []dsl.IntEnumValue{
		{Value: 1, Go: "Small", Doc: "it fits anywhere", Deprecated: "Nobody buys it."}, {Value: 2},
	}}
	fields := []dsl.Field{
		{Name: "address", Type: dsl.String{Format: dsl.URI}, Doc: "where it is"},
		{Name: "stock", Type: dsl.Int64{Min: new(int64(1))}, Doc: "how many there are in all shops"},
		{Name: "serial", Type: dsl.Uint64{Max: new(uint64(9))}, Doc: "the number on it"},
		{Name: "price", Type: dsl.Decimal{}, Doc: "what it costs"},
		{Name: "sold_at", Type: dsl.DateTime{}, Doc: "when it was sold"},
		{Name: "sold_on", Type: dsl.Date{}, Doc: "the day on which it was sold"},
		{Name: "moved_at", Type: dsl.UnixSeconds{}, Doc: "when it was moved"},
		{Name: "picture", Type: dsl.Bytes{MaxLength: new(9)}, Doc: "what it looks like"},
		{Name: "version", Type: dsl.ConstInt(2), Doc: "the version of the object"},
		{Name: "real", Type: dsl.ConstBool(true), Doc: "whether it is real"},
		{Name: "size", Type: size, Doc: "its size"},
	}
	for i := range fields {
		fields[i].Optional = true
	}
	return fields
}

func everyEndpoint(failures []*dsl.Failure) *dsl.Resource {
	thing, ticket, cookies, state, origin := everyModel()
	lost := failures[1].Codes[0]
	id, shape := &dsl.PathParam{
		Name: "thing_id", Doc: "the ID of the thing",
	}, &dsl.PathParam{Name: "shape", Go: "figure", Doc: "the shape of the ticket"}
	one := dsl.Path{dsl.Literal("things"), id}
	find := dsl.Find{By: id, Else: lost}
	kept := &dsl.Collection{
		Of: thing, ID: "id", IDPrefix: "thing_",
		Ages: []dsl.Age{{At: "made_at", Field: "state", From: "new", To: "used"}},
	}
	return &dsl.Resource{
		Name: "things", Doc: "Things are for sale.", Deprecated: "Use goods.",
		State: kept,
		Endpoints: append([]dsl.Endpoint{
			dsl.Get{
				Name: "List", Path: one[:1:1], Summary: "List things", Doc: "returns all things.",
				Returns: dsl.Array{Of: thing}, Failures: failures,
				RateClass: "things", Deprecated: "Use a catalogue.", Until: "2024-01-01",
				Query: []dsl.Param{
					{
						Name: "state", Type: dsl.OneOf{Enum: state, Except: []string{"used"}, Default: "new"},
						Doc: "only things in the state", Deprecated: "Use words.",
					},
					{
						Name: "word", Type: dsl.String{MinLength: new(2), Pattern: "^[a-z]+$", Default: new("hat")},
						Doc: "only things with the word",
					},
					{Name: "order", Go: "Sorting", Type: dsl.String{}, Doc: "what to order them by"},
					{Name: "offset", Type: dsl.Int{Default: new(0)}, Doc: "how many to skip"},
					{
						Name: "limit", Type: dsl.Int{Min: new(1), Max: new(99), Default: new(10)},
						Doc: "how many to return",
					},
				},
				Pages: &dsl.OffsetLimit{Offset: "offset", Limit: "limit", Key: "id", Method: "All"},
				Effects: []dsl.Effect{dsl.Select{
					NewestFirst: "made_at", Order: []dsl.Order{{Field: "state", Descending: true}}, OrderBy: "order",
					Filters:  []string{"state"},
					Where:    []dsl.Match{{Field: "labels.word", Is: dsl.FromQuery("word")}},
					Envelope: &dsl.Envelope{Param: "paged", Items: "data", Total: "total"},
				}},
				Examples: everyExample("[", "]", nil, map[string]any{"word": "hat", "limit": 5}, ""),
			},
			dsl.Post{
				Name: "Make", Path: one[:1:1], Summary: "Make a thing", Doc: "makes a thing.", Returns: thing,
				Failures:  failures,
				RateClass: "things", Deprecated: "Buy one.", Until: "2024-01-01", IdempotencyKey: "Make-Key",
				Public: true,
				Body: []dsl.Field{
					{Name: "state", Type: state, Doc: "the state", Deprecated: "It is always new."},
					{Name: "labels", Type: dsl.Map{Of: dsl.String{}}, Optional: true, Doc: "what to write on it"},
					{Name: "origin", Type: origin, Optional: true, Doc: "where it comes from"},
				},
				AtLeastOne: []dsl.OneOrMore{{"origin", "labels"}},
				Effects: []dsl.Effect{
					dsl.Absent{Where: []dsl.Match{{Field: "id", Is: dsl.Text("t0")}}, Else: lost},
					dsl.Insert{Values: []dsl.Assign{
						{Field: "id", To: dsl.Serial{}}, {Field: "state", To: dsl.FromBody("state")},
						{Field: "count", To: dsl.JSON("1")}, {Field: "weight", To: dsl.Null{}},
						{Field: "made_at", To: dsl.Now{}},
						{Field: "labels", To: dsl.FromBody("labels")},
					}}, dsl.Reply{},
				},
				Examples: everyExample("", "", nil, nil,
					`{"state": "new", "labels": {"a": "b"}, "origin": {"name": "n"}}`),
			},
			dsl.Put{
				Name: "Copy", Path: one, Summary: "Copy a thing", Doc: "copies a thing.", Returns: thing,
				Failures: failures,
				Effects: []dsl.Effect{
					find, dsl.Require{Field: "state", Is: "new", Else: lost},
					dsl.Answer{As: thing, Values: []dsl.Assign{
						{Field: "id", To: dsl.FirstOf{dsl.FromPath{Param: id}, dsl.NewID("copy_")}},
						{Field: "state", To: dsl.FromRecord("state")},
						{Field: "made_at", To: dsl.After(time.Hour)},
						{Field: "raw", To: dsl.FromPicked{In: kept, Field: "state"}},
						{
							Field: "part",
							To: dsl.Members{
								{Field: "id", To: dsl.NewUUID{}}, {Field: "state", To: dsl.Text("new")},
								{Field: "made_at", To: dsl.Now{}},
							},
						},
					}},
				},
				Examples: everyExample("", "", id, nil, ""),
			},
			dsl.Patch{
				Name: "Sell", Path: one, Summary: "Sell a thing", Doc: "sells a thing.", Returns: thing,
				Failures: failures,
				Effects: []dsl.Effect{find, dsl.Set{Values: []dsl.Assign{
					{Field: "state", To: dsl.Text("sold")},
					{Field: "labels", To: dsl.Merge{With: dsl.JSON(`{"word": "gone"}`)}},
				}}, dsl.Reply{}},
				Examples: everyExample("", "", id, nil, ""),
			},
			dsl.Delete{
				Name: "Lose", Path: one, Summary: "Lose a thing", Doc: "loses a thing.", Returns: thing,
				Failures:       failures,
				IdempotencyKey: "Lose-Key", Retry: &dsl.OperationRetry{MaxAttempts: 4, Statuses: []int{409}},
				RateClass: "things", Deprecated: "Be careful.", Until: "2024-01-01",
				Query:    []dsl.Param{{Name: "why", Type: dsl.String{}, Doc: "the reason"}},
				Effects:  []dsl.Effect{find, dsl.Remove{}, dsl.Reply{}},
				Examples: everyExample("", "", id, map[string]any{"why": "a hole"}, ""),
			},
			dsl.Get{
				Name: "Newest", Path: append(one[:1:1], dsl.Literal("newest")), Summary: "Get a new thing",
				Doc:     "returns a new thing.",
				Returns: thing, Failures: failures, Effects: []dsl.Effect{dsl.Canned{}},
				Examples: everyExample("", "", nil, nil, ""),
			},
			dsl.Get{
				Name: "Published", Path: append(one[:1:1], dsl.Literal("keys")), Summary: "Get the keys",
				Doc:     "returns the keys.",
				Returns: thing, Failures: failures, Effects: []dsl.Effect{dsl.PublishKeys{}},
				Examples: everyExample("", "", nil, nil, ""),
			},
			dsl.Post{
				Name: "Trade", Path: one[:1:1], SharesRoute: true, Summary: "Trade a thing", Doc: "trades a thing.",
				Returns: thing, Failures: failures, Effects: []dsl.Effect{dsl.Canned{}},
				Body:     []dsl.Field{{Name: "for", Type: dsl.String{}, Doc: "what to give for it"}},
				Examples: everyExample("", "", nil, nil, `{"for": "a hat"}`),
			},
			dsl.Options{
				Name: "Check", Path: one[:1:1], Summary: "Check a thing", Doc: "checks a thing.",
				Returns: thing, Failures: failures, Effects: []dsl.Effect{dsl.Canned{}},
				Body:     []dsl.Field{{Name: "for", Type: dsl.String{}, Doc: "what to give for it"}},
				Examples: everyExample("", "", nil, nil, `{"for": "a hat"}`),
			},
			everyToken(one, shape, find, ticket, failures),
			everyCookie(one, find, cookies, failures),
		}, slices.Concat(everyFile(one, find, kept, failures), everyPlace(state, failures), everyResponse(thing))...),
	}
}

func everyToken(
	one dsl.Path, shape *dsl.PathParam, find dsl.Find, ticket *dsl.Object, failures []*dsl.Failure,
) dsl.Endpoint {
	return dsl.Post{
		Name: "Admit", Path: append(one[:2:2], dsl.Literal("tickets"), shape), Summary: "Make a ticket",
		Doc: "makes a ticket.", Returns: ticket, Failures: failures,
		Body: []dsl.Field{
			{Name: "old", Type: dsl.String{Sensitive: true}, Doc: "the ticket before"},
			{Name: "seconds", Type: dsl.Int{Min: new(1)}, Optional: true, Doc: "how long it lasts"},
		},
		Effects: []dsl.Effect{
			find, dsl.RequireToken{Body: "old", Claim: "sub", Else: find.Else, ElseMismatch: find.Else},
			dsl.Mint{
				As: ticket, Into: "jwt", Lifetime: time.Minute, LifetimeFrom: "seconds", Template: shape,
				Else: find.Else, Claims: []dsl.Claim{
					{Name: "exp"}, {Name: "sub", Field: "id"}, {Name: "azp", Text: "shop"}, {Name: "v", JSON: "2"},
				},
			},
		},
		Examples: []dsl.Example{
			{
				Name: "round", Doc: "a round ticket", Path: map[string]string{"thing_id": "t1", "shape": "round"},
				Body:     `{"old": "o"}`,
				Response: dsl.Response{Body: `{"jwt": "j"}`},
			},
			everyFailure(map[string]string{"thing_id": "t1", "shape": "none"}, `{"old": "o"}`),
		},
	}
}

func everyCookie(one dsl.Path, find dsl.Find, cookies *dsl.Object, failures []*dsl.Failure) dsl.Endpoint {
	way := &dsl.Enum{Name: "Way", Doc: "a way", Values: []dsl.EnumValue{{Value: "cookie", Doc: "by cookie"}}}
	return dsl.Post{
		Name: "Bake", Path: append(one[:2:2], dsl.Literal("cookies")), Summary: "Bake cookies", Doc: "bakes cookies.",
		Returns: cookies, Failures: failures,
		Body: []dsl.Field{
			{Name: "secret", Type: dsl.String{Sensitive: true}, Doc: "the secret"},
			{Name: "way", Type: way, Doc: "the way"},
		},
		Effects: []dsl.Effect{
			find, dsl.RequireSecret{Body: "secret", Else: find.Else},
			dsl.MintCookies{
				When: "way", Is: "cookie", As: cookies, Into: "cookies", Cookie: "__shop", Lifetime: time.Minute,
				Claims: []dsl.Claim{{Name: "sub", Field: "id"}},
			},
			dsl.Answer{As: cookies, Values: []dsl.Assign{{Field: "cookies", To: dsl.JSON("[]")}}},
		},
		Examples: []dsl.Example{
			{
				Name: "one", Doc: "a cookie", Path: map[string]string{"thing_id": "t1"},
				Body:     `{"secret": "s", "way": "cookie"}`,
				Response: dsl.Response{Body: `{"cookies": ["c"]}`},
			},
			everyFailure(map[string]string{"thing_id": "t1"}, `{"secret": "s", "way": "cookie"}`),
		},
	}
}

// everyExample returns an exchange that succeeds, with a thing between the given
// brackets, and one that fails.
func everyExample(before, behind string, id *dsl.PathParam, query map[string]any, body string) []dsl.Example {
	const answer = `{"object": "thing", "id": "t1", "state": "new", "made_at": 1716883200000, "wrapping": {"kind": ` +
		`"box"}}`
	var path map[string]string
	if id != nil {
		path = map[string]string{id.Name: "t1"}
	}
	return []dsl.Example{
		{
			Name: "some", Doc: "a thing", Path: path, Query: query, Body: body,
			Response: dsl.Response{Header: map[string]string{"X-Trace-Id": "t2"}, Body: before + answer + behind},
		},
		everyFailure(path, body),
	}
}

func everyFailure(path map[string]string, body string) dsl.Example {
	return dsl.Example{
		Name: "missing", Doc: "no thing", Path: path, Body: body,
		Response: dsl.Response{Status: 404, Body: missingBody},
	}
}
