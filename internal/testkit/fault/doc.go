// Package fault decides which requests of a test fail, and how.
//
// A [Script] is a list of faults. Each request triggers the first remaining fault
// for its operation, so faults are triggered in the order of the list. A fault
// with a probability is triggered at random; otherwise the next one is
// considered. [Parse] reads a list from text.
package fault
