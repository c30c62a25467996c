package wire

import (
	"slices"
	"strconv"
	"strings"
)

// An Error tells where and why a document could not be decoded.
type Error struct {
	// Path leads to the value, as in response[17].last_active_at. It is empty
	// for the document itself, when that has no name.
	Path string
	// Offset counts the bytes before the place of the failure.
	Offset int
	// Reason says what was wrong there, as in "number 1e400 out of range".
	Reason string

	steps []string // of the path, innermost first, until the document is done
	cause error    // why the context is done, if that stopped the decoder
}

// Error returns "path: reason at byte offset".
func (e *Error) Error() string {
	msg := e.Reason + " at byte " + strconv.Itoa(e.Offset)
	if e.Path == "" {
		return msg
	}
	return e.Path + ": " + msg
}

// Unwrap returns the reason for which the context was done, if that stopped the
// decoding.
func (e *Error) Unwrap() error { return e.cause }

// fail stops the decoder with an error at offset, unless it has stopped before.
func (d *Decoder) fail(offset int, reason string) {
	if d.err == nil {
		d.err = &Error{Offset: offset, Reason: reason}
	}
	d.pos = len(d.data)
}

// unexpected stops the decoder at the byte at offset i, where it wanted
// something else.
func (d *Decoder) unexpected(i int, want string) {
	if i >= len(d.data) {
		d.fail(len(d.data), "unexpected end, want "+want)
		return
	}
	d.fail(i, "unexpected "+strconv.QuoteRune(rune(d.data[i]))+", want "+want)
}

// wrongKind stops the decoder at the value at offset i, which is well-formed
// so far but of another kind than wanted.
func (d *Decoder) wrongKind(i int, want string) {
	if i >= len(d.data) {
		d.unexpected(i, want)
		return
	}
	found := kind(d.data[i])
	if found == "" {
		d.unexpected(i, want)
		return
	}
	d.fail(i, "want "+want+", found "+found)
}

// kind names the kind of value that starts with c, and is empty if none does.
func kind(c byte) string {
	switch c {
	case '{':
		return "an object"
	case '[':
		return "an array"
	case '"':
		return "a string"
	case 't', 'f':
		return "a boolean"
	case 'n':
		return "null"
	}
	if c == '-' || '0' <= c && c <= '9' {
		return "a number"
	}
	return ""
}

// shown is how many bytes of a key or a number an error repeats.
const shown = 40

// clip shortens s, which came from outside, for an error.
func clip[S ~string | ~[]byte](s S) string {
	if len(s) <= shown {
		return string(s)
	}
	return string(s[:shown]) + "…"
}

// inField puts the name of the field that was being decoded before the path of
// the error.
func (d *Decoder) inField(name string) {
	if !plainName(name) {
		d.prefix("[" + strconv.Quote(clip(name)) + "]")
		return
	}
	d.prefix("." + clip(name))
}

// inItem puts the index of the item that was being decoded before the path of
// the error.
func (d *Decoder) inItem(i int) { d.prefix("[" + strconv.Itoa(i) + "]") }

func (d *Decoder) prefix(step string) { d.err.steps = append(d.err.steps, step) }

// plainName reports whether name needs no quotes in a path.
func plainName(name string) bool {
	for _, c := range []byte(name) {
		switch {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', c == '_', c == '-':
		default:
			return false
		}
	}
	return name != ""
}

// longestPath is how many steps of a path an error shows, the outermost ones.
const longestPath = 32

// located puts the path of err together, from the name of the document inwards.
func located(err *Error, root string) *Error {
	path := strings.Builder{}
	path.WriteString(root)
	for i, step := range slices.Backward(err.steps) {
		if len(err.steps)-i > longestPath {
			path.WriteString("…")
			break
		}
		path.WriteString(step)
	}
	err.Path, err.steps = path.String(), nil
	if root == "" {
		err.Path = strings.TrimPrefix(err.Path, ".")
	}
	return err
}
