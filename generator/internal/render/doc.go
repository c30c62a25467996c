// Package render turns sources into the bytes that are written: printed,
// formatted, with grouped imports, and type-checked as a whole. Nothing that
// fails here reaches the disk.
package render
