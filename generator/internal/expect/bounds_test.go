package expect

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

func TestIntValues(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		schema dsl.Int
		want   []int
	}{
		"without bounds":          {dsl.Int{}, []int{-7, 0, 7}},
		"between":                 {dsl.Int{Min: new(30), Max: new(60)}, []int{0, 29, 30, 60, 61}},
		"from one":                {dsl.Int{Min: new(1), Max: new(499)}, []int{-1, 0, 1, 499, 500}},
		"at least":                {dsl.Int{Min: new(0)}, []int{-1, 0, 1}},
		"at most":                 {dsl.Int{Max: new(9)}, []int{0, 9, 10}},
		"the largest":             {dsl.Int{Max: new(math.MaxInt)}, []int{0, math.MaxInt}},
		"the smallest":            {dsl.Int{Min: new(math.MinInt)}, []int{math.MinInt, math.MinInt + 1, 0}},
		"the largest of 32 bits":  {dsl.Int{Max: new(math.MaxInt32)}, []int{0, math.MaxInt32}},
		"the smallest of 32 bits": {dsl.Int{Min: new(math.MinInt32), Max: new(0)}, []int{math.MinInt32, 0, 1}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := intValues(test.schema); fmt.Sprint(got) != fmt.Sprint(test.want) {
				t.Errorf("got %d, want %d", got, test.want)
			}
		})
	}
}

func TestStringCandidates(t *testing.T) {
	t.Parallel()
	const pattern = "^user_[a-z]+$"
	for name, test := range map[string]struct {
		schema dsl.String
		want   string // the candidates, but for the empty one
	}{
		"anything":  {dsl.String{}, "text"},
		"not empty": {dsl.String{MinLength: new(1)}, "a"},
		"between":   {dsl.String{MinLength: new(2), MaxLength: new(5)}, "a aa aaaaa aaaaaa"},
		"a pattern": {dsl.String{Pattern: pattern}, "user_ada user_ada!"},
		"a pattern of a length": {
			dsl.String{Pattern: pattern, MinLength: new(7), MaxLength: new(10)},
			"aaaaaa user_da user_ada user_aaada aaaaaaaaaaa user_ada!",
		},
		"a pattern of one length": {
			dsl.String{Pattern: pattern, MinLength: new(8), MaxLength: new(8)}, "aaaaaaa user_ada aaaaaaaaa !!!!!!!!",
		},
		"a pattern of anything": {dsl.String{Pattern: ".*"}, "user_ada"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var got []string
			for _, c := range stringCandidates(test.schema, "user_ada")[1:] {
				got = append(got, c.value.(string))
			}
			if strings.Join(got, " ") != test.want {
				t.Errorf("got %q, want %s", got, test.want)
			}
		})
	}
}

func TestOtherThan(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		schema dsl.Int
		want   int
	}{
		"free":              {dsl.Int{}, 2},
		"above the default": {dsl.Int{Default: new(2)}, 3},
		"from the least":    {dsl.Int{Min: new(5)}, 5},
		"up to the largest": {dsl.Int{Max: new(1)}, 1},
		"one number":        {dsl.Int{Min: new(2), Max: new(2), Default: new(2)}, 2},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := otherThan(test.schema, 2); got != test.want {
				t.Errorf("got %d, want %d", got, test.want)
			}
		})
	}
}
