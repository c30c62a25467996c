package layout

import "bytes"

const (
	// Width is the maximum number of columns of a line of Go code.
	Width = 120
	// tab is the width of a tab.
	tab = 4
)

// columns returns the number of columns of a line.
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
