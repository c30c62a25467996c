// Package fakeplan plans the test package of each resource: the names of its stub
// and its fake, and the description of the operations as literals of the fake's
// engine.
package fakeplan
