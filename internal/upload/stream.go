package upload

import (
	"errors"
	"io"
	"net/http"
	"sync"
	"time"
)

// content is what is sent: texts, and files between them. The caller's readers
// are read by one try at a time, and by none after the call, although a transport
// may read a body for longer than its round trip takes.
type content struct {
	parts []part
	last  *stream
}

// part is a text or a file.
type part struct {
	text string
	file *source // nil for a text
}

// Attach makes it the body of req.
func (c *content) Attach(req *http.Request) {
	size, again := c.extent()
	if size == 0 {
		req.Body = http.NoBody
		return
	}
	c.last = newStream(c.parts)
	req.Body, req.ContentLength = c.last, size
	if again {
		req.GetBody = c.reopen
	}
}

// extent is the size of the body, -1 when it is not known, and whether it can be
// read again.
func (c *content) extent() (size int64, again bool) {
	again = true
	for _, p := range c.parts {
		switch {
		case p.file == nil:
			if size >= 0 {
				size += int64(len(p.text))
			}
			continue
		case p.file.size < 0 || size < 0:
			size = -1
		default:
			size += p.file.size
		}
		again = again && p.file.again
	}
	return size, again
}

// reopen is the body for another try, once the one before is not read any more.
func (c *content) reopen() (io.ReadCloser, error) {
	if !c.last.end() {
		return nil, errors.New("the body of the try before is still being read")
	}
	c.last = newStream(c.parts)
	return c.last, nil
}

// Finish ends all reading.
func (c *content) Finish() {
	if c.last != nil {
		c.last.end()
	}
}

// stream is the body of a try.
type stream struct {
	parts   []part
	text    string        // what is left of the current part, when that is a text
	reading chan struct{} // has room while nobody reads

	mu    sync.Mutex
	file  io.ReadCloser // the current part, when that is a file
	ended bool
}

func newStream(parts []part) *stream {
	return &stream{parts: parts, reading: make(chan struct{}, 1)}
}

// patience is how long the end of a read is waited for that is under way. Only a
// reader that waits for somebody else takes so long.
const patience = 100 * time.Millisecond

// end ends the stream. It reports whether nobody reads any more.
func (s *stream) end() bool {
	s.Close()
	timer := time.NewTimer(patience)
	defer timer.Stop()
	select {
	case s.reading <- struct{}{}:
		<-s.reading
		return true
	case <-timer.C:
		return false
	}
}

// Close ends the stream, and closes the file that is open, which ends a read that
// is under way, if anything does.
func (s *stream) Close() error {
	s.mu.Lock()
	file := s.file
	s.ended, s.file = true, nil
	s.mu.Unlock()
	if file != nil {
		return file.Close()
	}
	return nil
}

// Read reads from one part after the other.
func (s *stream) Read(p []byte) (int, error) {
	s.reading <- struct{}{}
	defer func() { <-s.reading }()
	for len(p) > 0 {
		file, err := s.current()
		if err != nil {
			return 0, err
		}
		if file == nil {
			n := copy(p, s.text)
			s.text = s.text[n:]
			return n, nil
		}
		n, err := file.Read(p)
		if err == io.EOF {
			err = s.leave() // the next part comes with the next read
		}
		if n > 0 || err != nil {
			return n, err
		}
	}
	return 0, nil
}

// current is the file to read from, or nil when a text is current. It goes on to
// the next part where one is at its end.
func (s *stream) current() (io.Reader, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for {
		switch {
		case s.ended:
			return nil, errEnded
		case s.file != nil:
			return s.file, nil
		case s.text != "":
			return nil, nil
		case len(s.parts) == 0:
			return nil, io.EOF
		}
		next := s.parts[0]
		s.parts, s.text = s.parts[1:], next.text
		if next.file == nil {
			continue
		}
		file, err := next.file.open()
		if err != nil {
			return nil, &ReadError{next.file.param, err}
		}
		s.file = &checked{ReadCloser: file, source: next.file}
	}
}

// leave closes the file that has been read.
func (s *stream) leave() error {
	s.mu.Lock()
	file := s.file
	s.file = nil
	s.mu.Unlock()
	if file == nil {
		return errEnded
	}
	return file.Close()
}
