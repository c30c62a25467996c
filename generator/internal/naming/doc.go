// Package naming converts names on the wire to Go names. Only this package knows
// initialisms, and identifiers that generated code cannot use.
//
// Its functions never fail: a name that cannot be converted to a Go name gives a
// result that [token.IsIdentifier] rejects, and is reported when the description
// is checked.
package naming
