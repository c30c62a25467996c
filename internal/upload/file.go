// Package upload provides request bodies that are read while they are sent: a
// file as the body, and multipart/form-data forms with files. Programs link it
// only if one of their operations has such a body.
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

// File is content that is read while it is sent. Either Content or Open must be
// set.
//
// Its length is sent if it is known: if Size is set, or if Content has a method
// Len, as a [bytes.Reader] does, or is an [io.Seeker]. A request is retried only
// if its files can be read again: from Open, or from a Content that is an
// [io.Seeker].
type File struct {
	// Name is the file's name in a form. If it is empty, the name of the field is
	// sent.
	Name string
	// ContentType is the media type of the content, such as image/png. If it is
	// empty, the operation's media type is used.
	ContentType string
	// Content is read from its current position and never closed. It is not read
	// after the call has returned.
	Content io.Reader
	// Open opens the content for each attempt. Its result is closed.
	Open func() (io.ReadCloser, error)
	// Size is the number of bytes, if Content does not provide it; 0 means
	// unknown.
	Size int64
}

// source is a file that has been checked.
type source struct {
	param    string
	open     func() (io.ReadCloser, error)
	size     int64 // -1 if unknown
	again    bool  // open works more than once
	inMemory bool  // a read never waits
}

// newSource validates a file. It rejects an invalid one through r.
func newSource(r *call.Request, param string, f File) *source {
	switch {
	case f.Content == nil && f.Open == nil:
		r.Refuse(param, "is required")
	case f.Content != nil && f.Open != nil:
		r.Refuse(param, "has both Content and Open")
	case f.Size < 0:
		r.Refuse(param, "has the negative size "+strconv.FormatInt(f.Size, 10))
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

// ofReader determines the length of a reader and whether it can be read again. A
// reader that has a Seek method that fails, such as a pipe, is read once.
func ofReader(param string, f File) *source {
	s := &source{
		param: param, size: known(f.Size), open: func() (io.ReadCloser, error) { return io.NopCloser(f.Content), nil },
	}
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

// Unwrap returns the error of the reader.
func (e *ReadError) Unwrap() error { return e.Err }

// Retryable returns false: another attempt would read the same content.
func (e *ReadError) Retryable() bool { return false }

// ErrorKind names the error in logs.
func (e *ReadError) ErrorKind() string { return "unreadable_content" }

// errEnded is returned to a transport that still reads after the attempt has
// ended.
var errEnded = errors.New("the body is no longer needed")

// checked reads a file and fails if its size differs from the declared one.
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
		return 0, &ReadError{c.source.param, fmt.Errorf("it does not have the declared %d bytes", size)}
	}
	return n, err
}
