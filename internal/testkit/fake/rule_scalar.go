package fake

import (
	"encoding/base64"
	"encoding/json"
	"math/big"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/internal/call"
	"github.com/seed-e19c5fb5/clerk-go/internal/format"
)

// Above allows numbers more than low.
func Above(low float64) Rule { return number(call.Above(low)) }

// Below allows numbers less than high.
func Below(high float64) Rule { return number(call.Below(high)) }

// Whole allows whole numbers from low to high, both included, each of which may be
// empty. None of them is rounded.
func Whole(low, high string) Rule {
	return Rule{badValue, func(raw json.RawMessage) string {
		n, ok := new(big.Int).SetString(string(raw), 10)
		if !ok || beyond(n, low, -1) || beyond(n, high, 1) {
			return string(raw) + " is outside " + low + ".." + high
		}
		return ""
	}}
}

// beyond reports whether n is on that side of a bound.
func beyond(n *big.Int, bound string, side int) bool {
	b, ok := new(big.Int).SetString(bound, 10)
	return ok && n.Cmp(b) == side
}

// InFormat allows texts of a form that has a name.
func InFormat(name string) Rule {
	return Rule{badFormat, func(raw json.RawMessage) string {
		if formats[name](text(raw)) {
			return ""
		}
		return "the value is no " + name
	}}
}

var formats = map[string]func(string) bool{
	"uuid": format.UUID.MatchString, "email": format.Email.MatchString, "uri": format.URI.MatchString,
	"hostname": format.Hostname.MatchString, "ipv4": format.IPv4.MatchString, "ipv6": format.IPv6.MatchString,
	"date": format.Date.MatchString, "decimal": format.Decimal.MatchString, "date-time": isInstant,
}

func isInstant(text string) bool {
	_, err := time.Parse(time.RFC3339, text)
	return err == nil
}

// Base64 allows data of low to high bytes in base64. A negative high is no limit.
func Base64(low, high int) Rule {
	rule := call.Length(low, high)
	return Rule{badFormat, func(raw json.RawMessage) string {
		data, err := base64.StdEncoding.DecodeString(text(raw))
		if err != nil {
			return "the value is not in base64"
		}
		return sentence("the value", rule.Broken(string(data)))
	}}
}
