package boundedbody

import (
	"io"
	"slices"
	"sync"
)

const (
	firstRead = 4 << 10   // without an announced length
	trusted   = 512 << 10 // an announced length is believed up to here
	kept      = 1 << 20   // larger memory is not kept for the next response
	maxIdle   = 100       // reads in a row that return nothing
)

// buffer is memory that responses share one after the other.
type buffer struct {
	bytes []byte
	cut   bool // more was to come
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
		first = min(length, trusted) + 1 // the one more byte sees the end
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
