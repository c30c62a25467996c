// Package selftest has the tests that a generated package runs on itself. What
// they expect is written out in the generated test, from the description: the
// code under test had no part in it.
package selftest
