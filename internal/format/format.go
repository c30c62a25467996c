// Package format validates strings of named formats, those of OpenAPI and JSON
// Schema, before they are sent.
package format

import (
	"net/netip"
	"strings"
	"time"
	"unicode"
)

// Format is a form that a text has or has not.
type Format struct {
	name  string
	holds func(s string) bool
}

// MatchString reports whether s has the form.
func (f *Format) MatchString(s string) bool { return f.holds(s) }

// String returns the name with its article: "a UUID".
func (f *Format) String() string { return f.name }

// The formats. A program links those that it names.
var (
	UUID     = &Format{"a UUID", isUUID}                     // RFC 9562, section 4: 8-4-4-4-12 hexadecimal digits
	Email    = &Format{"an email address", isEmail}          // one "@" with text on both sides, no white space
	URI      = &Format{"a URI with a scheme", isURI}         // RFC 3986, section 3
	Hostname = &Format{"a hostname", isHostname}             // RFC 1123, section 2.1
	IPv4     = &Format{"an IPv4 address", isIPv4}            // four decimal numbers
	IPv6     = &Format{"an IPv6 address", isIPv6}            // RFC 4291, section 2.2, without a zone
	Decimal  = &Format{"a decimal number in JSON", isNumber} // RFC 8259, section 6
	Date     = &Format{"a date such as 2006-01-02", isDate}  // RFC 3339, section 5.6
)

func isUUID(s string) bool {
	if len(s) != 36 {
		return false
	}
	for i := range len(s) {
		hyphen := i == 8 || i == 13 || i == 18 || i == 23
		if hyphen != (s[i] == '-') || !hyphen && !isHex(s[i]) {
			return false
		}
	}
	return true
}

func isEmail(s string) bool {
	local, domain, found := strings.Cut(s, "@")
	return found && local != "" && domain != "" && !strings.Contains(domain, "@") && !strings.ContainsFunc(s, isBlank)
}

// isURI requires only a scheme that is followed by characters that are valid in
// a URI.
func isURI(s string) bool {
	scheme, rest, found := strings.Cut(s, ":")
	if !found || rest == "" || scheme == "" || !isLetter(scheme[0]) {
		return false
	}
	for i := range len(scheme) {
		if c := scheme[i]; !isLetter(c) && !isDigit(c) && c != '+' && c != '-' && c != '.' {
			return false
		}
	}
	for i := range len(rest) {
		switch c := rest[i]; {
		case c <= ' ' || c >= 0x7f || strings.IndexByte("\"<>\\^`{|}", c) >= 0:
			return false
		case c == '%' && (len(rest)-i < 3 || !isHex(rest[i+1]) || !isHex(rest[i+2])):
			return false
		}
	}
	return true
}

func isHostname(s string) bool {
	if len(s) > 253 {
		return false
	}
	for label := range strings.SplitSeq(s, ".") {
		if label == "" || len(label) > 63 || label[0] == '-' || label[len(label)-1] == '-' {
			return false
		}
		for i := range len(label) {
			if c := label[i]; !isLetter(c) && !isDigit(c) && c != '-' {
				return false
			}
		}
	}
	return true
}

func isIPv4(s string) bool {
	addr, err := netip.ParseAddr(s)
	return err == nil && addr.Is4()
}

func isIPv6(s string) bool {
	addr, err := netip.ParseAddr(s)
	return err == nil && addr.Is6() && addr.Zone() == ""
}

func isDate(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}

func isNumber(s string) bool {
	s = strings.TrimPrefix(s, "-")
	whole := digits(s)
	if whole == 0 || whole > 1 && s[0] == '0' {
		return false
	}
	s = s[whole:]
	if strings.HasPrefix(s, ".") {
		fraction := digits(s[1:])
		if fraction == 0 {
			return false
		}
		s = s[1+fraction:]
	}
	if s == "" {
		return true
	}
	if s[0] != 'e' && s[0] != 'E' {
		return false
	}
	s = s[1:]
	if s != "" && (s[0] == '+' || s[0] == '-') {
		s = s[1:]
	}
	return s != "" && digits(s) == len(s)
}

// digits counts the digits at the start of s.
func digits(s string) int {
	n := 0
	for n < len(s) && isDigit(s[n]) {
		n++
	}
	return n
}

func isDigit(c byte) bool  { return '0' <= c && c <= '9' }
func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
func isHex(c byte) bool    { return isDigit(c) || 'a' <= c|0x20 && c|0x20 <= 'f' }
func isBlank(c rune) bool  { return unicode.IsSpace(c) || unicode.IsControl(c) }
