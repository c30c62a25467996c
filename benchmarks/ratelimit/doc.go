// Package ratelimit holds the SDK's token bucket against golang.org/x/time/rate:
// the cost of a wait that is none, and what each admits when clock reads arrive
// out of order, as they do when goroutines read the clock before they get the
// lock.
package ratelimit
