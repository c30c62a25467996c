package naming

import (
	"go/token"
	"go/types"
	"regexp"
	"strings"
)

// Exported returns the Go name of a field, a type or a method: "session_id" gives
// SessionID, "org_ids" gives OrgIDs.
func Exported(wire string) string {
	var b strings.Builder
	for _, word := range words(wire) {
		b.WriteString(capitalized(word))
	}
	return b.String()
}

// Unexported returns the Go name of a parameter or variable: "session_id" gives
// sessionID, "id" gives id. A name that generated code cannot use gets the
// suffix Value: "type" gives typeValue.
func Unexported(wire string) string { return UnexportedOr(wire, "Value") }

// UnexportedOr is like Unexported with another suffix, which is used if the name
// would be a keyword, a predeclared identifier, or one that generated code uses
// itself.
func UnexportedOr(wire, suffix string) string {
	split := words(wire)
	if len(split) == 0 {
		return ""
	}
	name := strings.ToLower(split[0])
	for _, word := range split[1:] {
		name += capitalized(word)
	}
	if IsReserved(name) {
		name += suffix
	}
	return name
}

// FakePackage returns the name of the package with the fake of an API: "Clerk" gives
// clerktest.
func FakePackage(api string) string {
	name := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, strings.ToLower(api))
	if name == "" || name[0] <= '9' {
		name = "api" + name
	}
	return name + "test"
}

// Const returns the Go name of a constant of an enum: "SessionStatus" and "active"
// give SessionStatusActive.
func Const(enum, value string) string { return enum + Exported(value) }

// IsReserved reports whether an unexported name is a keyword, predeclared, or
// the name of something that the body of an emitted method refers to.
func IsReserved(name string) bool {
	return token.IsKeyword(name) || types.Universe.Lookup(name) != nil || emitted[name] || patternVar.MatchString(name)
}

// patternVar is the variable of a compiled pattern.
var patternVar = regexp.MustCompile(`^pattern[0-9]+$`)

// emitted are the names in the scope of an emitted method: its own parameters,
// the packages that its file may import, and what Go reserves there.
var emitted = set(
	"init", // of a package, which nothing else declares
	"c", "p", "r", "ctx", "opts", "params",
	"form", "header",
	"bytes", "call", "cmp", "context", "errors", "fmt", "http", "io", "iter", "json", "models", "operation", "regexp",
	"selftest", "slices", "slog", "strconv", "strings", "time", "transport", "upload", "url", "wire",
)
