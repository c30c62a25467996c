// Package migration holds the code of docs/from-clerk-sdk-go.md: each task once with
// the official Go SDK and once with this one. Its tests hold that both come to the
// same result.
package migration
