// Package route builds request paths from templates such as
// "/sessions/{session_id}" such that a value always remains a single
// segment.
package route

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Route is a parsed template.
type Route struct {
	literals []string // around the parameters: one more than there are names
	names    []string
	until    []string // the text that ends each parameter, where another follows in the segment
}

// Parse parses a template. Parameters are in braces.
func Parse(template string) Route {
	var r Route
	rest := template
	for {
		open := strings.IndexByte(rest, '{')
		if open < 0 {
			break
		}
		shut := strings.IndexByte(rest[open:], '}') + open
		if shut < open {
			break
		}
		r.literals = append(r.literals, rest[:open])
		r.names = append(r.names, rest[open+1:shut])
		rest = rest[shut+1:]
	}
	r.literals = append(r.literals, rest)
	r.until = make([]string, len(r.names))
	for i := range len(r.names) - 1 {
		if between := r.literals[i+1]; !strings.Contains(between, "/") {
			r.until[i] = between
		}
	}
	return r
}

// Names returns the parameters in order.
func (r Route) Names() []string { return r.names }

// Until returns the text that ends parameter i where another follows in its segment,
// or "".
func (r Route) Until(i int) string { return r.until[i] }

// Append appends the path with the escaped values. There must be as
// many values as names.
func (r Route) Append(path []byte, values []string) []byte {
	path = append(path, r.literals[0]...)
	for i, value := range values {
		path = AppendEscaped(path, value)
		path = append(path, r.literals[i+1]...)
	}
	return path
}

// Refused returns why value cannot be parameter i of the path, or "". A server reads
// parameters of one segment as short as possible, from the left, so that a value must
// not hold the text that ends it.
func (r Route) Refused(i int, value string) string {
	if rule := Refused(value); rule != "" || r.until[i] == "" {
		return rule
	}
	end := strings.Index((value + r.until[i])[1:], r.until[i]) + 1
	if end == len(value) {
		return ""
	}
	return "would be read as " + strconv.Quote(value[:end]) + ", which " + strconv.Quote(r.until[i]) + " ends"
}

// AppendEscaped appends value as one path segment: every byte other than
// letters, digits and "-._~" is percent-encoded.
func AppendEscaped(path []byte, value string) []byte {
	const hex = "0123456789ABCDEF"
	for i := range len(value) {
		c := value[i]
		if unreserved[c] {
			path = append(path, c)
			continue
		}
		path = append(path, '%', hex[c>>4], hex[c&15])
	}
	return path
}

// Refused returns why value cannot be a path segment, or "". Servers and
// proxies resolve "." and "..", remove empty segments, treat a single escaped
// slash as the end of a path, and truncate paths at control characters, so that such
// a value would reach another endpoint.
func Refused(value string) string {
	switch value {
	case "":
		return "is required"
	case ".", "..", "/":
		return "is not a path segment"
	}
	if HasControl(value) {
		return "contains a control character"
	}
	return ""
}

// HasControl reports whether s contains a control character: those of ASCII, DEL,
// and U+0080 to U+009F.
func HasControl(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c < 0x20 || c == 0x7f {
			return true
		}
		if c >= utf8.RuneSelf {
			return strings.ContainsFunc(s[i:], unicode.IsControl)
		}
	}
	return false
}

// unreserved is the set in RFC 3986, section 2.3.
var unreserved = func() (set [256]bool) {
	for c := range 256 {
		b := byte(c)
		set[c] = 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z' || '0' <= b && b <= '9' ||
			b == '-' || b == '.' || b == '_' || b == '~'
	}
	return set
}()
