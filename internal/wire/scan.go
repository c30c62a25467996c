package wire

import (
	"encoding/binary"
	"math/bits"
	"unicode/utf8"
)

const (
	ones  = 0x0101010101010101 // times c: the byte c in each of eight places
	highs = 0x8080808080808080
)

// special marks the bytes of w, eight bytes of a string in memory order, that
// need special handling: quotes, backslashes, control characters and non-ASCII
// bytes. The lowest mark is exact; those above it can be false.
func special(w uint64) uint64 {
	quoteOrControl := (w ^ 0x02*ones) - 0x21*ones // the xor swaps the quote, 0x22, with the space
	backslash := (w ^ '\\'*ones) - ones
	return (w | quoteOrControl | backslash) & highs
}

// plain counts the bytes at the start of b that are neither special nor beyond
// its end.
func plain(b []byte) int {
	n := 0
	for ; n < len(b)-7; n += 8 {
		if m := special(binary.LittleEndian.Uint64(b[n : n+8])); m != 0 {
			return n + bits.TrailingZeros64(m)>>3
		}
	}
	for n < len(b) && b[n] != '"' && b[n] != '\\' && b[n] >= ' ' && b[n] < utf8.RuneSelf {
		n++
	}
	return n
}

// space returns the offset of the first byte at or after i that is not white
// space, or the end.
func (d *Decoder) space(i int) int {
	if i < len(d.data) && d.data[i] > ' ' {
		return i
	}
	return skipSpace(d.data, i)
}

// skipSpace skips the usual white space: a line break and an indent, or one
// space.
func skipSpace(b []byte, i int) int {
	for i < len(b) {
		switch b[i] {
		case ' ':
			i += spaces(b[i:])
		case '\n', '\r', '\t':
			i++
		default:
			return i
		}
	}
	return i
}

// spaces counts up to eight spaces at the start of b, which begins with one.
func spaces(b []byte) int {
	if len(b) < 8 {
		return 1
	}
	return bits.TrailingZeros64(binary.LittleEndian.Uint64(b)^' '*ones) >> 3
}

// digits counts the decimal digits at the start of b.
func digits(b []byte) int {
	for i, c := range b {
		if c < '0' || c > '9' {
			return i
		}
	}
	return len(b)
}

// number returns the length of the JSON number at the start of b, and whether
// it is written without a fraction and an exponent. The length is 0 if b does
// not start with a number.
func number(b []byte) (n int, integral bool) {
	if n < len(b) && b[n] == '-' {
		n++
	}
	whole := digits(b[n:])
	if whole == 0 || whole > 1 && b[n] == '0' {
		return 0, false
	}
	n += whole
	integral = true
	if n < len(b) && b[n] == '.' {
		fraction := digits(b[n+1:])
		if fraction == 0 {
			return 0, false
		}
		n, integral = n+1+fraction, false
	}
	if n < len(b) && b[n]|0x20 == 'e' {
		n++
		if n < len(b) && (b[n] == '+' || b[n] == '-') {
			n++
		}
		exponent := digits(b[n:])
		if exponent == 0 {
			return 0, false
		}
		n, integral = n+exponent, false
	}
	return n, integral
}
