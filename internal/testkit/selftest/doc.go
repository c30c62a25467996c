// Package selftest contains the tests that generated packages run on themselves.
// The generated tests state the expectations literally. They are derived from
// the description, not from the code under test.
package selftest
