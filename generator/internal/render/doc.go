// Package render turns sources into the bytes that are written: printed,
// formatted, with grouped imports and no line that is too long, and type-checked
// as a whole. Nothing that fails here reaches the disk.
package render
