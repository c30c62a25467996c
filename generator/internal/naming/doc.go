// Package naming turns names on the wire into Go names. It is the one place
// that knows initialisms, and which identifiers emitted code cannot use.
//
// Its functions never fail: what cannot be a Go name comes out as something
// that [token.IsIdentifier] refuses, and is reported where descriptions are
// checked.
package naming
