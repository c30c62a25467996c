// Package fault decides which request of a test goes wrong, and how.
//
// A [Script] is a list of faults. For every request it is read from the front:
// the first fault that is meant for the operation, is not spent and, when it has
// a probability, wins its throw, strikes. So faults written one after another
// strike one after another. [Parse] reads the same list from text.
package fault
