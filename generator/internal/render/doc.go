// Package render converts sources to the bytes to write: printed, formatted,
// with grouped imports and without long lines, and type-checked as a whole. If
// it fails, nothing is written.
package render
