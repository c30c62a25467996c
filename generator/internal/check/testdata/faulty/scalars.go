package faulty

import (
	"math"

	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// ScalarBounds exclude every value, or make no sense.
var ScalarBounds = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel, Retry: retry, RateLimits: rateLimits,
	Limits: limits,
	Resources: []*dsl.Resource{{
		Name: "items", Doc: doc, Endpoints: []dsl.Endpoint{dsl.Post{
			Name: "Sell", Path: path, Summary: "Sell", Doc: "sells.", Failures: failures, Examples: actExamples,
			Body: []dsl.Field{
				{Name: "a", Doc: doc, Optional: true, Type: dsl.Int64{Min: new(int64(5)), Max: new(int64(4))}},
				{Name: "b", Doc: doc, Optional: true, Type: dsl.Uint64{Max: new(uint64(4)), Default: new(uint64(5))}},
				{Name: "c", Doc: doc, Optional: true, Type: dsl.Float{Min: new(0.5), Above: new(0.5)}},
				{Name: "d", Doc: doc, Optional: true, Type: dsl.Float{Max: new(0.5), Below: new(0.5)}},
				{Name: "e", Doc: doc, Optional: true, Type: dsl.Float{Above: new(0.5), Max: new(0.5)}},
				{Name: "f", Doc: doc, Optional: true, Type: dsl.Float{Below: new(math.Inf(1))}},
				{Name: "g", Doc: doc, Optional: true, Type: dsl.Float{Above: new(0.5), Default: new(0.5)}},
				{Name: "h", Doc: doc, Optional: true, Type: dsl.String{Format: "zip"}},
				{Name: "i", Doc: doc, Optional: true, Type: dsl.String{Format: dsl.UUID, Default: new("none")}},
				{Name: "j", Doc: doc, Optional: true, Type: dsl.Bytes{MinLength: new(2), MaxLength: new(1)}},
				{Name: "k", Doc: doc, Optional: true, Type: dsl.Array{Of: dsl.Int{}, Min: new(-1)}},
				{Name: "l", Doc: doc, Optional: true, Type: dsl.Array{Of: dsl.Int{}, Min: new(2), Max: new(1)}},
				{Name: "m", Doc: doc, Optional: true, Type: dsl.Array{Of: dsl.RawJSON{}, Nullable: true}},
				{Name: "n", Doc: doc, Optional: true, Type: dsl.Map{Of: dsl.RawJSON{}, Nullable: true}},
			},
		}},
	}},
}

var (
	day   = &dsl.Object{Name: "Date", Doc: "a day", Fields: []dsl.Field{{Name: "day", Type: dsl.UnixSeconds{}}}}
	whole = &dsl.Enum{Name: "Decimal", Doc: "a number", Values: []dsl.EnumValue{{Value: "one"}}}
	epoch = &dsl.IntEnum{Name: "UnixSeconds", Doc: "a time", Values: []dsl.IntEnumValue{{Value: 5, Go: "Of"}}}
	grade = &dsl.IntEnum{Name: "Grade", Doc: "a grade", Values: []dsl.IntEnumValue{
		{Value: 1}, {Value: 1, Go: "Other"}, {Value: 2, Go: "good"}, {Value: 3, Go: "Best"}, {Value: 4, Go: "Best"},
		{Value: 5, Doc: "- a list"},
	}}
)

// ScalarNames are names that package models has for scalars that are used, and
// values of enums of numbers.
var ScalarNames = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel, Retry: retry, RateLimits: rateLimits,
	Limits: limits,
	Resources: []*dsl.Resource{{
		Name: "items", Doc: doc, Endpoints: []dsl.Endpoint{dsl.Post{
			Name: "Sell", Path: path, Summary: "Sell", Doc: "sells.", Failures: failures, Examples: actExamples,
			Body: []dsl.Field{
				{Name: "a", Doc: doc, Optional: true, Type: dsl.Date{}},
				{Name: "b", Doc: doc, Optional: true, Type: dsl.Array{Of: dsl.Decimal{}}},
				{Name: "c", Doc: doc, Optional: true, Type: day},
				{Name: "d", Doc: doc, Optional: true, Type: whole},
				{Name: "e", Doc: doc, Optional: true, Type: epoch},
				{Name: "f", Doc: doc, Optional: true, Type: grade},
				{Name: "g", Doc: doc, Optional: true, Type: &dsl.IntEnum{Name: "Nothing", Doc: "a set"}},
			},
		}},
	}},
}

// ScalarExamples have values that are none of their types.
var ScalarExamples = dsl.API{
	Name: "Shop", Doc: doc, Servers: servers, Auth: auth, Errors: errorModel, Retry: retry, RateLimits: rateLimits,
	Limits: limits,
	Resources: []*dsl.Resource{{
		Name: "items", Doc: doc, Endpoints: []dsl.Endpoint{dsl.Post{
			Name: "Sell", Path: path, Summary: "Sell", Doc: "sells.", Failures: failures,
			Query: []dsl.Param{
				{Name: "at", Doc: doc, Type: dsl.DateTime{}},
				{Name: "n", Doc: doc, Type: dsl.Uint64{}},
				{Name: "x", Doc: doc, Type: dsl.Float{Above: new(0.5)}},
			},
			Body: []dsl.Field{
				{Name: "a", Doc: doc, Optional: true, Type: dsl.DateTime{}},
				{Name: "b", Doc: doc, Optional: true, Type: dsl.Date{}},
				{Name: "c", Doc: doc, Optional: true, Type: dsl.Decimal{}},
				{Name: "d", Doc: doc, Optional: true, Type: dsl.Decimal{Quoted: true}},
				{Name: "e", Doc: doc, Optional: true, Type: dsl.Bytes{MaxLength: new(1)}},
				{Name: "f", Doc: doc, Optional: true, Type: &dsl.IntEnum{
					Name: "Size", Doc: "a size", Values: []dsl.IntEnumValue{{Value: 1}},
				}},
				{Name: "g", Doc: doc, Optional: true, Type: dsl.ConstInt(2)},
				{Name: "h", Doc: doc, Optional: true, Type: dsl.ConstBool(true)},
				{Name: "i", Doc: doc, Optional: true, Type: dsl.Array{Of: dsl.Int{}, Max: new(1)}},
				{Name: "j", Doc: doc, Optional: true, Type: dsl.Array{Of: dsl.Int{}, Nullable: true}},
				{Name: "k", Doc: doc, Optional: true, Type: dsl.Map{Of: dsl.Int{}}},
				{Name: "l", Doc: doc, Optional: true, Type: dsl.Int64{Min: new(int64(5))}},
			},
			Examples: []dsl.Example{
				{Name: "forms", Path: itemI1, Query: map[string]any{"at": "today", "n": -1, "x": 0.5}, Body: `{
					"a": "2026-11-25", "b": "2026-02-29", "c": "1", "d": "1,5", "e": "%", "f": 2, "g": 3, "h": false, "i": [1, 2],
					"j": [null, "a"], "k": {"a": null}, "l": 4}`},
				{Name: "kinds", Path: itemI1, Body: `{"a": 5, "d": 5, "e": "aGk=", "f": 1.5, "g": "2", "h": "true"}`},
				{Name: "not_found", Path: itemI1, Response: dsl.Response{Status: 404, Body: notThere}},
			},
		}},
	}},
}
