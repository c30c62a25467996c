package boundedbody

import (
	"errors"
	"io"
	"runtime"
	"strings"
	"testing"
	"testing/iotest"
)

// TestTheMemoryOfABodyThatBreaksOffIsUsedAgain counts what is allocated, so it
// runs alone. A pool may lose some of its memory, and loses half of it under the
// race detector, on purpose.
func TestTheMemoryOfABodyThatBreaksOffIsUsedAgain(t *testing.T) {
	const size, times = 200 << 10, 200
	long := strings.Repeat("x", size)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for range times {
		body := io.NopCloser(io.MultiReader(strings.NewReader(long), iotest.ErrReader(io.ErrUnexpectedEOF)))
		if _, err := exchange(200, size+1, body, 1<<20); !errors.Is(err, io.ErrUnexpectedEOF) {
			t.Fatal(err)
		}
	}
	runtime.ReadMemStats(&after)
	if got := after.TotalAlloc - before.TotalAlloc; got > size*times*3/4 {
		t.Errorf("%d bodies of %d bytes took %d bytes", times, size, got)
	}
}
