package sample

import (
	"encoding/json"
	"fmt"
	"testing"
	"unicode/utf8"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// A list in which nothing is twice is made up of values that differ, each of which its
// type accepts.
func TestListsWithoutTwins(t *testing.T) {
	for _, of := range []dsl.Schema{
		dsl.String{},
		dsl.String{MaxLength: new(1)},
		dsl.String{Pattern: `^[a-z]{2}$`},
		dsl.String{Format: dsl.UUID},
		dsl.Int{Min: new(-1), Max: new(1)},
		dsl.Int64{Max: new(int64(1))},
		dsl.Uint64{Min: new(uint64(7)), Max: new(uint64(9)), Default: new(uint64(8))},
		dsl.Float{Above: new(float64(0)), Below: new(0.001)},
		dsl.Float{Min: new(0.5), Below: new(0.75)},
		dsl.DateTime{}, dsl.Date{}, dsl.UnixMilli{}, dsl.UnixSeconds{}, dsl.Decimal{}, dsl.RawJSON{},
		dsl.Bytes{MinLength: new(2), MaxLength: new(2)},
		&dsl.Enum{Values: []dsl.EnumValue{{Value: "a"}, {Value: "b"}, {Value: "c"}}},
		&dsl.IntEnum{Values: []dsl.IntEnumValue{{Value: 1}, {Value: 2}, {Value: 3}}},
		dsl.Map{Of: dsl.Int{}},
		dsl.Array{Of: dsl.Bool{}, Min: new(2)},
		&dsl.Object{Fields: []dsl.Field{{Name: "a", Type: dsl.Bool{}}, {Name: "b", Type: dsl.String{}}}},
	} {
		t.Run(fmt.Sprintf("%T", of), func(t *testing.T) {
			n := 3
			if _, twoAtMost := of.(dsl.Array); twoAtMost {
				n = 2
			}
			var list []any
			text := JSON(none, dsl.Array{Of: of, Min: new(n), Unique: true}, "codes")
			if err := json.Unmarshal([]byte(text), &list); err != nil {
				t.Fatal(err)
			}
			seen := map[string]bool{}
			for _, value := range list {
				seen[fmt.Sprint(value)] = true
				if rule := reading.Broken(of, value); rule != "" {
					t.Errorf("%v %s", value, rule)
				}
			}
			if len(seen) != n {
				t.Errorf("%d of %d values differ: %s", len(seen), n, text)
			}
		})
	}
}

// A list of a query is made up by the same rule.
func TestQueriesWithoutTwins(t *testing.T) {
	for _, of := range []dsl.Scalar{
		dsl.String{Pattern: `^[a-z]{2}$`}, dsl.Int{Max: new(3), Min: new(2)}, dsl.Bool{}, dsl.Date{}, dsl.Decimal{},
		dsl.Float{Max: new(1.5), Min: new(1.25)},
		dsl.OneOf{Enum: &dsl.Enum{Values: []dsl.EnumValue{{Value: "a"}, {Value: "b"}}}},
	} {
		t.Run(fmt.Sprintf("%T", of), func(t *testing.T) {
			list := values(none, dsl.List{Of: of, Min: new(2), Unique: true}, "codes")
			if list[0] == list[1] || reading.Broken(of, list[1]) != "" {
				t.Errorf("got %v", list)
			}
		})
	}
}

func TestNumbersBetweenBoundsOfBothKinds(t *testing.T) {
	s := dsl.Float{Min: new(float64(0)), Below: new(0.001)}
	if rule := reading.Broken(s, number(s)); rule != "" {
		t.Errorf("%v %s", number(s), rule)
	}
}

// TestOtherTextsAreWholeLetters changes no part of a letter of several bytes.
func TestOtherTextsAreWholeLetters(t *testing.T) {
	s := dsl.String{Pattern: `^(é|.[0-9])$`} // which takes half of the é and a digit
	if got := nthString(s, "code", 1); !utf8.ValidString(got) {
		t.Errorf("got %q", got)
	}
}
