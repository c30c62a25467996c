//go:build !race

package generator

// underRace is not set: the tests run without the race detector.
const underRace = false
