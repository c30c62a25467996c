package boundedbody

import (
	"io"
	"slices"
	"sync"
)

const (
	firstRead = 4 << 10   // if no length was announced
	trusted   = 512 << 10 // the largest announced length that is allocated at once
	kept      = 1 << 20   // larger buffers are not reused
	maxIdle   = 100       // consecutive reads that return nothing
)

// buffer is memory that is reused for responses.
type buffer struct {
	bytes []byte
	cut   bool // truncated
}

var buffers = sync.Pool{New: func() any { return new(buffer) }}

func newBuffer() *buffer {
	b := buffers.Get().(*buffer)
	b.bytes = b.bytes[:0]
	return b
}

func (b *buffer) free() {
	if cap(b.bytes) <= kept {
		buffers.Put(b)
	}
}

// fill reads r to its end, or until there is more than limit.
func (b *buffer) fill(r io.Reader, length, limit int64) error {
	if length > limit {
		return &TooLargeError{Limit: limit}
	}
	first := int64(firstRead)
	if length >= 0 {
		first = min(length, trusted) + 1 // the extra byte detects the end
	}
	b.bytes = slices.Grow(b.bytes, int(first))
	for idle := 0; idle < maxIdle; idle++ {
		if len(b.bytes) == cap(b.bytes) {
			twice := int64(max(len(b.bytes), firstRead))
			b.bytes = slices.Grow(b.bytes, int(min(twice, limit+1-int64(len(b.bytes)))))
		}
		room := b.bytes[len(b.bytes):cap(b.bytes)]
		room = room[:min(int64(len(room)), limit+1-int64(len(b.bytes)))]
		n, err := r.Read(room)
		if n > 0 {
			idle = 0
		}
		b.bytes = b.bytes[:len(b.bytes)+n]
		switch {
		case int64(len(b.bytes)) > limit:
			b.bytes = b.bytes[:limit]
			return &TooLargeError{Limit: limit}
		case err == io.EOF:
			return nil
		case err != nil:
			return err
		}
	}
	return io.ErrNoProgress
}
