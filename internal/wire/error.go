package wire

import (
	"slices"
	"strconv"
	"strings"
)

// An Error reports where and why a document could not be decoded.
type Error struct {
	// Path is the path of the value, such as response[17].last_active_at. It is
	// empty for the document itself, if that has no name. Names from the
	// document are complete or omitted, so that secrets in them can be found and
	// redacted.
	Path string
	// Offset counts the bytes before the place of the failure.
	Offset int
	// Reason describes the problem: "number 1e400 out of range".
	Reason string

	steps []string // of Path, innermost first, until it is complete
	cause error    // why the context is done, if that stopped the decoder
}

// shownOfPath is how many bytes of a path an error repeats.
const shownOfPath = 160

// Error returns "path: reason at byte offset", with the path cut short.
func (e *Error) Error() string {
	msg := e.Reason + " at byte " + strconv.Itoa(e.Offset)
	path := e.Path
	if len(path) > shownOfPath {
		path = strings.ToValidUTF8(path[:shownOfPath], "") + "…"
	}
	if path == "" {
		return msg
	}
	return path + ": " + msg
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

// unexpected stops the decoder at the byte at offset i because of an unexpected
// byte.
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

// The longest number and the longest name, in bytes, that an error repeats.
const (
	longestNumber = 40
	longestName   = 256
)

// shown returns a number as errors show it: complete, or not at all.
func shown(number []byte) string {
	if len(number) > longestNumber {
		return "number of " + strconv.Itoa(len(number)) + " bytes"
	}
	return "number " + string(number)
}

// inField adds the name of the current field to the start of the error's path.
func (d *Decoder) inField(name string) {
	switch {
	case len(name) > longestName:
		d.prefix("[a name of " + strconv.Itoa(len(name)) + " bytes]")
	case plainName(name):
		d.prefix("." + name)
	default:
		d.prefix("[" + strconv.Quote(name) + "]")
	}
}

// inItem adds the index of the current item to the start of the error's path.
func (d *Decoder) inItem(i int) { d.prefix("[" + strconv.Itoa(i) + "]") }

func (d *Decoder) prefix(s string) { d.err.steps = append(d.err.steps, s) }

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

// located completes the path of err with the name of the document.
func located(err *Error, root string) *Error {
	slices.Reverse(err.steps)
	err.Path = root + strings.Join(err.steps, "")
	if root == "" {
		err.Path = strings.TrimPrefix(err.Path, ".")
	}
	err.steps = nil
	return err
}
