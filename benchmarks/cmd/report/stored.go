package main

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// stored is the part of docs/performance.md that the README and its charts show.
type stored struct {
	command string // that measured
	release string // "go1.27.4"
	rows    []row
}

// row is a workload and the time of each of the rivals as a ratio. Clients that
// do not have the workload have zero.
type row struct {
	title  string
	ratios []float64
}

var (
	writtenBy   = regexp.MustCompile("(?m)^Written by `([^`]+)` in ")
	firstTable  = regexp.MustCompile(`(?s)\n## With (\S+)\n\n### Time, as a ratio\n\n\| \|[^\n]*\n\|---\|[^\n]*\n(.*?)\n\n`)
	errNoRatios = errors.New("docs/performance.md has no table of ratios; run the benchmarks first")
)

// readPage returns what a page holds. It is read back from the page, and not
// taken from a run, so that a chart can be drawn again without measuring.
func readPage(page string) (stored, error) {
	command, table := writtenBy.FindStringSubmatch(page), firstTable.FindStringSubmatch(page)
	if command == nil || table == nil {
		return stored{}, errNoRatios
	}
	s := stored{command: command[1], release: table[1]}
	for line := range strings.SplitSeq(table[2], "\n") {
		r, err := readRow(line)
		if err != nil {
			return stored{}, err
		}
		s.rows = append(s.rows, r)
	}
	return s, nil
}

// readRow reads a line such as
//
//	| Get, whole call | **0.173** | 1.000 |  |
func readRow(line string) (row, error) {
	cells := strings.Split(strings.Trim(line, "|"), "|")
	if len(cells) != len(rivals)+1 {
		return row{}, fmt.Errorf("docs/performance.md: %q has %d cells, not %d", line, len(cells), len(rivals)+1)
	}
	r := row{title: strings.TrimSpace(cells[0]), ratios: make([]float64, len(rivals))}
	for i, cell := range cells[1:] {
		text := strings.Trim(cell, " *")
		if text == "" {
			continue
		}
		var err error
		if r.ratios[i], err = strconv.ParseFloat(text, 64); err != nil {
			return row{}, fmt.Errorf("docs/performance.md: %q: %w", line, err)
		}
	}
	return r, nil
}
