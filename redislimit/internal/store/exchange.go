// Package store implements the part of a shared limit in Redis: a script that
// decides on the server's clock, and the messages between a process and Redis.
package store

import "time"

// Ask is the request of a process in one round trip. Times are in microseconds.
type Ask struct {
	Interval int64 // per token
	Depth    int64 // of a full bucket: the burst times Interval
	Want     int64 // number of tokens, as soon as they are due
	Extra    int64 // number of additional tokens that are due now
	Block    int64 // tokens for one request, all or none; then Want is 0
	Patience int64 // maximum time until a slot
	Known    int64 // the Epoch of the last reply; 0 if there was none
	Ahead    int64 // until the bucket is full, as far as the process knows
	Spent    int64 // tokens used while the store was unavailable

	Back    []Run  // returned slots
	Process string // name of the active process; may be empty
}

// Run is a number of slots, one in each interval.
type Run struct {
	At int64 // of the first, on the store's clock; 0 is a token that is due
	N  int64
}

// Reply is the reply of the store. Times are in microseconds.
type Reply struct {
	Now   int64 // on the store's clock
	Epoch int64 // time at which the store's state was created
	Left  int64 // until the bucket is full
	Due   int64 // tokens that may be used at once
	Hint  int64 // time until the next slot, if it exceeds Patience
	Pause int64 // remaining pause of the route; nothing was taken then
	Seen  int64 // number of active processes, if Process was set
	Runs  []Run // reserved slots
}

// Patient is a Patience without a practical limit.
const Patient = 1 << 51

// Micros returns a duration in whole microseconds, rounded down.
func Micros(d time.Duration) int64 { return int64(d / time.Microsecond) }
