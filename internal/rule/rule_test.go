package rule_test

import (
	"regexp"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/internal/rule"
)

func TestNumbers(t *testing.T) {
	t.Parallel()
	between, least, most := rule.Between(1, 5), rule.AtLeast(1), rule.AtMost(5)
	betweenFloat, leastFloat, mostFloat := rule.BetweenFloat(0.5, 1), rule.AtLeastFloat(0.5), rule.AtMostFloat(1)
	for _, test := range []struct{ name, got, want string }{
		{"lowest", between.Broken(1), ""}, {"highest", between.Broken(5), ""}, {"below", between.Broken(0), "is outside 1..5"}, {"above", between.Broken(6), "is outside 1..5"},
		{"at least", least.Broken(1), ""}, {"less", least.Broken(0), "is less than 1"}, {"at most", most.Broken(5), ""}, {"more", most.Broken(6), "is more than 5"},
		{"lowest number", betweenFloat.Broken(0.5), ""}, {"highest number", betweenFloat.Broken(1), ""}, {"number below", betweenFloat.Broken(0.4), "is outside 0.5..1"},
		{"number above", betweenFloat.Broken(1.5), "is outside 0.5..1"}, {"less of a number", leastFloat.Broken(0.4), "is less than 0.5"},
		{"more of a number", mostFloat.Broken(1.5), "is more than 1"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if test.got != test.want {
				t.Errorf("got %q, want %q", test.got, test.want)
			}
		})
	}
}

func TestStrings(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name  string
		rule  rule.String
		value string
		want  string
	}{
		{"shortest", rule.Length(2, 3), "ab", ""}, {"longest", rule.Length(2, 3), "abc", ""},
		{"too short", rule.Length(2, 3), "a", "has 1 bytes, which is outside 2..3"}, {"too long", rule.Length(2, 3), "abcd", "has 4 bytes, which is outside 2..3"},
		{"short without an end", rule.Length(2, -1), "a", "has 1 bytes, fewer than 2"}, {"long without an end", rule.Length(2, -1), "abcd", ""},
		{"one of", rule.OneOf("a", "b"), "b", ""}, {"none of", rule.OneOf("a", "b"), "c", "is not one of a, b"},
		{"match", rule.Pattern(regexp.MustCompile("^a")), "ab", ""}, {"no match", rule.Pattern(regexp.MustCompile("^a")), "ba", "does not match ^a"},
		{"there", rule.Required(), "a", ""}, {"not there", rule.Required(), "", "is required"}, {"sensitive", rule.Sensitive(), "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if got := test.rule.Broken(test.value); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}
