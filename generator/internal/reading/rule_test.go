package reading_test

import (
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

func TestBroken(t *testing.T) {
	t.Parallel()
	size := &dsl.Enum{Name: "Size", Values: []dsl.EnumValue{{Value: "small"}, {Value: "large"}}}
	for name, test := range map[string]struct {
		schema dsl.Schema
		value  any
		want   string
	}{
		"number within":            {dsl.Int{Min: new(1), Max: new(9)}, 9, ""},
		"number outside":           {dsl.Int{Min: new(1), Max: new(9)}, 10, "is outside 1..9"},
		"number below":             {dsl.Int{Min: new(1)}, 0, "is less than 1"},
		"number above":             {dsl.Int{Max: new(9)}, 10, "is more than 9"},
		"fraction below":           {dsl.Float{Min: new(0.5)}, 0.25, "is less than 0.5"},
		"text within":              {dsl.String{MinLength: new(1), MaxLength: new(2)}, "ab", ""},
		"text too long":            {dsl.String{MaxLength: new(2)}, "abc", "has 3 bytes, which is outside 0..2"},
		"text too short":           {dsl.String{MinLength: new(3)}, "ab", "has 2 bytes, fewer than 3"},
		"text that does not match": {dsl.String{Pattern: "^a"}, "b", "does not match ^a"},
		"pattern that is invalid":  {dsl.String{Pattern: "["}, "b", ""},
		"constant":                 {dsl.Const("a"), "b", "is not one of a"},
		"value of an enum":         {size, "large", ""},
		"no value of an enum":      {size, "huge", "is not one of small, large"},
		"value that is left out":   {dsl.OneOf{Enum: size, Except: []string{"large"}}, "large", "is not one of small"},
		"null":                     {size, nil, ""},
		"enum that is missing":     {dsl.OneOf{}, "a", ""},
		"no rule":                  {dsl.Bool{}, true, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := reading.Broken(test.schema, test.value); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}
