//go:build race

package generator

// underRace is set for the race detector, which takes too long where a test only
// runs other processes.
const underRace = true
