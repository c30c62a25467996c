// Package models contains the types that Acme's operations accept and return.
//
// The types read and write JSON by tables of their fields. Unknown fields are kept in
// Extra and written back, and enums accept unknown values. A field that may be
// missing or null is an [Optional]. A nil list is written as [] and a nil map as
// {}. Sensitive text is a [Secret].
//
// A request with a non-2xx response fails with an [*APIError].
package models
