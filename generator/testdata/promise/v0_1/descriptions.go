package promise

import (
	"time"

	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// small returns a description with everything that an API needs and the given
// resources.
func small(resources ...*dsl.Resource) dsl.API {
	return dsl.API{
		Name:    "Shop",
		Doc:     "Shop sells things.",
		Servers: []dsl.Server{{Name: "Main", URL: "https://shop.example.com/v1", Doc: "the only address"}},
		Auth: dsl.Bearer{
			KeyName: "API key", KeyPrefixes: []string{"key_"}, ExampleKey: "key_1234", Missing: unauthorizedCode,
			Invalid: unauthorizedCode,
		},
		Environment: dsl.Environment{Key: "SHOP_KEY", BaseURL: "SHOP_URL"},
		Errors: dsl.ErrorModel{
			List: "errors", Code: "code", Message: "message", LongMessage: "long_message", Meta: "meta",
			TraceID: "trace_id", TraceHeader: "X-Trace-Id", Failures: []*dsl.Failure{unauthorized, missing},
		},
		Retry: dsl.Retry{
			MaxAttempts: 2, BaseDelay: time.Second, MaxDelay: 2 * time.Second, MaxRetryAfter: time.Minute,
			Budget: 10, BudgetRefill: 0.5, Refused: []int{429}, Ambiguous: []int{503},
		},
		RateLimits: []dsl.RateLimit{{Requests: 10, Per: time.Second, Doc: "everybody"}},
		Limits: dsl.Limits{
			DialTimeout: time.Second, TLSTimeout: time.Second, HeaderTimeout: time.Second, AttemptTimeout: time.Second,
			OperationTimeout: time.Minute, MaxResponseBytes: 1 << 20,
		},
		Resources: resources,
	}
}

var (
	unauthorizedCode = &dsl.ErrorCode{
		Code: "unauthorized", Message: "unauthorized", LongMessage: "The key is not valid.",
		Doc: "the key is not valid",
	}
	missingCode = &dsl.ErrorCode{
		Code: "missing", Message: "missing", LongMessage: "There is no such thing.", Doc: "there is no such thing",
	}
	unauthorized = &dsl.Failure{
		Status: 401, Name: "Unauthorized", Doc: "the key was not accepted", Codes: []*dsl.ErrorCode{unauthorizedCode},
	}
	missing = &dsl.Failure{
		Status: 404, Name: "NotFound", Doc: "there is no such thing", Codes: []*dsl.ErrorCode{missingCode},
	}
)

const missingBody = `{"errors": [{"code": "missing", "message": "missing", "long_message": "There is no such ` +
	`thing."}], "trace_id": "t1"}`

// one returns the smallest resource, a single endpoint without parameters, with the
// smallest errors.
func one() dsl.API {
	thing := &dsl.Object{
		Name: "Thing", Doc: "something for sale",
		Fields: []dsl.Field{{Name: "id", Type: dsl.String{}, Doc: "identifies the thing"}},
	}
	api := small(&dsl.Resource{
		Name: "things",
		Doc:  "Things are for sale.",
		Endpoints: []dsl.Endpoint{dsl.Get{
			Name: "Newest", Path: dsl.Path{dsl.Literal("things"), dsl.Literal("newest")},
			Summary: "Retrieve the newest thing", Doc: "retrieves the newest thing.",
			Returns: thing, Failures: []*dsl.Failure{unauthorized, missing},
			Examples: []dsl.Example{
				{Name: "found", Doc: "a thing", Response: dsl.Response{Body: `{"id": "thing_1", "colour": "red"}`}},
				{
					Name: "none", Doc: "nothing for sale",
					Response: dsl.Response{
						Status: 404, Body: `{"errors": [{"code": "missing", "message": "missing"}]}`,
					},
				},
			},
		}},
	})
	api.Errors.LongMessage, api.Errors.Meta, api.Errors.TraceID, api.Errors.TraceHeader = "", "", "", ""
	return api
}

// parameters has a query parameter of every type, optional and required.
func parameters() dsl.API {
	size := &dsl.Enum{
		Name: "Size", Doc: "how large a thing is",
		Values: []dsl.EnumValue{{Value: "small", Doc: "fits a pocket"}, {Value: "x-large", Doc: "fits no door"}},
	}
	thing := &dsl.Object{Name: "Thing", Doc: "something for sale", Fields: []dsl.Field{
		{Name: "id", Type: dsl.String{}, Doc: "identifies the thing"},
		{Name: "size", Type: size, Doc: "how large it is"},
	}}
	shop := &dsl.PathParam{Name: "shop_id", Doc: "the shop"}
	return small(&dsl.Resource{
		Name: "things",
		Doc:  "Things are for sale.",
		Endpoints: []dsl.Endpoint{dsl.Get{
			Name: "Search", Path: dsl.Path{dsl.Literal("shops"), shop, dsl.Literal("things")},
			Summary: "Search for things", Doc: "searches a shop for things.",
			Query: []dsl.Param{
				{
					Name: "q", Type: dsl.String{MinLength: new(2), MaxLength: new(40), Pattern: "^[a-z ]+$"},
					Required: true, Doc: "words to search for",
				},
				{Name: "colour", Type: dsl.String{}, Doc: "the colour, which may be none"},
				{Name: "size", Type: size, Doc: "the size"},
				{
					Name: "not_size", Type: dsl.OneOf{Enum: size, Except: []string{"small"}},
					Doc: "the size that is not wanted", Deprecated: "Nobody knows what it does.",
				},
				{Name: "min_price", Type: dsl.Int{Min: new(0)}, Doc: "the lowest price"},
				{Name: "page", Type: dsl.Int{Min: new(1)}, Required: true, Doc: "the page"},
				{Name: "sold_out", Type: dsl.Bool{}, Doc: "whether things that are sold out count"},
				{Name: "since", Type: dsl.UnixMilli{}, Doc: "when the thing came in, at the earliest"},
			},
			Returns: dsl.Array{Of: thing}, Failures: []*dsl.Failure{unauthorized, missing},
			Effects: []dsl.Effect{dsl.Canned{}},
			Examples: []dsl.Example{
				{
					Name: "everything", Doc: "all parameters at once", Path: map[string]string{"shop_id": "a/b"},
					Query: map[string]any{
						"q": "red hat", "colour": "", "size": "small", "not_size": "x-large", "min_price": 0, "page": 1,
						"sold_out": false, "since": int64(1716883200000),
					},
					Response: dsl.Response{
						Body: `[{"id": "thing_1", "size": "small"}, {"id": "thing_2", "size": "vast"}]`,
					},
				},
				{
					Name: "no_shop", Doc: "a shop that does not exist", Path: map[string]string{"shop_id": "s"},
					Query:    map[string]any{"q": "hat", "page": 2},
					Response: dsl.Response{Status: 404, Body: missingBody},
				},
			},
		}},
	})
}

// bodies has the methods with a body, and one without a result.
func bodies() dsl.API {
	part := &dsl.Object{Name: "Part", Doc: "a part of a thing", Fields: []dsl.Field{
		{Name: "name", Type: dsl.String{}, Doc: "what it is called"},
		{Name: "weight", Type: dsl.Float{}, Optional: true, Doc: "in kilograms"},
	}}
	thing := &dsl.Object{Name: "Thing", Doc: "something for sale", Key: "id", Fields: []dsl.Field{
		{Name: "object", Type: dsl.Const("thing"), Doc: "the type of the object"},
		{Name: "id", Type: dsl.String{}, Doc: "identifies the thing"},
		{Name: "parts", Type: dsl.Array{Of: part}, Doc: "what it is made of"},
		{
			Name: "labels", Type: dsl.Map{Of: dsl.String{}}, Optional: true, Nullable: true,
			Doc: "whatever is written on it",
		},
		{Name: "secret_code", Type: dsl.String{Sensitive: true}, Optional: true, Doc: "opens it"},
	}}
	id := &dsl.PathParam{Name: "type", Doc: "the thing, by a name that is a keyword"}
	body := []dsl.Field{
		{Name: "name", Type: dsl.String{MinLength: new(1)}, Doc: "what it is called"},
		{Name: "price", Type: dsl.Float{Min: new(0.5)}, Doc: "what it costs"},
		{Name: "parts", Type: dsl.Array{Of: part}, Optional: true, Doc: "what it is made of"},
		{
			Name: "labels", Type: dsl.Map{Of: dsl.String{}}, Optional: true, Nullable: true,
			Doc: "whatever is written on it",
		},
	}
	path := dsl.Path{dsl.Literal("things"), id}
	failing := dsl.Example{
		Name: "missing", Doc: "no such thing", Path: map[string]string{"type": "t"},
		Response: dsl.Response{Status: 404, Body: missingBody},
	}
	failingBody := failing
	failingBody.Body = `{"name": "hat", "price": 1}`
	return small(&dsl.Resource{
		Name: "things",
		Doc:  "Things are for sale.",
		Endpoints: []dsl.Endpoint{
			dsl.Put{
				Name: "Replace", Path: path, Summary: "Replace a thing", Doc: "replaces a thing.", Body: body,
				Returns: thing, Idempotent: true,
				Failures: []*dsl.Failure{missing},
				Examples: []dsl.Example{
					{
						Name: "hat", Doc: "a hat", Path: map[string]string{"type": "t"},
						Body: `{"name": "\u003chat>", "price": 9.50, "parts": [{"weight": 25e-2, "name": ` +
							`"brim"}, {"name": "crown"}], "labels": null}`,
						Response: dsl.Response{
							Body: `{"object": "thing", "id": "t", "parts": [{"name": "brim"}], "labels": {"b": "2", ` +
								`"a": "1"}, "secret_code": "s3"}`,
						},
					},
					failingBody,
				},
			},
			dsl.Post{
				Name: "Mend", Path: append(path, dsl.Literal("mend")), Summary: "Mend a thing", Doc: "mends a thing.",
				Status: 204, Failures: []*dsl.Failure{missing},
				Body: []dsl.Field{{
					Name: "with", Type: dsl.String{}, Optional: true, Doc: "what to mend it with",
				}},
				BodyRequired: true,
				Examples: []dsl.Example{
					{
						Name: "anyhow", Doc: "with whatever there is", Path: map[string]string{"type": "t"}, Body: "{}",
						Response: dsl.Response{Status: 204},
					},
					{
						Name: "missing", Doc: "no such thing", Path: map[string]string{"type": "t"},
						Body: `{"with": "glue"}`, Response: dsl.Response{Status: 404, Body: missingBody},
					},
				},
			},
			dsl.Post{
				Name: "Sort", Path: path[:1:1], Summary: "Sort things", Doc: "puts things into an order.", Status: 204,
				Failures: []*dsl.Failure{missing},
				Body: []dsl.Field{
					{Name: "ids", Type: dsl.Array{Of: dsl.String{}}, Doc: "the things in their order"},
					{Name: "shelves", Type: dsl.Map{Of: dsl.Array{Of: dsl.String{}}}, Doc: "the things on each shelf"},
				},
				Examples: []dsl.Example{
					{
						Name: "none", Doc: "no things at all", Body: `{"ids": [], "shelves": {}}`,
						Response: dsl.Response{Status: 204},
					},
					{
						Name: "missing", Doc: "no such thing", Body: `{"ids": ["t"], "shelves": {"a": []}}`,
						Response: dsl.Response{Status: 404, Body: missingBody},
					},
				},
			},
			dsl.Delete{
				Name: "Delete", Path: path, Summary: "Delete a thing", Doc: "deletes a thing.", Status: 204,
				Failures: []*dsl.Failure{missing},
				Examples: []dsl.Example{
					{
						Name: "gone", Doc: "nothing comes back", Path: map[string]string{"type": "t"},
						Response: dsl.Response{Status: 204},
					},
					failing,
				},
			},
		},
	})
}

// shapes has models that refer to themselves and to each other.
func shapes() dsl.API {
	leaf := &dsl.Object{Name: "Leaf", Doc: "an end of a tree", Fields: []dsl.Field{
		{Name: "kind", Type: dsl.Const("leaf"), Doc: "the type of the node"},
		{Name: "at", Type: dsl.UnixMilli{}, Optional: true, Nullable: true, Doc: "when it grew"},
	}}
	branch := &dsl.Object{Name: "Branch", Doc: "a fork of a tree", Fields: []dsl.Field{
		{Name: "kind", Type: dsl.Const("branch"), Doc: "the type of the node"},
		{Name: "parent", Type: dsl.Ref("Branch"), Optional: true, Nullable: true, Doc: "the branch it grows from"},
		{Name: "nodes", Type: dsl.Array{Of: dsl.Ref("Node")}, Doc: "what grows from it"},
		{Name: "notes", Type: dsl.RawJSON{}, Doc: "anything"},
	}}
	node := &dsl.Union{
		Name: "Node", Doc: "a branch or a leaf", Discriminator: "kind", Variants: []*dsl.Object{branch, leaf},
	}
	return small(&dsl.Resource{
		Name: "trees",
		Doc:  "Trees are made of nodes.",
		Endpoints: []dsl.Endpoint{dsl.Get{
			Name: "Get", Path: dsl.Path{dsl.Literal("tree")}, Summary: "Retrieve the tree", Doc: "retrieves the tree.",
			Returns:  node,
			Failures: []*dsl.Failure{missing},
			Examples: []dsl.Example{
				{
					Name: "leaf", Doc: "a tree that is a leaf",
					Response: dsl.Response{Body: `{"kind": "leaf", "at": null}`},
				},
				{
					Name: "branch", Doc: "a tree with two levels",
					Response: dsl.Response{
						Body: `{"kind": "branch", "parent": {"kind": "branch", "nodes": [], "notes": [1, "two"]}, ` +
							`"nodes": [{"kind": "leaf", "at": 1}], "notes": {}}`,
					},
				},
				{Name: "missing", Doc: "no tree", Response: dsl.Response{Status: 404, Body: missingBody}},
			},
		}},
	})
}
