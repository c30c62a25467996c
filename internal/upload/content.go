package upload

import (
	"context"
	"errors"
	"io"
	"net/http"
)

// content is what is sent: texts, and files between them. The caller's readers
// are read by one try at a time, and by none after the call, although a transport
// may read a body for longer than its round trip takes.
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

// Attach makes it the body of req.
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
	c.last = newStream(c.ctx, c.parts)
	return c.last, nil
}

// Finish ends all reading.
func (c *content) Finish() {
	if c.last != nil {
		c.last.end()
	}
}
