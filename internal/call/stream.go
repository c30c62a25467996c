package call

import (
	"io"
	"net/http"
	"sync"

	"github.com/seed-e19c5fb5/clerk-go/internal/boundedbody"
)

// Stream returns the body to the caller, who reads it from the network and
// closes it. The call lasts until then: the operation's limits for time and size
// apply, but not the limit of the attempt, which is the last one. Close writes
// the log line of the call. The call fails if the operation does not accept the
// media type. The operation must have the trait Stream.
func (a *Answer) Stream() io.ReadCloser {
	if a.err != nil || !a.hasMediaType() {
		return nil
	}
	a.handed = true
	x := a.x
	x.keep()
	s := &stream{x: x, left: x.engine.maxBytes, body: http.NoBody}
	switch {
	case x.stream != nil:
		s.body = x.stream
	case x.body != nil: // a middleware hid the operation from the layers below
		s.body = x.body
	}
	return s
}

// stream is a body under the limits of its operation.
type stream struct {
	x    *exchange
	body io.ReadCloser
	left int64 // bytes that may still arrive

	mu     sync.Mutex // guards the fields below: a body may be closed while it is read
	err    error      // with which reading ended
	closed bool
}

// Read must not be called concurrently, like that of any reader.
func (s *stream) Read(p []byte) (int, error) {
	if err := s.ended(nil); err != nil {
		return 0, err
	}
	n, err := s.body.Read(p[:min(int64(len(p)), s.left+1)])
	switch s.left -= int64(n); {
	case s.left < 0:
		n += int(s.left)
		err = &boundedbody.TooLargeError{Limit: s.x.engine.maxBytes}
	case err == nil:
		return n, nil
	}
	return n, s.ended(err)
}

// ended returns the error that ended reading, which is err unless there is
// already one.
func (s *stream) ended(err error) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case s.err != nil || err == nil:
	case s.closed:
		s.err = err
	case err == io.EOF:
		s.err = err
	default:
		s.err = s.x.explain(err)
	}
	return s.err
}

// Close ends the call. It may be called more than once, and while Read waits.
func (s *stream) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return nil
	}
	s.closed = true
	err := s.body.Close()
	if s.err == nil || s.err == io.EOF {
		_ = s.x.end(nil)
	} else {
		_ = s.x.end(s.err)
	}
	return err
}
