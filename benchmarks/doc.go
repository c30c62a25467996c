// Package benchmarks measures the SDK against other ways to call the same API,
// on the same documents and the same in-memory round-tripper. The command in
// cmd/report runs everything and writes docs/performance.md and the table of the
// README.
package benchmarks
