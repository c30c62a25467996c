// Package upload has the bodies of requests that are read while they are sent: a
// file as the body, and forms with files of the type multipart/form-data. A
// program links it only when one of its operations has such a body.
package upload

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/internal/call"
	"github.com/seed-e19c5fb5/clerk-go/internal/route"
)

// File is content that is read while it is sent. It comes from Content or from
// Open, one of which has to be set.
//
// Its length is sent along when it is known: when Size is set, or Content has a
// method Len, as a [bytes.Reader] has, or is an [io.Seeker]. A request is sent
// again only when its files can be read again: from Open, or from a Content that
// is an [io.Seeker].
type File struct {
	// Name is the file's name in a form; it may be empty.
	Name string
	// ContentType is what the content is, such as image/png. When it is empty,
	// the operation says what it is.
	ContentType string
	// Content is read from where it stands, and never closed. When the call
	// returns, it is not read any more.
	Content io.Reader
	// Open opens the content for each try. What it returns is closed.
	Open func() (io.ReadCloser, error)
	// Size is the number of bytes, where Content does not tell; 0 is not known.
	Size int64
}

// source is a file that has been checked.
type source struct {
	param    string
	open     func() (io.ReadCloser, error)
	size     int64 // -1 when it is not known
	again    bool  // open works more than once
	inMemory bool  // a read never waits
}

// newSource checks a file. What is wrong with it is refused by r.
func newSource(r *call.Request, param string, f File) *source {
	switch {
	case f.Content == nil && f.Open == nil:
		r.Refuse(param, "is required")
	case f.Content != nil && f.Open != nil:
		r.Refuse(param, "has both Content and Open")
	case f.Size < 0:
		r.Refuse(param, "has the size "+strconv.FormatInt(f.Size, 10)+", less than 0")
	case f.ContentType != "" && !isMediaType(f.ContentType):
		r.Refuse(param, "has the content type "+strconv.Quote(f.ContentType)+", which is not a media type")
	case route.HasControl(f.Name):
		r.Refuse(param, "has a name with a control character")
	case f.Open != nil:
		return &source{param: param, open: f.Open, size: known(f.Size), again: true}
	default:
		return ofReader(param, f)
	}
	return nil
}

// ofReader finds out how long a reader is and whether it can be read again. One
// that says that it can seek and cannot, such as a pipe, is read once.
func ofReader(param string, f File) *source {
	s := &source{param: param, size: known(f.Size), open: func() (io.ReadCloser, error) { return io.NopCloser(f.Content), nil }}
	if sized, ok := f.Content.(interface{ Len() int }); ok {
		s.inMemory, s.size = true, int64(sized.Len())
	}
	seeker, ok := f.Content.(io.Seeker)
	if !ok {
		return s
	}
	start, err := seeker.Seek(0, io.SeekCurrent)
	if err != nil {
		return s
	}
	if s.size < 0 {
		if end, err := seeker.Seek(0, io.SeekEnd); err == nil {
			s.size = max(end-start, 0)
		}
	}
	s.again = true
	s.open = func() (io.ReadCloser, error) {
		_, err := seeker.Seek(start, io.SeekStart)
		return io.NopCloser(f.Content), err
	}
	return s
}

func known(size int64) int64 {
	if size == 0 {
		return -1
	}
	return size
}

// isMediaType reports whether s begins as a media type by RFC 9110, and can be in
// a header.
func isMediaType(s string) bool {
	kind, _, _ := strings.Cut(s, ";")
	main, sub, _ := strings.Cut(strings.TrimRight(kind, " "), "/")
	return call.IsToken(main) && call.IsToken(sub) && !route.HasControl(s)
}

// ReadError is content that cannot be sent because it cannot be read.
type ReadError struct {
	Param string // the file: "avatar"
	Err   error
}

func (e *ReadError) Error() string { return e.Param + " cannot be read: " + e.Err.Error() }

// Unwrap returns what the reader said.
func (e *ReadError) Unwrap() error { return e.Err }

// Retryable is false: another try would read the same.
func (e *ReadError) Retryable() bool { return false }

// ErrorKind names the error in logs.
func (e *ReadError) ErrorKind() string { return "unreadable_content" }

// errEnded is what a transport reads that still reads when nobody waits for it.
var errEnded = errors.New("the body is no longer needed")

// checked reads a file and holds it to its size.
type checked struct {
	io.ReadCloser
	source *source
	read   int64
}

// Read reads from the file.
func (c *checked) Read(p []byte) (int, error) {
	n, err := c.ReadCloser.Read(p)
	c.read += int64(n)
	size := c.source.size
	switch {
	case err != nil && err != io.EOF:
		return n, &ReadError{c.source.param, err}
	case size >= 0 && (c.read > size || err == io.EOF && c.read < size):
		return 0, &ReadError{c.source.param, fmt.Errorf("it has not the %d bytes that it was said to have", size)}
	}
	return n, err
}
