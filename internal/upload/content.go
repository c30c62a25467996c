package upload

import (
	"context"
	"errors"
	"io"
	"net/http"
)

// content is the content of a body: texts, and files between them. The caller's
// readers are used by one attempt at a time, and not after the call, although a
// transport may read a body after its round trip has returned.
type content struct {
	parts []part
	ctx   context.Context // of the call
	last  *stream
}

// part is a text or a file.
type part struct {
	text string
	file *source // nil for a text
}

// Attach sets it as the body of req.
func (c *content) Attach(req *http.Request) {
	size, again := c.extent()
	if size == 0 {
		req.Body = http.NoBody
		return
	}
	c.ctx = req.Context()
	c.last = newStream(c.ctx, c.parts)
	req.Body, req.ContentLength = c.last, size
	if again {
		req.GetBody = c.reopen
	}
}

// extent returns the size of the body, or -1 if it is unknown, and reports
// whether it can be read again.
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

// reopen returns the body for another attempt, after reading of the previous one
// has stopped.
func (c *content) reopen() (io.ReadCloser, error) {
	if !c.last.end() {
		return nil, errors.New("the body of the previous attempt is still being read")
	}
	c.last = newStream(c.ctx, c.parts)
	return c.last, nil
}

// Finish ends all reading.
func (c *content) Finish() {
	if c.last != nil {
		c.last.end()
	}
}
