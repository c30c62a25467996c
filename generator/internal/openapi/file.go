package openapi

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path"
	"strings"
	"unicode/utf8"
)

// file is a file of a document.
type file struct {
	name string // for people
	path string // below the folder of the document, with slashes
	root *Node

	unpaired []*Node // texts with half of a pair of surrogates
}

// parse reads the text of a file.
func (f *file) parse(text []byte, b *budget) *Error {
	if rule := b.takeBytes(len(text)); rule != "" {
		return f.problem(rule)
	}
	text = bytes.TrimPrefix(text, []byte("\xef\xbb\xbf"))
	if err := f.encoded(text); err != nil {
		return err
	}
	var err *Error
	if f.isJSON(text) {
		f.root, err = parseJSON(f, text, b)
	} else {
		f.root, err = parseYAML(f, text, b)
	}
	return err
}

// isJSON returns whether the text is read as JSON. YAML would accept most of JSON,
// but not its pairs of surrogates.
func (f *file) isJSON(text []byte) bool {
	if strings.EqualFold(path.Ext(f.name), ".json") {
		return true
	}
	start := bytes.TrimLeft(text, " \t\r\n")
	return len(start) > 0 && start[0] == '{' && json.Valid(text)
}

// encoded returns an error if the text is not UTF-8.
func (f *file) encoded(text []byte) *Error {
	if bytes.HasPrefix(text, []byte("\xff\xfe")) || bytes.HasPrefix(text, []byte("\xfe\xff")) {
		return f.problemAt(text, 0, "the file is UTF-16: documents are read as UTF-8")
	}
	if utf8.Valid(text) {
		return nil
	}
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRune(text[i:])
		if r == utf8.RuneError && size == 1 {
			return f.problemAt(text, i, fmt.Sprintf("the byte 0x%02x is not UTF-8", text[i]))
		}
		i += size
	}
	return nil
}

// problem returns an error of the whole file.
func (f *file) problem(text string) *Error { return &Error{At: Position{File: f.name}, Text: text} }

// problemAt returns an error at an offset of the text.
func (f *file) problemAt(text []byte, offset int, rule string) *Error {
	before := text[:min(max(offset, 0), len(text))]
	line := 1 + bytes.Count(before, []byte("\n"))
	column := 1 + utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:])
	return &Error{At: Position{File: f.name, Line: line, Column: column}, Text: rule}
}
