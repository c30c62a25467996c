package apitest

import (
	"time"

	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// mutation is one change of a description.
type mutation struct {
	name   string
	change func(*shop)
	step   string // that a release with it needs
}

// blind spots of apidiff: it does not look into type arguments, and takes a type
// for another one when it meets them at the same place first.
var blind = map[string]struct{ missed, instead []string }{
	"field of a body sensitive": {missed: []string{"! things.MakeParams.Secret"}},
	"model renamed":             {missed: []string{"! models.Origin.Several", "! things.MakeParams.Maker"}},
	"enum is text": {
		missed: []string{"! models.Thing.State"},
		instead: []string{
			"! " +
				"models." +
				"State", "! " +
				"models.State.Known", "! models.State.UnmarshalWire", "! models.StateNew", "! models.StateUsed",
		},
	},
}

var mutations = []mutation{
	{"nothing", func(*shop) {}, "none"},

	// Texts.
	{"other text on the API", func(s *shop) { s.api.Doc = "Shop sells more things." }, "patch"},
	{"other text on an endpoint", func(s *shop) { s.list.Doc = "returns things." }, "patch"},
	{"other summary", func(s *shop) { s.list.Summary = "List all things" }, "patch"},
	{"other text on a field", func(s *shop) { s.thing.Fields[0].Doc = "names the thing" }, "patch"},
	{"other text on a value", func(s *shop) { s.state.Values[0].Doc = "it is new" }, "patch"},
	{"endpoint deprecated", func(s *shop) { s.list.Deprecated = "Use a catalogue." }, "minor"},
	{"field deprecated", func(s *shop) { s.thing.Fields[3].Deprecated = "Ask." }, "minor"},

	// Endpoints and packages.
	{"new endpoint", func(s *shop) {
		s.things.Endpoints = append(s.things.Endpoints, dsl.Get{
			Name: "Get", Path: s.at(s.id), Summary: "Get a thing", Doc: "returns a thing.", Returns: s.thing,
		})
	}, "minor"},
	{"endpoint gone", func(s *shop) { s.lose.Path, s.lose.Name = s.at(s.id, dsl.Literal("x")), "Drop" }, "major"},
	{"method renamed", func(s *shop) { s.make.Name = "Create" }, "major"},
	{"iterator renamed", func(s *shop) {
		s.list.Pages = &dsl.OffsetLimit{Offset: "offset", Limit: "limit", Key: "id", Method: "Every"}
	}, "major"},
	{"iterator gone", func(s *shop) { s.list.Pages = nil }, "major"},
	{"iterator new", func(s *shop) {
		s.count.Query = []dsl.Param{{Name: "after", Type: dsl.String{MinLength: new(1)}, Doc: "the cursor"}}
		s.count.Pages = &dsl.Cursor{Param: "after", Next: "next", Items: "data", Method: "Counted"}
	}, "major"},
	{"other method on the wire", func(s *shop) { s.lose.Query = nil; s.replace.Path = s.at(s.id, dsl.Literal("y")) },
		"major"},
	{"new package", func(s *shop) {
		s.api.Resources = append(s.api.Resources, &dsl.Resource{
			Name: "makers", Doc: "Makers make things.", Endpoints: []dsl.Endpoint{dsl.Get{
				Name: "List", Path: dsl.Path{dsl.Literal("makers")}, Summary: "List makers", Doc: "returns all makers.",
				Returns: dsl.Array{Of: s.maker},
			}},
		})
	}, "minor"},
	{"package renamed", func(s *shop) { s.things.Name = "goods" }, "major"},
	{"path parameter renamed", func(s *shop) { s.id.Name = "good_id" }, "major"},
	{"path parameter is a number", func(s *shop) { s.id.Type = dsl.Int{Min: new(1)} }, "major"},

	// Parameters.
	{"new parameter", func(s *shop) {
		s.list.Query = append(s.list.Query, dsl.Param{Name: "maker", Type: dsl.String{}, Doc: "who made it"})
	}, "minor"},
	{"new required parameter", func(s *shop) {
		s.list.Query = append(s.list.Query, dsl.Param{Name: "maker", Type: dsl.String{}, Required: true, Doc: "who"})
	}, "major"},
	{"new parameter with a list", func(s *shop) {
		s.list.Query = append(s.list.Query, dsl.Param{Name: "ids", Type: dsl.List{Of: dsl.String{}}, Doc: "which"})
	}, "major"},
	{"first parameters", func(s *shop) {
		s.count.Query = []dsl.Param{{Name: "word", Type: dsl.String{}, Doc: "which"}}
	}, "major"},
	{"parameter gone", func(s *shop) { s.list.Query = s.list.Query[:3]; s.list.Pages = nil }, "major"},
	{"parameter renamed in Go", func(s *shop) { s.list.Query[1].Go = "Term" }, "major"},
	{"parameter is a number", func(s *shop) { s.list.Query[1].Type = dsl.Int{} }, "major"},
	{"parameter required", func(s *shop) { s.list.Query[1].Required = true }, "major"},
	{"parameter without a bound", func(s *shop) { s.list.Query[1].Type = dsl.String{Pattern: "^[a-z]+$"} }, "major"},
	{"greater maximum", func(s *shop) {
		s.list.Query[3].Type = dsl.Int{Min: new(1), Max: new(500), Default: new(10)}
	}, "minor"},
	{"smaller maximum", func(s *shop) {
		s.list.Query[3].Type = dsl.Int{Min: new(1), Max: new(50), Default: new(10)}
	}, "major"},
	{"other default", func(s *shop) {
		s.list.Query[3].Type = dsl.Int{Min: new(1), Max: new(99), Default: new(20)}
	}, "minor"},
	{"value not taken", func(s *shop) {
		s.list.Query[0].Type = dsl.OneOf{Enum: s.state, Except: []string{"used"}}
	}, "major"},
	{"header parameter gone", func(s *shop) { s.list.Header = nil }, "major"},
	{"parameter moved to the header", func(s *shop) {
		s.list.Header, s.list.Query = append(
			s.list.Header,
			s.list.Query[1],
		), append(s.list.Query[:1], s.list.Query[2:]...)
	}, "major"},

	// Bodies.
	{"new field of a body", func(s *shop) {
		s.make.Body = append(s.make.Body, dsl.Field{Name: "count", Type: dsl.Int{}, Optional: true, Doc: "how many"})
	}, "minor"},
	{"new required field of a body", func(s *shop) {
		s.make.Body = append(s.make.Body, dsl.Field{Name: "count", Type: dsl.Int{}, Doc: "how many"})
	}, "major"},
	{"field of a body gone", func(s *shop) { s.make.Body = s.make.Body[:3] }, "major"},
	{"field of a body required", func(s *shop) { s.make.Body[1].Optional = false }, "major"},
	{"field of a body nullable", func(s *shop) { s.make.Body[1].Nullable = true }, "minor"},
	{"field of a body sensitive", func(s *shop) { s.make.Body[3].Type = dsl.String{Sensitive: true} }, "major"},
	{
		"body encoded as a form",
		func(s *shop) { s.make.Body, s.make.Encoding = s.make.Body[:1], dsl.EncodeForm },
		"major",
	},
	{"body optional", func(s *shop) { s.replace.BodyRequired = false }, "major"},
	{"other type of a body", func(s *shop) { s.replace.BodyOf = s.thing }, "major"},
	{"body of its own gone", func(s *shop) { s.replace.BodyOf, s.replace.BodyRequired = nil, false }, "major"},
	{"rule between fields", func(s *shop) { s.make.AtLeastOne = []dsl.OneOrMore{{"labels", "secret"}} }, "major"},

	// Models.
	{"new field", func(s *shop) {
		s.thing.Fields = append(s.thing.Fields, dsl.Field{Name: "weight", Type: dsl.Float{}, Optional: true, Doc: "kg"})
	}, "minor"},
	{"field gone", func(s *shop) { s.thing.Fields = s.thing.Fields[:8] }, "major"},
	{"field renamed in Go", func(s *shop) { s.thing.Fields[3].Go = "Number" }, "major"},
	{"field is larger", func(s *shop) { s.thing.Fields[3].Type = dsl.Int64{} }, "major"},
	{"field is text", func(s *shop) { s.thing.Fields[3].Type = dsl.String{} }, "major"},
	{"field optional", func(s *shop) { s.thing.Fields[3].Optional = true }, "major"},
	{"field nullable", func(s *shop) { s.thing.Fields[3].Nullable = true }, "major"},
	{"field read only", func(s *shop) { s.maker.Fields[1].ReadOnly = true }, "major"},
	{"no date any more", func(s *shop) { s.thing.Fields[5].Type = dsl.DateTime{} }, "major"},
	{"first time in seconds", func(s *shop) {
		s.maker.Fields = append(s.maker.Fields,
			dsl.Field{Name: "at", Type: dsl.UnixSeconds{}, Optional: true, Doc: "when"})
	}, "minor"},
	{"list in a model of scalars", func(s *shop) {
		s.maker.Fields = append(s.maker.Fields,
			dsl.Field{Name: "tags", Type: dsl.Array{Of: dsl.String{}}, Optional: true, Doc: "what it is"})
	}, "minor"},
	{"no key", func(s *shop) { s.thing.Key = "" }, "minor"},
	{"model renamed", func(s *shop) { s.maker.Name = "Producer" }, "major"},
	{"new value", func(s *shop) {
		s.state.Values = append(s.state.Values, dsl.EnumValue{Value: "sold", Doc: "it is gone"})
	}, "minor"},
	{"value gone", func(s *shop) { s.state.Values = s.state.Values[:1] }, "major"},
	{"value renamed in Go", func(s *shop) { s.state.Values[1].Go = "Old" }, "major"},
	{"new number", func(s *shop) {
		s.size.Values = append(s.size.Values, dsl.IntEnumValue{Value: 3, Go: "Huge", Doc: "it is huge"})
	}, "minor"},
	{"other number", func(s *shop) { s.size.Values[1].Value = 5 }, "major"},
	{"enum is text", func(s *shop) { s.thing.Fields[1].Type = dsl.String{} }, "major"},
	{"new variant", func(s *shop) {
		s.wrapping.Variants = append(s.wrapping.Variants, &dsl.Object{
			Name: "Crate", Doc: "a crate", Fields: []dsl.Field{{
				Name: "kind",
				Type: dsl.Const("crate"),
				Doc:  "the kind",
			}},
		})
	}, "minor"},
	{"variant gone", func(s *shop) { s.wrapping.Variants = s.wrapping.Variants[:2] }, "major"},
	{"new case", func(s *shop) {
		s.origin.Cases = append(s.origin.Cases, dsl.Case{Name: "Number", Of: dsl.Int{}})
	}, "minor"},
	{"case renamed", func(s *shop) { s.origin.Cases[0].Name = "Text" }, "major"},
	{"case gone", func(s *shop) { s.origin.Cases = s.origin.Cases[1:] }, "major"},

	// Responses.
	{"response gone", func(s *shop) { s.count.Returns = nil }, "major"},
	{"first response", func(s *shop) { s.lose.Returns = s.thing }, "major"},
	{"list to a page", func(s *shop) { s.list.Returns, s.list.Pages = s.page, nil }, "major"},
	{"text to data", func(s *shop) { s.export.Returns = dsl.Binary{} }, "major"},
	{"new response header", func(s *shop) {
		s.export.Answers = append(
			s.export.Answers,
			dsl.ResponseHeader{Name: "X-Cost", Type: dsl.Int{}, Doc: "the cost"},
		)
	}, "minor"},
	{"response header gone", func(s *shop) {
		s.export.Answers = []dsl.ResponseHeader{{Name: "X-Cost", Type: dsl.Int{}, Doc: "the cost"}}
	}, "major"},
	{"new outcome", func(s *shop) {
		s.change.Outcomes = append(
			s.change.Outcomes,
			dsl.Outcome{Status: 201, Name: "Made", Returns: s.maker, Doc: "new"},
		)
	}, "minor"},
	{"outcome gone", func(s *shop) { s.change.Outcomes[0] = dsl.Outcome{Status: 204, Doc: "nothing to do"} }, "major"},
	{"outcome renamed", func(s *shop) { s.change.Outcomes[0].Name = "Done" }, "major"},
	{"entity tags", func(s *shop) { s.count.Conditional = true }, "major"},
	{"other status", func(s *shop) { s.lose.Status = 204 }, "major"},

	// Failures.
	{"new failure of an endpoint", func(s *shop) { s.list.Failures = append(s.list.Failures[:1:1], s.absent) }, "none"},
	{"failure of an endpoint gone", func(s *shop) { s.list.Failures = s.list.Failures[:1] }, "patch"},
	{"new failure", func(s *shop) {
		s.api.Errors.Failures = append(s.api.Errors.Failures,
			&dsl.Failure{Status: 409, Name: "Conflict", Doc: "it is there already"})
	}, "minor"},
	{"failure renamed", func(s *shop) { s.absent.Name = "Missing" }, "major"},
	{"new code", func(s *shop) {
		s.absent.Codes = append(s.absent.Codes, &dsl.ErrorCode{Code: "gone", Message: "gone", Doc: "it is gone"})
	}, "minor"},
	{"code gone", func(s *shop) { s.absent.Codes = nil }, "major"},
	{"no long message", func(s *shop) { s.api.Errors.LongMessage = "" }, "major"},
	{"details of errors", func(s *shop) { s.api.Errors.Meta = "meta" }, "minor"},

	// What endpoints share.
	{"no bearer", func(s *shop) {
		s.api.Auth, s.api.Alternatives, s.api.Environment.User = s.api.Alternatives[0], nil, "SHOP_USER"
	}, "major"},
	{"one way less", func(s *shop) { s.api.Alternatives = nil }, "major"},
	{"key in a header", func(s *shop) { s.api.Auth = dsl.APIKey{Name: "Shop-Key"} }, "major"},
	{"endpoint without a key", func(s *shop) { s.list.Public = true }, "minor"},
	{"no version", func(s *shop) { s.api.Version = dsl.Version{} }, "major"},
	{"other version", func(s *shop) { s.api.Version.Default = "2025-01-01" }, "major"},
	{"no environment", func(s *shop) { s.api.Environment = dsl.Environment{} }, "major"},
	{"other variable", func(s *shop) { s.api.Environment.Key = "SHOP_TOKEN" }, "minor"},
	{"new server", func(s *shop) {
		s.api.Servers = append(s.api.Servers, dsl.Server{Name: "Far", URL: "https://far.example.com", Doc: "far away"})
	}, "minor"},
	{"server gone", func(s *shop) { s.api.Servers = s.api.Servers[:1] }, "major"},
	{"server moved", func(s *shop) { s.api.Servers[1].URL = "https://t.example.com" }, "major"},
	{"more attempts", func(s *shop) { s.api.Retry.MaxAttempts = 5 }, "minor"},
	{"longer time-out", func(s *shop) { s.api.Limits.AttemptTimeout = 30 * time.Second }, "minor"},
	{"other rate", func(s *shop) { s.api.RateLimits[0].Requests = 20 }, "minor"},
	{"idempotency key", func(s *shop) { s.make.IdempotencyKey = "Make-Key" }, "minor"},
	{"never sent again", func(s *shop) { s.lose.Retry = &dsl.OperationRetry{MaxAttempts: 1} }, "minor"},
	{
		"fake state",
		func(s *shop) { s.things.State = &dsl.Collection{Of: s.thing, ID: "id", IDPrefix: "thing_"} },
		"major",
	},
}
