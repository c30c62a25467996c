package apitest

import (
	"time"

	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// shop is a description whose parts can be changed one by one.
type shop struct {
	api            dsl.API
	thing, maker   *dsl.Object
	box, bag, can  *dsl.Object
	page           *dsl.Object
	state          *dsl.Enum
	size           *dsl.IntEnum
	wrapping       *dsl.Union
	origin         *dsl.Choice
	denied, absent *dsl.Failure
	id             *dsl.PathParam
	list, count    dsl.Get
	export         dsl.Get
	make           dsl.Post
	upload, change dsl.Post
	replace        dsl.Put
	lose           dsl.Delete
	things         *dsl.Resource
}

// newShop returns a description that has something of everything.
func newShop() *shop {
	s := &shop{
		denied: &dsl.Failure{
			Status: 401,
			Name:   "Unauthorized",
			Doc:    "the key was not accepted",
			Codes: []*dsl.ErrorCode{
				{Code: "unauthorized", Message: "unauthorized", Doc: "the key is not valid"},
			},
		},
		absent: &dsl.Failure{Status: 404, Name: "NotFound", Doc: "there is no such thing", Codes: []*dsl.ErrorCode{
			{Code: "missing", Message: "missing", Doc: "there is no such thing"},
		}},
		id: &dsl.PathParam{Name: "thing_id", Doc: "the ID of the thing"},
	}
	s.models()
	s.reads()
	s.writes()
	s.things = &dsl.Resource{Name: "things", Doc: "Things are for sale."}
	s.api = dsl.API{
		Name: "Shop", Doc: "Shop sells things.",
		Servers: []dsl.Server{
			{Name: "Main", URL: "https://shop.example.com/v1", Doc: "the address"},
			{Name: "Test", URL: "https://test.example.com/v1", Doc: "the address for tests"},
		},
		Auth: dsl.Bearer{KeyName: "API key", Missing: s.denied.Codes[0], Invalid: s.denied.Codes[0]},
		Alternatives: []dsl.Auth{
			dsl.Basic{Missing: s.denied.Codes[0], Invalid: s.denied.Codes[0]},
		},
		Version:     dsl.Version{Header: "Shop-Version", Default: "2024-01-01", Doc: "It picks the version."},
		Environment: dsl.Environment{Key: "SHOP_KEY", BaseURL: "SHOP_URL"},
		Errors: dsl.ErrorModel{
			List: "errors", Code: "code", Message: "message", LongMessage: "long_message", TraceID: "trace_id",
			Failures: []*dsl.Failure{s.denied, s.absent},
		},
		RateLimits: []dsl.RateLimit{{Requests: 10, Per: time.Second, Doc: "all keys"}},
		Resources:  []*dsl.Resource{s.things},
	}
	return s
}

// models are what endpoints send and return.
func (s *shop) models() {
	s.state = &dsl.Enum{Name: "State", Doc: "the state of a thing", Values: []dsl.EnumValue{
		{Value: "new", Doc: "it just came in"}, {Value: "used", Doc: "somebody had it"},
	}}
	s.size = &dsl.IntEnum{Name: "Size", Doc: "a size", Values: []dsl.IntEnumValue{
		{Value: 1, Go: "Small", Doc: "it fits anywhere"}, {Value: 2, Go: "Large", Doc: "it fits nowhere"},
	}}
	s.box = &dsl.Object{
		Name: "Box", Doc: "a box", Fields: []dsl.Field{{Name: "kind", Type: dsl.Const("box"), Doc: "the kind"}},
	}
	s.bag = &dsl.Object{
		Name: "Bag", Doc: "a bag", Fields: []dsl.Field{{Name: "kind", Type: dsl.Const("bag"), Doc: "the kind"}},
	}
	s.can = &dsl.Object{
		Name: "Can", Doc: "a can", Fields: []dsl.Field{{Name: "kind", Type: dsl.Const("can"), Doc: "the kind"}},
	}
	s.wrapping = &dsl.Union{
		Name: "Wrapping", Doc: "what a thing comes in", Discriminator: "kind", Variants: []*dsl.Object{
			s.box,
			s.bag,
			s.can,
		},
	}
	s.maker = &dsl.Object{Name: "Maker", Doc: "a maker", Fields: []dsl.Field{
		{Name: "name", Type: dsl.String{}, Doc: "the name"},
		{Name: "town", Type: dsl.String{}, Optional: true, Doc: "the town"},
	}}
	s.origin = &dsl.Choice{Name: "Origin", Doc: "where a thing comes from", Cases: []dsl.Case{
		{
			Name: "Code",
			Of:   dsl.String{},
		}, {Of: s.maker, Has: []string{"name"}}, {Name: "Several", Of: dsl.Array{Of: s.maker}},
	}}
	s.thing = &dsl.Object{Name: "Thing", Key: "id", Doc: "something for sale", Fields: []dsl.Field{
		{Name: "id", Type: dsl.String{}, Doc: "identifies the thing"},
		{Name: "state", Type: s.state, Doc: "the state"},
		{Name: "size", Type: s.size, Optional: true, Doc: "the size"},
		{Name: "count", Type: dsl.Int{}, Doc: "how many there are"},
		{Name: "price", Type: dsl.Decimal{}, Optional: true, Doc: "what it costs"},
		{Name: "sold_on", Type: dsl.Date{}, Optional: true, Doc: "when it was sold"},
		{Name: "origin", Type: s.origin, Optional: true, Doc: "where it comes from"},
		{Name: "wrapping", Type: s.wrapping, Optional: true, Doc: "what it comes in"},
		{Name: "labels", Type: dsl.Map{Of: dsl.String{}}, Optional: true, Doc: "what is written on it"},
	}}
	s.page = &dsl.Object{Name: "Page", Doc: "a page of things", Fields: []dsl.Field{
		{Name: "data", Type: dsl.Array{Of: s.thing}, Doc: "the things"},
		{Name: "total", Type: dsl.Int{}, Doc: "how many there are"},
		{Name: "next", Type: dsl.String{}, Optional: true, Doc: "the next cursor"},
	}}
}

func (s *shop) at(segments ...dsl.Segment) dsl.Path {
	return append(dsl.Path{dsl.Literal("things")}, segments...)
}

func (s *shop) failures() []*dsl.Failure { return []*dsl.Failure{s.denied, s.absent} }

func (s *shop) reads() {
	s.list = dsl.Get{
		Name: "List", Path: s.at(), Summary: "List things", Doc: "returns all things.",
		Returns: dsl.Array{Of: s.thing}, Failures: s.failures(),
		Query: []dsl.Param{
			{Name: "state", Type: dsl.OneOf{Enum: s.state}, Doc: "only things in the state"},
			{Name: "word", Type: dsl.String{MinLength: new(2), Pattern: "^[a-z]+$"}, Doc: "only things with the word"},
			{Name: "offset", Type: dsl.Int{Default: new(0)}, Doc: "how many to skip"},
			{Name: "limit", Type: dsl.Int{Min: new(1), Max: new(99), Default: new(10)}, Doc: "how many to return"},
		},
		Header: []dsl.Param{{Name: "X-Row", Type: dsl.String{}, Doc: "the row"}},
		Pages:  &dsl.OffsetLimit{Offset: "offset", Limit: "limit", Key: "id", Method: "All"},
	}
	s.count = dsl.Get{
		Name: "Count", Path: s.at(dsl.Literal(
			"count",
		)), Summary: "Count things", Doc: "returns how many things there are.",
		Returns: s.page, Failures: s.failures(),
	}
	s.export = dsl.Get{
		Name: "Export", Path: s.at(
			s.id,
			dsl.Literal("export"),
		), Summary: "Export a thing", Doc: "returns a thing as text.",
		Returns: dsl.PlainText{ContentType: "text/csv"}, Failures: s.failures(),
		Answers: []dsl.ResponseHeader{{Name: "X-Size", Type: dsl.Int{}, Doc: "the size"}},
	}
}

func (s *shop) writes() {
	s.make = dsl.Post{
		Name: "Make", Path: s.at(), Summary: "Make a thing", Doc: "makes a thing.",
		Returns: s.thing, Failures: s.failures(),
		Body: []dsl.Field{
			{Name: "state", Type: s.state, Doc: "the state"},
			{Name: "labels", Type: dsl.Map{Of: dsl.String{}}, Optional: true, Doc: "what to write on it"},
			{Name: "maker", Type: s.maker, Optional: true, Doc: "who made it"},
			{Name: "secret", Type: dsl.String{}, Optional: true, Doc: "opens it"},
		},
	}
	s.upload = dsl.Post{
		Name: "Upload", Path: s.at(s.id, dsl.Literal("picture")), Summary: "Add a picture", Doc: "adds a picture.",
		Encoding: dsl.EncodeMultipart, Failures: s.failures(),
		Body: []dsl.Field{{Name: "image", Type: dsl.File{}, Doc: "the picture"}},
	}
	s.change = dsl.Post{
		Name: "Change", Path: s.at(s.id), Summary: "Change a thing", Doc: "changes a thing.", Failures: s.failures(),
		Outcomes: []dsl.Outcome{
			{Status: 200, Name: "Changed", Returns: s.thing, Doc: "it is changed"},
			{Status: 202, Name: "Accepted", Doc: "it will be changed"},
		},
	}
	s.replace = dsl.Put{
		Name: "Replace", Path: s.at(s.id), Summary: "Replace a thing", Doc: "replaces a thing.",
		BodyOf: s.maker, BodyRequired: true, Failures: s.failures(),
	}
	s.lose = dsl.Delete{
		Name: "Lose", Path: s.at(s.id), Summary: "Lose a thing", Doc: "loses a thing.", Failures: s.failures(),
	}
}

// described returns the description as it is now.
func (s *shop) described() dsl.API {
	s.things.Endpoints = append(s.things.Endpoints,
		s.list, s.count, s.export, s.make, s.upload, s.change, s.replace, s.lose)
	return s.api
}
