package upload

import (
	"context"
	"io"
	"sync"
	"time"
)

// stream is the body of an attempt. It ends with ctx, with Close, and at the end
// of the content.
type stream struct {
	ctx     context.Context
	parts   []part
	text    string        // the rest of the current part, if it is a text
	reading chan struct{} // has capacity while no Read is active
	buf     []byte        // for reads that may be waited for in vain

	mu    sync.Mutex
	file  *checked // the current part, if it is a file
	ended chan struct{}
}

func newStream(ctx context.Context, parts []part) *stream {
	return &stream{ctx: ctx, parts: parts, reading: make(chan struct{}, 1), ended: make(chan struct{})}
}

// patience is the maximum wait for the end of a concurrent Read. Only a reader
// that blocks takes that long.
const patience = 100 * time.Millisecond

// end ends the stream. It reports whether no Read is active any more.
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

// Close ends the stream, and closes the file that is open.
func (s *stream) Close() error {
	s.mu.Lock()
	file := s.file
	s.file = nil
	if !s.isEnded() {
		close(s.ended)
	}
	opened := file != nil && file.ReadCloser != nil
	s.mu.Unlock()
	if opened {
		return file.Close()
	}
	return nil
}

func (s *stream) isEnded() bool {
	select {
	case <-s.ended:
		return true
	default:
		return false
	}
}

// Read reads from one part after the other.
func (s *stream) Read(p []byte) (int, error) {
	select {
	case s.reading <- struct{}{}:
	case <-s.ended:
		return 0, errEnded
	case <-s.ctx.Done():
		return 0, s.ctx.Err()
	}
	for len(p) > 0 {
		file, err := s.current()
		switch {
		case err != nil:
			<-s.reading
			return 0, err
		case file == nil:
			n := copy(p, s.text)
			s.text = s.text[n:]
			<-s.reading
			return n, nil
		}
		n, err, left := s.readFile(file, p)
		if left {
			return 0, err // whoever still reads leaves later
		}
		if err == io.EOF {
			err = s.leave() // the next part follows with the next Read
		}
		if n > 0 || err != nil {
			<-s.reading
			return n, err
		}
	}
	<-s.reading
	return 0, nil
}

// readFile reads from a file, for no longer than the result is wanted: a reader
// of the caller may wait for ever, and net/http waits with it. Left is whether it
// was left alone with that.
func (s *stream) readFile(file *checked, p []byte) (n int, err error, left bool) {
	if file.source.inMemory {
		n, err = s.readOpen(file, p)
		return n, err, false
	}
	if s.buf == nil {
		s.buf = make([]byte, 32<<10)
	}
	buf := s.buf[:min(len(p), len(s.buf))]
	type result struct {
		n   int
		err error
	}
	read := make(chan result, 1)
	go func() {
		n, err := s.readOpen(file, buf)
		read <- result{n, err}
	}()
	select {
	case r := <-read:
		return copy(p, buf[:r.n]), r.err, false
	case <-s.ctx.Done():
		err = s.ctx.Err()
	case <-s.ended:
		err = errEnded
	}
	go func() {
		<-read
		<-s.reading
	}()
	return 0, err, true
}

// readOpen reads from a file, which it opens first if need be.
func (s *stream) readOpen(file *checked, p []byte) (int, error) {
	if file.ReadCloser == nil {
		opened, err := file.source.open()
		if err != nil {
			return 0, &ReadError{file.source.param, err}
		}
		s.mu.Lock()
		ended := s.isEnded()
		if !ended {
			file.ReadCloser = opened
		}
		s.mu.Unlock()
		if ended {
			opened.Close()
			return 0, errEnded
		}
	}
	return file.Read(p)
}

// current returns the file to read from, or nil if the current part is a text.
// At the end of a part it moves to the next one.
func (s *stream) current() (*checked, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for {
		switch {
		case s.isEnded():
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
		s.file = &checked{source: next.file}
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
