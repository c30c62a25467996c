// Package store is the side of a shared limit that lives in Redis: a script that
// decides on the server's clock, and what a process says to it and hears.
package store

import "time"

// Ask is what a process asks for in one round trip. Times are microseconds.
type Ask struct {
	Interval int64 // that one token takes up
	Depth    int64 // that a full bucket holds: the burst times Interval
	Want     int64 // tokens, as soon as they are due
	Extra    int64 // more tokens, of those that are due now
	Block    int64 // tokens for one request, all or none; then Want is 0
	Patience int64 // how far ahead a slot may be
	Known    int64 // the Epoch of the last answer; 0 when there was none
	Ahead    int64 // until the bucket is full, as far as the process knows
	Spent    int64 // tokens that went by while the store was away

	Back    []Run  // what is given back
	Process string // whom the store has seen; empty is nobody
}

// Run is a number of slots, one in each interval.
type Run struct {
	At int64 // of the first, on the store's clock; 0 is a token that is due
	N  int64
}

// Reply is what the store answers. Times are microseconds.
type Reply struct {
	Now   int64 // on the store's clock
	Epoch int64 // when the store's state was made
	Left  int64 // until the bucket is full
	Due   int64 // tokens that may be used at once
	Hint  int64 // how long the next slot is away, when it is beyond Patience
	Pause int64 // how long the route is paused; then nothing was taken
	Seen  int64 // processes, when Process was told
	Runs  []Run // slots that were reserved
}

// Patient is a Patience for everything that can come, in this century.
const Patient = 1 << 51

// Micros is a duration in whole microseconds, rounded down.
func Micros(d time.Duration) int64 { return int64(d / time.Microsecond) }
