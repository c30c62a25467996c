// Package boundedbody reads the body of a response into memory, up to a limit,
// while the try that it belongs to is still running: a connection that breaks
// off in the middle then fails the try, where a retry can help, and not the
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

// FailureLimit bounds the body of a response whose status is no success. More
// than a message does not fit into an error anyway.
const FailureLimit = 64 << 10

// TooLargeError says that a body is longer than the limit. The limit counts
// bytes after decompression.
type TooLargeError struct {
	Limit int64
}

func (e *TooLargeError) Error() string {
	return fmt.Sprintf("the response is longer than %d bytes", e.Limit)
}

// Retryable is false: the next answer would be as long.
func (e *TooLargeError) Retryable() bool { return false }

// ErrorKind names the error in logs.
func (e *TooLargeError) ErrorKind() string { return "response_too_large" }

// Layer makes the round-tripper that reads bodies of up to limit bytes. A body
// that breaks off or is too long is an error of the round trip, and the
// connection is closed. A status of 300 and up counts more than its body: of
// that, whatever arrived is kept, [FailureLimit] bytes at most. A success of an
// operation that streams passes as it is.
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

// Body is a response body in memory. Closing it gives the memory back; reading
// it afterwards is an error. It is safe for concurrent use.
type Body struct {
	mu     sync.Mutex
	buffer *buffer // nil once closed
	read   int
}

// Read reads at most limit bytes of r. With an error the body holds what was
// read before it; it is a [TooLargeError] when there was more. A length of zero
// or more is what the sender announced: it sizes the memory, but is not trusted.
func Read(r io.Reader, length, limit int64) (*Body, error) {
	b := &Body{buffer: newBuffer()}
	err := b.buffer.fill(r, length, limit)
	b.buffer.cut = err != nil
	return b, err
}

// Bytes is the whole body. It is valid until the body is closed.
func (b *Body) Bytes() []byte {
	if b.buffer == nil {
		return nil
	}
	return b.buffer.bytes
}

// Cut reports whether the body, which is not closed yet, is only the start of
// what was to come.
func (b *Body) Cut() bool { return b.buffer != nil && b.buffer.cut }

// Buffered is true: nothing of the body is left on the network.
func (b *Body) Buffered() bool { return true }

var errClosed = errors.New("read of a closed response body")

// Read reads on from the last position.
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

// Close gives the memory back. It may be called more than once.
func (b *Body) Close() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.buffer != nil {
		b.buffer.free()
		b.buffer = nil
	}
	return nil
}
