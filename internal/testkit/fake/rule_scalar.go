package fake

import (
	"encoding/base64"
	"encoding/json"
	"strconv"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/internal/call"
	"github.com/seed-e19c5fb5/clerk-go/internal/format"
)

// Above allows numbers more than low.
func Above(low float64) Rule { return number(call.Above(low)) }

// Below allows numbers less than high.
func Below(high float64) Rule { return number(call.Below(high)) }

// BetweenInt64 allows integers from low to high, both included.
func BetweenInt64(low, high int64) Rule { return integer(call.BetweenInt64(low, high)) }

// AtLeastInt64 allows integers from low on.
func AtLeastInt64(low int64) Rule { return integer(call.AtLeastInt64(low)) }

// AtMostInt64 allows integers up to high.
func AtMostInt64(high int64) Rule { return integer(call.AtMostInt64(high)) }

// BetweenUint64 allows integers from low to high, both included.
func BetweenUint64(low, high uint64) Rule { return unsigned(call.BetweenUint64(low, high)) }

// AtLeastUint64 allows integers from low on.
func AtLeastUint64(low uint64) Rule { return unsigned(call.AtLeastUint64(low)) }

// AtMostUint64 allows integers up to high.
func AtMostUint64(high uint64) Rule { return unsigned(call.AtMostUint64(high)) }

func unsigned(rule call.UintRule) Rule {
	return Rule{badValue, func(raw json.RawMessage) string {
		n, _ := strconv.ParseUint(string(raw), 10, 64) // fits has parsed it
		return sentence(string(raw), rule.Broken(n))
	}}
}

// InFormat allows texts of a form that has a name.
func InFormat(name string) Rule { return inWords(badFormat, call.InFormat(formats[name])) }

var formats = map[string]call.Expression{
	"uuid": format.UUID, "email": format.Email, "uri": format.URI, "hostname": format.Hostname,
	"ipv4": format.IPv4, "ipv6": format.IPv6, "date": format.Date, "decimal": format.Decimal,
	"date-time": instantForm{},
}

// instantForm is the form of times in RFC 3339.
type instantForm struct{}

// MatchString reports whether a text is a time.
func (instantForm) MatchString(text string) bool {
	_, err := time.Parse(time.RFC3339, text)
	return err == nil
}

// String is the name of the form.
func (instantForm) String() string { return "a time" }

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
