package wire

import (
	"encoding/binary"
	"math/bits"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
	"unsafe"
)

// String reads a string. Null does not change dst. Invalid UTF-8, and unpaired
// surrogates, become U+FFFD.
func (d *Decoder) String(dst *string) {
	i := d.pos
	if i >= len(d.data) || d.data[i] != '"' {
		d.anyString(dst)
		return
	}
	src, out := d.data[i+1:], d.texts.block[d.texts.used:]
	for n := 0; n < len(src)-7 && n < len(out)-7; n += 8 {
		w := binary.LittleEndian.Uint64(src[n : n+8])
		binary.LittleEndian.PutUint64(out[n:n+8], w)
		if m := special(w); m != 0 {
			n += bits.TrailingZeros64(m) >> 3
			if src[n] != '"' {
				break
			}
			*dst = unsafe.String(unsafe.SliceData(out), n)
			d.texts.used += n
			d.pos = i + n + 2
			return
		}
	}
	d.anyString(dst)
}

// anyString is the slow path of String.
func (d *Decoder) anyString(dst *string) {
	i := d.space(d.pos)
	switch {
	case i < len(d.data) && d.data[i] == '"':
		if src := d.quoted(i); d.err == nil {
			*dst = d.keep(src)
		}
	case i < len(d.data) && d.data[i] == 'n':
		d.literal(i, "null")
	default:
		d.wrongKind(i, "a string")
	}
}

// Const reads a string like [Decoder.String]. The usual one costs no memory. It
// must not need an escape.
func (d *Decoder) Const(dst *string, usual string) {
	if d.is(usual) {
		*dst = usual
		d.pos += len(usual) + 2
		return
	}
	d.String(dst)
}

// Enum reads a string like [Decoder.String]. One of known allocates no memory.
// None of these may need an escape.
func (d *Decoder) Enum(dst *string, known []string) {
	for _, s := range known {
		if d.is(s) {
			*dst = s
			d.pos += len(s) + 2
			return
		}
	}
	d.String(dst)
}

// is reports whether the quoted string s comes next.
func (d *Decoder) is(s string) bool {
	rest := d.data[d.pos:]
	end := len(s) + 1
	return len(rest) > end && rest[0] == '"' && rest[end] == '"' && string(rest[1:end]) == s
}

// quoted passes the string at offset i, where a quote is. The result is part of
// the document or of the scratch memory: it is valid until the next call.
func (d *Decoder) quoted(i int) []byte {
	start := i + 1
	end, verbatim := d.closing(start)
	if d.err != nil {
		return nil
	}
	d.pos = end + 1
	src := d.data[start:end]
	if verbatim {
		return src
	}
	return d.unquoted(src)
}

// closing finds the quote that ends the string whose first byte is at offset i,
// and checks everything before it. It reports whether the string contains no
// escapes.
func (d *Decoder) closing(i int) (end int, verbatim bool) {
	start, escaped, ascii := i, false, true
	for {
		i += plain(d.data[i:])
		if i >= len(d.data) {
			d.fail(i, "unexpected end in a string")
			return i, false
		}
		switch c := d.data[i]; {
		case c == '"':
			return i, !escaped && (ascii || utf8.Valid(d.data[start:i]))
		case c == '\\':
			escaped = true
			n := escape(d.data[i:])
			if n == 0 {
				d.fail(i, "invalid escape in a string")
				return i, false
			}
			i += n
		case c < ' ':
			d.fail(i, "unescaped control character "+strconv.QuoteRune(rune(c))+" in a string")
			return i, false
		default:
			ascii = false
			i++
		}
	}
}

// escape returns the length of the escape sequence at the start of b, or 0.
func escape(b []byte) int {
	if len(b) < 2 {
		return 0
	}
	switch b[1] {
	case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
		return 2
	case 'u':
		if hex4(b[2:]) >= 0 {
			return 6
		}
	}
	return 0
}

// hex4 returns the value of the four hexadecimal digits at the start of b, or -1.
func hex4(b []byte) rune {
	if len(b) < 4 {
		return -1
	}
	var r rune
	for _, c := range b[:4] {
		switch {
		case '0' <= c && c <= '9':
			c -= '0'
		case 'a' <= c|0x20 && c|0x20 <= 'f':
			c = c | 0x20 - 'a' + 10
		default:
			return -1
		}
		r = r<<4 | rune(c)
	}
	return r
}

// appendUnquoted appends the decoded form of src, the checked content of a JSON
// string.
func appendUnquoted(dst, src []byte) []byte {
	for len(src) > 0 {
		switch c := src[0]; {
		case c == '\\':
			var n int
			dst, n = appendEscape(dst, src)
			src = src[n:]
		case c < utf8.RuneSelf:
			n := max(1, plain(src))
			dst = append(dst, src[:n]...)
			src = src[n:]
		default:
			r, n := utf8.DecodeRune(src)
			dst = utf8.AppendRune(dst, r)
			src = src[n:]
		}
	}
	return dst
}

// appendEscape appends the decoded form of the escape sequence at the start of
// src, and returns its length.
func appendEscape(dst, src []byte) ([]byte, int) {
	switch c := src[1]; c {
	case 'b':
		return append(dst, '\b'), 2
	case 'f':
		return append(dst, '\f'), 2
	case 'n':
		return append(dst, '\n'), 2
	case 'r':
		return append(dst, '\r'), 2
	case 't':
		return append(dst, '\t'), 2
	case 'u':
		r := hex4(src[2:])
		if !utf16.IsSurrogate(r) {
			return utf8.AppendRune(dst, r), 6
		}
		if len(src) >= 12 && src[6] == '\\' && src[7] == 'u' {
			if pair := utf16.DecodeRune(r, hex4(src[8:])); pair != utf8.RuneError {
				return utf8.AppendRune(dst, pair), 12
			}
		}
		return utf8.AppendRune(dst, utf8.RuneError), 6
	default:
		return append(dst, c), 2
	}
}

// String is the type of texts.
var String stringType

type stringType struct{}

func (*stringType) read(d *Decoder, f *Field, place any) { d.String(at[string](place)) }

func (*stringType) write(b []byte, f *Field, place any, _ bool) ([]byte, error) {
	return appendQuoted(b, *at[string](place)), nil
}

// Const is the type of a text that is usually the same.
var Const constType

type constType struct{}

func (*constType) read(d *Decoder, f *Field, place any) { d.Const(at[string](place), f.Text) }

func (*constType) write(b []byte, f *Field, place any, _ bool) ([]byte, error) {
	return AppendConst(b, *at[string](place), f.Text), nil
}

// Enum is the type of texts of which some are known.
var Enum enumType

type enumType struct{}

func (*enumType) read(d *Decoder, f *Field, place any) { d.Enum(at[string](place), f.Known) }

func (*enumType) write(b []byte, f *Field, place any, _ bool) ([]byte, error) {
	return appendQuoted(b, *at[string](place)), nil
}
