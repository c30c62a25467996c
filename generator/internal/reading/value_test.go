package reading_test

import (
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

func TestZeroIsAbsent(t *testing.T) {
	t.Parallel()
	size := &dsl.Enum{Name: "Size", Values: []dsl.EnumValue{{Value: "small"}}}
	for name, test := range map[string]struct {
		schema dsl.Schema
		want   bool
	}{
		"free text":                       {dsl.String{}, false},
		"text that may not be empty":      {dsl.String{MinLength: new(1)}, true},
		"text that is empty by default":   {dsl.String{Default: new("")}, true},
		"text with another default":       {dsl.String{Default: new("x")}, false},
		"free number":                     {dsl.Int{}, false},
		"number above zero":               {dsl.Int{Min: new(1)}, true},
		"number below zero":               {dsl.Int{Max: new(-1)}, true},
		"number from zero":                {dsl.Int{Min: new(0)}, false},
		"number from zero, which it is":   {dsl.Int{Min: new(0), Default: new(0)}, true},
		"number with another default":     {dsl.Int{Default: new(3)}, false},
		"fraction above zero":             {dsl.Float{Min: new(0.5)}, true},
		"free fraction":                   {dsl.Float{}, false},
		"bool":                            {dsl.Bool{}, false},
		"bool that is false by default":   {dsl.Bool{Default: new(false)}, true},
		"bool that is true by default":    {dsl.Bool{Default: new(true)}, false},
		"enum":                            {size, true},
		"part of an enum":                 {dsl.OneOf{Enum: size}, true},
		"list, which may be emptied":      {dsl.Array{Of: dsl.String{}}, false},
		"map, which may be emptied":       {dsl.Map{Of: dsl.String{}}, false},
		"instant, which may be the first": {dsl.UnixMilli{}, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := reading.ZeroIsAbsent(test.schema); got != test.want {
				t.Errorf("got %v, want %v", got, test.want)
			}
		})
	}
}

func TestDefault(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		schema dsl.Schema
		want   string
	}{
		"text":         {dsl.String{Default: new("a")}, "a"},
		"empty text":   {dsl.String{Default: new("")}, ""},
		"number":       {dsl.Int{Default: new(7)}, "7"},
		"fraction":     {dsl.Float{Default: new(1e6)}, "1e+06"},
		"bool":         {dsl.Bool{Default: new(false)}, "false"},
		"part of enum": {dsl.OneOf{Default: "b"}, "b"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			value, ok := reading.Default(test.schema)
			if got := reading.Text(value); !ok || got != test.want {
				t.Errorf("got %q, %v, want %q", got, ok, test.want)
			}
		})
	}
	for name, schema := range map[string]dsl.Schema{
		"text": dsl.String{}, "number": dsl.Int{}, "fraction": dsl.Float{}, "bool": dsl.Bool{}, "enum": dsl.OneOf{},
		"list": dsl.Array{},
	} {
		t.Run(name+" without", func(t *testing.T) {
			t.Parallel()
			if value, ok := reading.Default(schema); ok {
				t.Errorf("got %v", value)
			}
		})
	}
}

func TestBurst(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		limit dsl.RateLimit
		want  int
	}{
		"given":            {dsl.RateLimit{Requests: 100, Burst: 3}, 3},
		"a tenth":          {dsl.RateLimit{Requests: 100}, 10},
		"of few, no fewer": {dsl.RateLimit{Requests: 5}, 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := reading.Burst(test.limit); got != test.want {
				t.Errorf("got %d, want %d", got, test.want)
			}
		})
	}
}
