// Package benchmarks measures the SDK against other ways to call the same API,
// on the same documents and the same in-memory round-tripper. The command in
// cmd/report runs all of them and writes docs/performance.md and the charts of the
// README.
package benchmarks
