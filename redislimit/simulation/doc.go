// Package simulation runs fleets of up to 10,000 processes that share a limit, on
// the clock of testing/synctest: the limiter is the real one, and in the place of
// Redis stands the script's twin, a millisecond away.
//
//	go test ./redislimit/simulation -run TestFleets -timeout 1h -write
//
// writes the table of docs/fleet.md and its plot. Without -write a few small fleets
// run, and what the table shows is checked.
package simulation
