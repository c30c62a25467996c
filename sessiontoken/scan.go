package sessiontoken

import (
	"encoding/json"
	"fmt"
	"strings"
	"unicode/utf8"
)

// maxDepth is the maximum nesting depth of JSON in a token.
const maxDepth = 64

// fields iterates over the members of a JSON object. It is stricter than
// encoding/json, which ignores case and replaces invalid UTF-8, and it makes
// no copies:
//
//	f := fieldsOf(text)
//	for f.next() {
//		use(f.name, f.value)
//	}
//	return f.err
type fields struct {
	scanner
	begun, ended bool
	name         string // without quotes
	value        string // raw
}

func fieldsOf(text string) fields {
	f := fields{scanner: scanner{text: text}}
	if !utf8.ValidString(text) {
		f.fail("not UTF-8")
	}
	return f
}

// next advances to the next member, and reports whether there is one.
func (f *fields) next() bool {
	if f.ended || f.err != nil {
		return false
	}
	f.space()
	switch {
	case !f.begun:
		f.begun = true
		f.expect('{')
		f.space()
		if f.accept('}') {
			return f.end()
		}
	case f.accept('}'):
		return f.end()
	default:
		f.expect(',')
		f.space()
	}
	name, plain := f.quoted()
	f.space()
	f.expect(':')
	f.space()
	start := f.pos
	f.anything(1)
	if f.err != nil {
		return false
	}
	if f.name, f.value = name[1:len(name)-1], f.text[start:f.pos]; !plain {
		f.name = unquote(name)
	}
	return true
}

// end reports an error if anything follows the object.
func (f *fields) end() bool {
	f.ended = true
	f.space()
	if f.err == nil && f.pos < len(f.text) {
		f.fail("more than one value")
	}
	return false
}

// unquote returns the text of a string that scanner accepted.
func unquote(quoted string) string {
	if strings.IndexByte(quoted, '\\') < 0 {
		return quoted[1 : len(quoted)-1]
	}
	var s string
	if err := json.Unmarshal([]byte(quoted), &s); err != nil {
		panic("sessiontoken: " + err.Error()) // the grammar has been checked
	}
	return s
}

// scanner parses JSON. After an error it does not advance.
type scanner struct {
	text string
	pos  int
	err  error
}

func (s *scanner) fail(why string) {
	if s.err == nil {
		s.err = fmt.Errorf("%s at byte %d", why, s.pos)
	}
}

// peek returns the next byte, or 0 at the end.
func (s *scanner) peek() byte {
	if s.err != nil || s.pos >= len(s.text) {
		return 0
	}
	return s.text[s.pos]
}

func (s *scanner) accept(c byte) bool {
	if s.peek() != c {
		return false
	}
	s.pos++
	return true
}

func (s *scanner) expect(c byte) {
	if !s.accept(c) {
		s.fail("not JSON: no " + string(c))
	}
}

func (s *scanner) space() {
	for s.pos < len(s.text) {
		switch s.text[s.pos] {
		case ' ', '\t', '\n', '\r':
			s.pos++
		default:
			return
		}
	}
}

// anything skips a value.
func (s *scanner) anything(depth int) {
	if depth > maxDepth {
		s.fail(fmt.Sprintf("JSON nested deeper than %d", maxDepth))
	}
	switch c := s.peek(); c {
	case '"':
		s.quoted()
	case '{':
		s.nested('}', depth, true)
	case '[':
		s.nested(']', depth, false)
	case 't':
		s.literal("true")
	case 'f':
		s.literal("false")
	case 'n':
		s.literal("null")
	default:
		s.number()
	}
}

// nested skips an object or an array.
func (s *scanner) nested(closing byte, depth int, named bool) {
	s.pos++
	s.space()
	if s.accept(closing) {
		return
	}
	for s.err == nil {
		s.space()
		if named {
			s.quoted()
			s.space()
			s.expect(':')
			s.space()
		}
		s.anything(depth + 1)
		s.space()
		if s.accept(closing) {
			return
		}
		s.expect(',')
	}
}

func (s *scanner) literal(word string) {
	if !strings.HasPrefix(s.text[s.pos:], word) {
		s.fail("not JSON: no " + word)
		return
	}
	s.pos += len(word)
}

// quoted skips a string and returns it with its quotes. A plain one has no
// escapes.
func (s *scanner) quoted() (text string, plain bool) {
	start := s.pos
	plain = true
	s.expect('"')
	for s.err == nil {
		for s.pos < len(s.text) && s.text[s.pos] >= ' ' && s.text[s.pos] != '"' && s.text[s.pos] != '\\' {
			s.pos++
		}
		switch s.peek() {
		case '"':
			s.pos++
			return s.text[start:s.pos], plain
		case '\\':
			plain = false
			s.escape()
		default:
			s.fail("not JSON: a string without an end")
		}
	}
	return `""`, true
}

func (s *scanner) escape() {
	s.pos++
	switch c := s.peek(); c {
	case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
		s.pos++
	case 'u':
		s.pos++
		for range 4 {
			if strings.IndexByte("0123456789abcdefABCDEF", s.peek()) < 0 {
				s.fail("not JSON: a bad escape")
				return
			}
			s.pos++
		}
	default:
		s.fail("not JSON: a bad escape")
	}
}

func (s *scanner) number() {
	s.accept('-')
	if !s.accept('0') {
		s.digits()
	}
	if s.accept('.') {
		s.digits()
	}
	if s.accept('e') || s.accept('E') {
		if !s.accept('-') {
			s.accept('+')
		}
		s.digits()
	}
}

// digits skips one or more digits.
func (s *scanner) digits() {
	start := s.pos
	for c := s.peek(); '0' <= c && c <= '9'; c = s.peek() {
		s.pos++
	}
	if s.pos == start {
		s.fail("not JSON: no value")
	}
}
