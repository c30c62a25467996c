package layout

import "bytes"

const (
	// Width is how many columns a line of Go code may have.
	Width = 120
	// tab is how many columns a tab goes to the next multiple of.
	tab = 4
)

// columns is how many columns a line takes.
func columns(line []byte) int {
	n := 0
	for _, c := range string(line) {
		if c == '\t' {
			n += tab - n%tab
		} else {
			n++
		}
	}
	return n
}

// Long returns the numbers of the lines, counted from 1, that have more than [Width] columns.
func Long(src []byte) []int {
	var long []int
	number := 0
	for line := range bytes.Lines(src) {
		number++
		if columns(bytes.TrimRight(line, "\r\n")) > Width {
			long = append(long, number)
		}
	}
	return long
}
