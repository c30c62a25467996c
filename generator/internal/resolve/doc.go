// Package resolve takes every decision on the output: Go names, final texts,
// which type a value has, whether an absent value needs a wrapper, which rules a
// parameter must satisfy, which files there are. It turns a checked description
// into a plan.
package resolve
