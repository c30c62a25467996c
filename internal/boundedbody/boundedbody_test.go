package boundedbody

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"
	"net/http"
	"strings"
	"sync"
	"testing"
	"testing/iotest"
)

type roundTripper func(*http.Request) (*http.Response, error)

func (f roundTripper) RoundTrip(req *http.Request) (*http.Response, error) { return f(req) }

type closing struct {
	io.Reader
	closed int
}

func (c *closing) Close() error { c.closed++; return nil }

func exchange(status int, length int64, body io.ReadCloser, limit int64) (*http.Response, error) {
	next := roundTripper(func(*http.Request) (*http.Response, error) {
		return &http.Response{StatusCode: status, ContentLength: length, Body: body}, nil
	})
	return Layer(next, limit).RoundTrip(new(http.Request))
}

func TestBodiesWithinTheLimit(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("0123456789abcdef", 100_000)
	for _, test := range []struct {
		name    string
		content string
		length  int64
	}{
		{"announced", "hello", 5},
		{"unannounced", "hello", -1},
		{"empty", "", 0},
		{"announced too long", "hello", 500},
		{"announced too short", "hello", 2},
		{"announced absurdly", "hello", int64(len(long))},
		{"long, unannounced", long, -1},
		{"long, announced", long, int64(len(long))},
		{"just fits", long, int64(len(long))},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			body := &closing{Reader: iotest.OneByteReader(strings.NewReader(test.content))}
			if len(test.content) > 1000 {
				body.Reader = strings.NewReader(test.content)
			}
			resp, err := exchange(200, test.length, body, int64(len(long)))
			if err != nil {
				t.Fatal(err)
			}
			if body.closed != 1 {
				t.Errorf("closed %d times", body.closed)
			}
			if got := string(resp.Body.(*Body).Bytes()); got != test.content {
				t.Errorf("%d bytes, not %d", len(got), len(test.content))
			}
			got, err := io.ReadAll(resp.Body)
			if err != nil || string(got) != test.content {
				t.Errorf("read %d bytes, %v", len(got), err)
			}
		})
	}
}

func TestTooLarge(t *testing.T) {
	t.Parallel()
	for name, length := range map[string]int64{"announced": 11, "unannounced": -1, "announced too short": 3} {
		t.Run(name, func(t *testing.T) {
			body := &closing{Reader: strings.NewReader("hello world")}
			resp, err := exchange(200, length, body, 10)
			var large *TooLargeError
			if resp != nil || !errors.As(err, &large) || large.Limit != 10 || body.closed != 1 {
				t.Errorf("%v, %v, closed %d times", resp, err, body.closed)
			}
		})
	}
	if resp, err := exchange(200, -1, io.NopCloser(strings.NewReader("hello worl")),
		10); err != nil || len(resp.Body.(*Body).Bytes()) != 10 {
		t.Errorf("exactly the limit: %v", err)
	}
}

func TestMemoryIsBoundedByWhatArrives(t *testing.T) {
	t.Parallel()
	b := new(buffer)
	if err := b.fill(strings.NewReader("x"), math.MaxInt64/2,
		math.MaxInt64/2); err != nil || cap(b.bytes) > trusted+trusted/4 {
		t.Errorf("%v, %d bytes for a body of one", err, cap(b.bytes))
	}
}

func TestMemoryIsBoundedByTheLimit(t *testing.T) {
	t.Parallel()
	for _, limit := range []int64{100, firstRead + 1, 1 << 20, 10<<20 + 1} {
		t.Run(fmt.Sprint(limit), func(t *testing.T) {
			b := new(buffer)
			if err := b.fill(strings.NewReader(strings.Repeat("x", int(limit))), -1,
				limit); err != nil || int64(cap(b.bytes)) > limit+limit/3+firstRead {
				t.Errorf("%v, %d bytes for a limit of %d", err, cap(b.bytes), limit)
			}
		})
	}
}

