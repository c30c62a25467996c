package contract

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"net/http"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/sessions"
)

// bombs are responses of almost 10 MiB, the default limit, that are small on the
// wire and would be large as values.
var bombs = []struct {
	name             string
	status           int
	begin, part, end string
	call             func(context.Context, *sessions.Client) error
	want             string // in the error
}{
	{"empty items", 200, "[{}", ",{}", "]", listed, "response[0].id: missing or empty"},
	{"short items", 200, `[{"id":"a"}`, `,{"id":"a"}`, "]", listed, "more than 499 items"},
	{"many tasks", 200, `{"id":"a","tasks":[{}`, ",{}", "]}", got, "response.tasks: takes more memory than "},
	{"many unknown fields", 200, `{"id":"a"`, `,"%":0`, "}", got, "takes more memory than "},
	{"lists of lists", 200, `{"id":"a","later":[[]`, ",[[]]", "]}", got, ""},
	{"a long name", 200, `{"id":"a`, "a", `"}`, got, ""},
	{"a long name that is not UTF-8", 200, `{"id":"a`, "\xff", `"}`, got, ""},
	{"many cookies", 200, `{"object":"cookies","cookies":["a"`, `,""`, "]}", refreshed, "response.cookies: takes more memory than "},
	{"empty errors", 404, `{"errors":[{}`, ",{}", "]}", got, "status 404"},
}

func listed(ctx context.Context, c *sessions.Client) error {
	_, err := c.List(ctx, sessions.ListParams{Limit: 10})
	return err
}

func got(ctx context.Context, c *sessions.Client) error {
	_, err := c.Get(ctx, id)
	return err
}

func refreshed(ctx context.Context, c *sessions.Client) error {
	_, err := c.Refresh(ctx, id, sessions.RefreshParams{ExpiredToken: "a", RefreshToken: "b", RequestOrigin: "c"})
	return err
}

// bomb returns the response, compressed. A % in a part becomes a number.
func bomb(t *testing.T, begin, part, end string) []byte {
	t.Helper()
	const size = 10<<20 - 100
	doc := []byte(begin)
	before, after, numbered := strings.Cut(part, "%")
	for n := 0; len(doc) < size; n++ {
		doc = append(doc, before...)
		if numbered {
			doc = strconv.AppendInt(doc, int64(n), 10)
		}
		doc = append(doc, after...)
	}
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	if _, err := z.Write(append(doc, end...)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if !numbered && out.Len() > 21<<10 {
		t.Fatalf("the bomb has %d bytes on the wire", out.Len())
	}
	return out.Bytes()
}

// TestBombsStayWithinBounds measures the allocations of a call, including
// decompression and the other side of the socket. A slow machine may not finish
// within the deadline; then the deadline ends the call.
func TestBombsStayWithinBounds(t *testing.T) {
	for _, test := range bombs {
		t.Run(test.name, func(t *testing.T) {
			body := bomb(t, test.begin, test.part, test.end)
			s := serve(t, func(_ int, w http.ResponseWriter, r *http.Request) {
				w.Header().Set("Content-Encoding", "gzip")
				w.WriteHeader(test.status)
				_, _ = w.Write(body)
			})
			ctx, cancel := context.WithTimeout(t.Context(), 2*time.Second)
			defer cancel()
			client := dial(t, s.URL)
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			err := test.call(ctx, client)
			runtime.ReadMemStats(&after)
			intended := test.want != "" && err != nil && strings.Contains(err.Error(), test.want) || test.want == "" && err == nil
			small := strconv.IntSize == 32 && err == nil // values take half the memory, and may be fine
			if !intended && !small && !errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("got %v, want %q or the end of the deadline", err, test.want)
			}
			if used := after.TotalAlloc - before.TotalAlloc; used > 100<<20 {
				t.Errorf("%d bytes on the wire: %d MiB were allocated", len(body), used>>20)
			}
		})
	}
}
