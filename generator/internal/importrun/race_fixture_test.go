//go:build race

package importrun

// underRace says that the tests run with the race detector.
const underRace = true