func TestABodyThatBreaksOff(t *testing.T) {
	t.Parallel()
	broken := func() *closing {
		return &closing{Reader: io.MultiReader(strings.NewReader(`{"errors":`), iotest.ErrReader(io.ErrUnexpectedEOF))}
	}
	body := broken()
	if _, err := exchange(200, 100, body, 1000); !errors.Is(err, io.ErrUnexpectedEOF) || body.closed != 1 {
		t.Errorf("success: %v, closed %d times", err, body.closed)
	}
	body = broken()
	resp, err := exchange(404, 100, body, 1000)
	if err != nil || string(resp.Body.(*Body).Bytes()) != `{"errors":` || !resp.Body.(*Body).Cut() || body.closed != 1 {
		t.Errorf("failure: %v, closed %d times", err, body.closed)
	}
}

func TestTheBodyOfAFailureIsCut(t *testing.T) {
	t.Parallel()
	for _, length := range []int64{-1, 1 << 20} {
		t.Run(fmt.Sprintf("length %d", length), func(t *testing.T) {
			resp, err := exchange(500, length, io.NopCloser(strings.NewReader(strings.Repeat("x", 1<<20))), 10<<20)
			if err != nil || len(resp.Body.(*Body).Bytes()) != FailureLimit || !resp.Body.(*Body).Cut() {
				t.Error(err)
			}
		})
	}
	resp, err := exchange(500, -1, io.NopCloser(strings.NewReader(strings.Repeat("x", FailureLimit))), 10<<20)
	if err != nil || resp.Body.(*Body).Cut() {
		t.Errorf("one that just fits: %v", err)
	}
}

func TestNoBody(t *testing.T) {
	t.Parallel()
	for _, body := range []io.ReadCloser{nil, http.NoBody} {
		if resp, err := exchange(204, 0, body, 10); err != nil || resp.Body != http.NoBody {
			t.Errorf("%v, %v", resp.Body, err)
		}
	}
}

// TestLargeMemoryIsNotKept has bodies at the limit of what waits for the next
// response: a large one must not stay in memory because it came once.
func TestLargeMemoryIsNotKept(t *testing.T) {
	for _, size := range []int{kept + 1, 4 * kept} {
		for range 10 {
			(&buffer{bytes: make([]byte, 0, size)}).free()
			if again := newBuffer(); cap(again.bytes) > kept {
				t.Fatalf("the next response was given memory of %d bytes", cap(again.bytes))
			}
		}
	}
}

type idle struct{}

func (idle) Read([]byte) (int, error) { return 0, nil }

func TestAReaderWithoutProgress(t *testing.T) {
	t.Parallel()
	if _, err := Read(idle{}, -1, 100); err != io.ErrNoProgress {
		t.Error(err)
	}
}

func TestReadAfterClose(t *testing.T) {
	t.Parallel()
	b, err := Read(strings.NewReader("hello"), 5, 10)
	if err != nil {
		t.Fatal(err)
	}
	b.Close()
	b.Close()
	if n, err := b.Read(make([]byte, 5)); n != 0 || err != errClosed || b.Bytes() != nil {
		t.Errorf("%d, %v", n, err)
	}
}

// TestMemoryIsNotSharedWhileInUse reads and closes bodies side by side, each of
// its own letter.
func TestMemoryIsNotSharedWhileInUse(t *testing.T) {
	t.Parallel()
	var group sync.WaitGroup
	for letter := byte('a'); letter <= 'z'; letter++ {
		group.Go(func() {
			want := bytes.Repeat([]byte{letter}, 10_000)
			for range 200 {
				b, err := Read(bytes.NewReader(want), int64(len(want)), 1<<20)
				if err != nil || !bytes.Equal(b.Bytes(), want) {
					t.Errorf("%c: %v", letter, err)
				}
				b.Close()
			}
		})
	}
	group.Wait()
}

func BenchmarkLayer(b *testing.B) {
	content := strings.Repeat("x", 653)
	body := &closing{}
	resp := &http.Response{StatusCode: 200}
	layer := Layer(roundTripper(func(*http.Request) (*http.Response, error) {
		resp.Body, resp.ContentLength = body, int64(len(content))
		return resp, nil
	}), 10<<20)
	reader := new(strings.Reader)
	b.ReportAllocs()
	for b.Loop() {
		reader.Reset(content)
		body.Reader = reader
		resp, err := layer.RoundTrip(new(http.Request))
		if err != nil {
			b.Fatal(err)
		}
		resp.Body.Close()
	}
}
