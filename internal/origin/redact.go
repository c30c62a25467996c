package origin

import (
	"bytes"
	"maps"
	"net/http"
	"slices"
	"strings"
)

const redacted = "[redacted]"

// shortestSecret is the shortest key that is redacted in texts. A shorter one,
// as in tests, is part of too many words.
const shortestSecret = 8

// text is a type that can contain the key.
type text interface{ ~string | ~[]byte }

// Redact replaces the key wherever it occurs in s, even if some of its
// characters are escaped for JSON, Go or a URL.
func (k Key) Redact(s string) string {
	for _, key := range k.texts() {
		if clean, found := redact(key, s, false); found {
			s = string(clean)
		}
	}
	return s
}

// RedactBytes returns b, or a copy without the key if b contains it. If b is the
// start of a longer text that was truncated, it may end within the key; that part
// of the key is removed too.
func (k Key) RedactBytes(b []byte, cut bool) []byte {
	for _, key := range k.texts() {
		if !cut && !mayBeIn(b, key) {
			continue
		}
		if clean, found := redact(key, b, cut); found {
			b = clean
		}
	}
	return b
}

// mayBeIn is a fast check whether b can contain the key. It looks for a capital
// letter of the key first: most keys have one, and most bodies few of them.
func mayBeIn(b []byte, key string) bool {
	if bytes.IndexByte(b, '\\') >= 0 || bytes.IndexByte(b, '%') >= 0 {
		return true
	}
	for i := range len(key) {
		if c := key[i]; 'A' <= c && c <= 'Z' {
			if bytes.IndexByte(b, c) < 0 {
				return false
			}
			break
		}
	}
	return bytes.Contains(b, []byte(key))
}

// RedactHeader returns h, or a copy without the key if h contains it.
func (k Key) RedactHeader(h http.Header) http.Header {
	clean := h
	for name, values := range h {
		if slices.ContainsFunc(values, func(v string) bool { return k.Redact(v) != v }) {
			clean = maps.Clone(clean)
			clean[name] = []string{k.Redact(strings.Join(values, ", "))}
		}
	}
	return clean
}

// redact returns s without the key, and whether that differs from s.
func redact[T text](key string, s T, cut bool) (clean []byte, found bool) {
	key = strings.ReplaceAll(key, `\`, "") // see character
	if len(key) < shortestSecret {
		return nil, false
	}
	from := 0 // start of the part that is not copied yet
	for i := 0; i < len(s); {
		n, skip := 0, 1
		switch s[i] {
		case '\\':
			skip = backslashes(s[i:])
			n = match(key, s[i:], cut)
		case key[0], '%':
			n = match(key, s[i:], cut)
		}
		if n == 0 {
			i += skip
			continue
		}
		clean = append(append(clean, s[from:i]...), redacted...)
		i += n
		from, found = i, true
	}
	if !found {
		return nil, false
	}
	return append(clean, s[from:]...), true
}

// match returns the length of the key at the start of s, or 0 if it is not there.
// If s was truncated within the key, its end counts as the rest of the key.
func match[T text](key string, s T, cut bool) int {
	n := 0
	for i := range len(key) {
		size := character(s[n:], key[i])
		if size == 0 {
			if cut && i > 0 && isStartOfCharacter(s[n:]) {
				return len(s)
			}
			return 0
		}
		n += size
	}
	return n
}

// character returns the length of the character c at the start of s, plain or
// escaped, or 0 if it is not there. Backslashes before it do not matter: there
// is one more for each time that JSON was encoded as a JSON string.
func character[T text](s T, c byte) int {
	switch {
	case len(s) == 0:
		return 0
	case s[0] == c && c != '%':
		return 1
	case s[0] != '\\' && s[0] != '%':
		return 0
	}
	n := backslashes(s)
	rest := s[n:]
	switch {
	case n > 0 && isHex(rest, 'u', 4, c):
		return n + 5
	case len(rest) > 0 && rest[0] == c:
		return n + 1
	case isHex(rest, '%', 2, c):
		return n + 3
	}
	return 0
}

// isStartOfCharacter reports whether s, which is not a complete character, may be
// a truncated one.
func isStartOfCharacter[T text](s T) bool {
	n := backslashes(s)
	rest := s[n:]
	return len(rest) == 0 || n > 0 && rest[0] == 'u' && len(rest) < 5 || rest[0] == '%' && len(rest) < 3
}

// backslashes returns the length of the backslashes at the start of s.
func backslashes[T text](s T) int {
	n := 0
	for n < len(s) && n < longestEscape {
		switch {
		case s[n] == '\\':
			n++
		case isHex(s[n:], '%', 2, '\\'):
			n += len("%5c")
		default:
			return n
		}
	}
	return n
}

// longestEscape limits the backslashes of a character, so that the cost is linear
// in their number.
const longestEscape = 32

// isHex reports whether s begins with the sign and c in so many hexadecimal
// digits.
func isHex[T text](s T, sign byte, digits int, c byte) bool {
	if len(s) <= digits || s[0] != sign {
		return false
	}
	for i := 1; i <= digits; i++ {
		want := "0123456789abcdef"[int(c)>>(4*(digits-i))&15]
		if got := s[i]; got != want && (want <= '9' || got != want-'a'+'A') {
			return false
		}
	}
	return true
}
