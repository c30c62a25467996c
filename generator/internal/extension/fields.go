package extension

import (
	"strings"
	"unicode"
)

// Prefix is how the key of every extension begins.
const Prefix = "x-sdkgen-"

// The fields that are extensions, by where they stand in the document.
var (
	Root   = []string{"Release", "Source", "Version", "Environment", "Retry", "RateLimits", "Limits", "Signing"}
	Errors = []string{"List", "At", "Problem", "Code", "Message", "LongMessage", "Meta", "TraceID", "TraceHeader",
		"Refusals"}
	Server    = []string{"Name"}
	Scheme    = []string{"Prefix", "KeyName", "KeyPrefixes", "ExampleUser", "ExampleKey", "Missing", "Invalid"}
	Resource  = []string{"State", "Deprecated"} // Below is a name
	Operation = []string{
		"Name", "RateClass", "Retry", "Idempotent", "Deprecated", "Until", "Pages", "Conditional", "Effects",
	}
	Failure   = []string{"Name", "Codes"}
	Outcome   = []string{"Name"}
	Parameter = []string{"Go", "Deprecated"}
	Object    = []string{"Key"}
	Enum      = []string{"Values"}
	Field     = []string{"Go", "Deprecated"}
)

// Key returns the key of a field: x-sdkgen-rate-class of RateClass.
func Key(field string) string {
	var b strings.Builder
	b.WriteString(Prefix)
	for i, r := range camel(field) {
		if unicode.IsUpper(r) && i > 0 {
			b.WriteByte('-')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return strings.NewReplacer("-i-d", "-id").Replace(b.String())
}

// camel returns the name of a Go field or type in lower camel case: idPrefix of
// IDPrefix.
func camel(name string) string {
	upper := 0
	for upper < len(name) && unicode.IsUpper(rune(name[upper])) {
		upper++
	}
	if upper > 1 && upper < len(name) {
		upper-- // the next word's capital
	}
	return strings.ToLower(name[:upper]) + name[upper:]
}
