package wire

import (
	"encoding/json"
	"errors"
	"maps"
	"math"
	"slices"
	"strconv"
	"unicode/utf8"
	"unsafe"
)

// A generated encoder appends each field behind a comma and leaves the brackets
// to [CloseObject]:
//
//	start := len(buf)
//	buf = wire.AppendString(append(buf, `,"id":`...), v.ID)
//	return wire.CloseObject(buf, start), nil

// CloseObject completes the object that starts at offset start of b: the comma
// of its first field becomes the opening brace.
func CloseObject(b []byte, start int) []byte {
	if len(b) == start {
		return append(b, '{', '}')
	}
	b[start] = '{'
	return append(b, '}')
}

// AppendString appends s as a JSON string. Invalid UTF-8 becomes U+FFFD. HTML is
// not escaped.
func AppendString[S ~string](b []byte, s S) []byte { return appendQuoted(b, string(s)) }

// AppendConst appends s as a JSON string, or usual if s is empty.
func AppendConst(b []byte, s, usual string) []byte {
	if s == "" {
		s = usual
	}
	return appendQuoted(b, s)
}

// AppendInt appends n.
func AppendInt[I ~int | ~int64](b []byte, n I) []byte { return strconv.AppendInt(b, int64(n), 10) }

// AppendBool appends v.
func AppendBool(b []byte, v bool) []byte { return strconv.AppendBool(b, v) }

// AppendNull appends null.
func AppendNull(b []byte) []byte { return append(b, "null"...) }

// AppendFloat appends f in the format of encoding/json. A NaN or an infinity is
// an error.
func AppendFloat(b []byte, f float64) ([]byte, error) {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return nil, errors.New("number " + strconv.FormatFloat(f, 'g', -1, 64) + " has no JSON form")
	}
	format := byte('f')
	if abs := math.Abs(f); abs != 0 && (abs < 1e-6 || abs >= 1e21) {
		format = 'e'
	}
	b = strconv.AppendFloat(b, f, format, -1, 64)
	if n := len(b); format == 'e' && b[n-4] == 'e' && b[n-3] == '-' && b[n-2] == '0' {
		b[n-2] = b[n-1] // e-09 becomes e-9
		b = b[:n-1]
	}
	return b, nil
}

// AppendValue appends v.
func AppendValue[M Marshaler](b []byte, v M) ([]byte, error) { return v.AppendJSON(b) }

// AppendPointer appends the value that v points to, or null.
func AppendPointer[M Marshaler](b []byte, v *M) ([]byte, error) {
	if v == nil {
		return AppendNull(b), nil
	}
	return (*v).AppendJSON(b)
}

// AppendList appends list as an array, each item by the given function. A nil
// list is an empty one; null is represented by an Optional.
func AppendList[T any](b []byte, list []T, item func(b []byte, item T) ([]byte, error)) ([]byte, error) {
	b = append(b, '[')
	for i := range list {
		if i > 0 {
			b = append(b, ',')
		}
		var err error
		if b, err = item(b, list[i]); err != nil {
			return nil, err
		}
	}
	return append(b, ']'), nil
}

// AppendMap appends m as an object, each value by the given function, in the
// order of the keys. A nil map is an empty one.
func AppendMap[T any](b []byte, m map[string]T, value func(b []byte, item T) ([]byte, error)) ([]byte, error) {
	start := len(b)
	for _, key := range slices.Sorted(maps.Keys(m)) {
		b = append(appendQuoted(append(b, ','), key), ':')
		var err error
		if b, err = value(b, m[key]); err != nil {
			return nil, err
		}
	}
	return CloseObject(b, start), nil
}

// AppendRaw appends raw without its white space; nil is null. It fails unless
// raw is well-formed JSON.
func AppendRaw(b []byte, raw json.RawMessage) ([]byte, error) {
	if raw == nil {
		return AppendNull(b), nil
	}
	if err := CheckRaw(raw); err != nil {
		return nil, err
	}
	return appendCompact(b, raw), nil
}

// CheckRaw returns an error if raw is not one value in JSON.
func CheckRaw(raw json.RawMessage) error {
	d := newDecoder(raw)
	d.Skip()
	return d.finish("")
}

// appendExtra appends the fields that an object does not declare, in the order
// of their keys. It leaves out those that the object does declare.
func appendExtra(b []byte, extra map[string]json.RawMessage, declared *Fields) ([]byte, error) {
	if len(extra) == 0 {
		return b, nil
	}
	for _, key := range slices.Sorted(maps.Keys(extra)) {
		if declared.keys().find([]byte(key)) != unknown {
			continue
		}
		b = append(appendQuoted(append(b, ','), key), ':')
		var err error
		if b, err = AppendRaw(b, extra[key]); err != nil {
			return nil, err
		}
	}
	return b, nil
}

// appendCompact appends raw, which is well-formed, without the white space
// between its tokens.
func appendCompact(b []byte, raw []byte) []byte {
	inString, escaped := false, false
	for _, c := range raw {
		switch {
		case escaped:
			escaped = false
		case c == '"':
			inString = !inString
		case inString:
			escaped = c == '\\'
		case c == ' ' || c == '\n' || c == '\r' || c == '\t':
			continue
		}
		b = append(b, c)
	}
	return b
}

// appendQuoted appends s as a JSON string.
func appendQuoted(b []byte, s string) []byte {
	b = append(b, '"')
	for {
		n := plain(unsafe.Slice(unsafe.StringData(s), len(s)))
		b = append(b, s[:n]...)
		if n == len(s) {
			return append(b, '"')
		}
		s = s[n:]
		var size int
		b, size = appendEscaped(b, s)
		s = s[size:]
	}
}

const hexDigits = "0123456789abcdef"

// appendEscaped appends the first rune of s, which is not a plain one, and
// returns its length in s.
func appendEscaped(b []byte, s string) ([]byte, int) {
	switch c := s[0]; c {
	case '"', '\\':
		return append(b, '\\', c), 1
	case '\b':
		return append(b, `\b`...), 1
	case '\f':
		return append(b, `\f`...), 1
	case '\n':
		return append(b, `\n`...), 1
	case '\r':
		return append(b, `\r`...), 1
	case '\t':
		return append(b, `\t`...), 1
	default:
		if c < ' ' {
			return append(b, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&15]), 1
		}
	}
	r, size := utf8.DecodeRuneInString(s)
	switch {
	case r == utf8.RuneError && size == 1:
		return append(b, `\ufffd`...), 1
	case r == '\u2028' || r == '\u2029': // not allowed in JavaScript strings
		return append(b, '\\', 'u', '2', '0', '2', hexDigits[r&15]), size
	}
	return append(b, s[:size]...), size
}
