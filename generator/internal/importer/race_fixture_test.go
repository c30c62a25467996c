//go:build race

package importer

// underRace says that the tests run with the race detector.
const underRace = true
