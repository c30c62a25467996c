// Package expect derives the expectations of generated tests: the exchange of
// every example as bytes on the wire, the results for values at the bounds of
// every parameter, and values with secrets that must not be printed. It uses
// only the description, so that the expectations are independent of the
// generated code; from the plan it takes only the names.
package expect
