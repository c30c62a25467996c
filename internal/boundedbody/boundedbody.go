// Package boundedbody reads the body of a response into memory, up to a limit,
// during the attempt: a connection that breaks
// then fails the attempt, which can be retried, and not the
// caller.
package boundedbody

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"sync"

	"github.com/seed-e19c5fb5/clerk-go/internal/attempt"
)

// FailureLimit limits the body of a response with a non-2xx status code. An error
// only contains a message.
const FailureLimit = 64 << 10

// TooLargeError reports a body that exceeds the limit. The limit counts
// bytes after decompression.
type TooLargeError struct {
	Limit int64
}

func (e *TooLargeError) Error() string {
	return fmt.Sprintf("the response is longer than %d bytes", e.Limit)
}

// Retryable returns false: the next response would have the same size.
func (e *TooLargeError) Retryable() bool { return false }

// ErrorKind returns the kind of the error for logs.
func (e *TooLargeError) ErrorKind() string { return "response_too_large" }

// Layer returns the round-tripper that reads bodies of up to limit bytes. A body
// that is truncated or too long is an error of the round trip, and the
// connection is closed. A status code of 300 or above takes precedence over its
// body: the part that arrived is kept, at most [FailureLimit] bytes. The body of a
// success is passed on unread if the operation streams it.
func Layer(next http.RoundTripper, limit int64) http.RoundTripper {
	return &layer{next: next, limit: limit}
}

type layer struct {
	next  http.RoundTripper
	limit int64
}

func (l *layer) RoundTrip(req *http.Request) (*http.Response, error) {
	resp, err := l.next.RoundTrip(req)
	if err != nil {
		return nil, err
	}
	if resp == nil {
		return nil, errors.New("the round-tripper returned neither a response nor an error")
	}
	if resp.Body == nil || resp.Body == http.NoBody {
		resp.Body = http.NoBody
		return resp, nil
	}
	if resp.StatusCode == http.StatusSwitchingProtocols || attempt.Traits(req).Streams(resp.StatusCode) {
		return resp, nil
	}
	length, limit, failed := resp.ContentLength, l.limit, resp.StatusCode >= 300
	if failed {
		limit = min(limit, FailureLimit)
		length = min(length, limit)
	}
	body, err := Read(resp.Body, length, limit)
	resp.Body.Close()
	if err != nil && !failed {
		body.Close()
		return nil, err
	}
	resp.Body = body
	return resp, nil
}

// Body is a response body in memory. Close releases the memory; reading
// it afterwards is an error. It is safe for concurrent use.
type Body struct {
	mu     sync.Mutex
	buffer *buffer // nil once closed
	read   int
}

// Read reads at most limit bytes of r. If it returns an error, the body contains
// what was read before. It returns a [TooLargeError] if there is more. A length of zero
// or more is the announced length: it determines the capacity, but is not trusted.
func Read(r io.Reader, length, limit int64) (*Body, error) {
	b := &Body{buffer: newBuffer()}
	err := b.buffer.fill(r, length, limit)
	b.buffer.cut = err != nil
	return b, err
}

// Bytes returns the whole body. It is valid until the body is closed.
func (b *Body) Bytes() []byte {
	if b.buffer == nil {
		return nil
	}
	return b.buffer.bytes
}

// Cut reports whether the body, which must not be closed yet, is
// truncated.
func (b *Body) Cut() bool { return b.buffer != nil && b.buffer.cut }

// Buffered returns true: the whole body has been read from the network.
func (b *Body) Buffered() bool { return true }

var errClosed = errors.New("read of a closed response body")

// Read reads from the last position.
func (b *Body) Read(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.buffer == nil {
		return 0, errClosed
	}
	if b.read == len(b.buffer.bytes) {
		return 0, io.EOF
	}
	n := copy(p, b.buffer.bytes[b.read:])
	b.read += n
	return n, nil
}

// Close releases the memory. It may be called more than once.
func (b *Body) Close() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.buffer != nil {
		b.buffer.free()
		b.buffer = nil
	}
	return nil
}
