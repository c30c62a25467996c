package openapi

import (
	"bytes"
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

var yamlLine = regexp.MustCompile(`^(?:line (\d+): )?(.*)`)

// ofParser matches the errors whose line the library counts from 0.
var ofParser = regexp.MustCompile(`^did not find expected (key|node content|'-' indicator|<document start>|',' or)` +
	`|^found (duplicate %|undefined tag handle|incompatible YAML)`)

// unknownAnchor matches the error that comes without a line.
var unknownAnchor = regexp.MustCompile(`^unknown anchor '(.*)' referenced$`)

// yamlProblem returns an error of the library with its place. The library says the
// line of what it could not read, or of what that stands in, and no column: this is
// the first character of the line.
func yamlProblem(f *file, text []byte, err error) *Error {
	if errors.Is(err, io.EOF) {
		return f.problemAt(text, 0, "the file holds no value")
	}
	found := yamlLine.FindStringSubmatch(strings.TrimPrefix(err.Error(), "yaml: "))
	rule := "this is not YAML: " + found[2]
	if name := unknownAnchor.FindStringSubmatch(found[2]); name != nil {
		return f.problemAt(text, bytes.Index(text, []byte("*"+name[1])), rule)
	}
	line, _ := strconv.Atoi(found[1])
	if ofParser.MatchString(found[2]) {
		line++
	}
	line = min(max(line, 1), 1+bytes.Count(bytes.TrimSuffix(text, []byte("\n")), []byte("\n")))
	return &Error{At: Position{File: f.name, Line: line, Column: indentation(text, line) + 1}, Text: rule}
}

// indentation returns the number of blanks at the start of a line.
func indentation(text []byte, line int) int {
	for range line - 1 {
		_, text, _ = bytes.Cut(text, []byte("\n"))
	}
	text, _, _ = bytes.Cut(text, []byte("\n"))
	return utf8.RuneCount(text) - utf8.RuneCount(bytes.TrimLeft(text, " \t"))
}
