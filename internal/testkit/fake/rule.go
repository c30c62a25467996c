package fake

import (
	"encoding/json"
	"regexp"
	"strconv"

	"github.com/seed-e19c5fb5/clerk-go/internal/call"
)

// Rule is a rule of the client's, and what the server says of a value that breaks
// it.
type Rule struct {
	why    refusal
	broken func(raw json.RawMessage) string // what is wrong with a value of the right kind, or empty
}

// Between allows integers from low to high, both included.
func Between(low, high int) Rule { return integer(call.Between(low, high)) }

// AtLeast allows integers from low on.
func AtLeast(low int) Rule { return integer(call.AtLeast(low)) }

// AtMost allows integers up to high.
func AtMost(high int) Rule { return integer(call.AtMost(high)) }

func integer(rule call.IntRule) Rule {
	return Rule{badValue, func(raw json.RawMessage) string {
		n, _ := strconv.ParseInt(string(raw), 10, 64) // fits has parsed it
		return sentence(string(raw), rule.Broken(n))
	}}
}

// BetweenFloat allows numbers from low to high, both included.
func BetweenFloat(low, high float64) Rule { return number(call.BetweenFloat(low, high)) }

// AtLeastFloat allows numbers from low on.
func AtLeastFloat(low float64) Rule { return number(call.AtLeastFloat(low)) }

// AtMostFloat allows numbers up to high.
func AtMostFloat(high float64) Rule { return number(call.AtMostFloat(high)) }

func number(rule call.FloatRule) Rule {
	return Rule{badValue, func(raw json.RawMessage) string {
		n, _ := strconv.ParseFloat(string(raw), 64) // fits has parsed it
		return sentence(string(raw), rule.Broken(n))
	}}
}

// Length allows texts of low to high bytes. A negative high is no limit.
func Length(low, high int) Rule { return inWords(badValue, call.Length(low, high)) }

// Pattern allows texts in which the expression has a match.
func Pattern(expr string) Rule {
	return inWords(badFormat, call.Pattern(regexp.MustCompile(expr)))
}

// inWords is a rule whose broken values, which may be long, are not repeated.
func inWords(why refusal, rule call.StringRule) Rule {
	return Rule{why, func(raw json.RawMessage) string { return sentence("the value", rule.Broken(text(raw))) }}
}

// OneOf allows the values.
func OneOf(values ...string) Rule {
	rule := call.OneOf(values...)
	return Rule{badValue, func(raw json.RawMessage) string {
		value := text(raw)
		return sentence(strconv.Quote(value), rule.Broken(value))
	}}
}

// sentence is empty where nothing is broken.
func sentence(value, broken string) string {
	if broken == "" {
		return ""
	}
	return value + " " + broken
}
