//go:build race

package generator

// underRace is whether the race detector watches the tests.
const underRace = true
