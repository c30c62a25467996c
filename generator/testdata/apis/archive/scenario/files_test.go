package scenario

import (
	"bytes"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"example.com/copy/documents"
	"example.com/copy/models"
	"example.com/copy/transport"
)

// unsized hides all that a reader can do but reading.
func unsized(content []byte) io.Reader { return struct{ io.Reader }{bytes.NewReader(content)} }

// everyByte is a content with all bytes, and all that looks like a boundary.
func everyByte() []byte {
	content := []byte("\r\n--boundary--\r\n\x00\xff\xfe\xc3(")
	for i := range 70_000 {
		content = append(content, byte(i), byte(i>>8))
	}
	return content
}

// files are sent in several ways, and read back byte for byte.
func files(t *testing.T, c *documents.Client) {
	ctx, content := t.Context(), everyByte()
	for name, file := range map[string]transport.File{
		"size known":    {Name: `a "b" ü.pdf`, Content: bytes.NewReader(content)},
		"size unknown":  {Content: unsized(content)},
		"size told":     {Content: unsized(content), Size: int64(len(content))},
		"opened":        {Open: func() (io.ReadCloser, error) { return io.NopCloser(unsized(content)), nil }},
		"of other type": {Content: bytes.NewReader(content), ContentType: "text/html; charset=utf-8"},
	} {
		made, err := c.Upload(ctx, documents.UploadParams{
			Title: name, Pages: 3, Owner: models.Some(models.Owner{Person: &models.Person{Name: "Ada"}}), File: file,
			Cover: transport.File{Content: strings.NewReader("\x89PNG")},
		})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if owner, _ := made.Owner.Get(); made.Title != name || made.Pages.Or(0) != 3 || owner.Person == nil ||
			owner.Person.Name != "Ada" {
			t.Errorf("%s: %+v", name, made)
		}
		readBack(t, c, name, made.ID, content)
		cover(t, c, made.ID)
		again := append(content, name...)
		if rewind, ok := file.Content.(io.Seeker); ok {
			_, _ = rewind.Seek(0, io.SeekStart)
		}
		file.Content, file.Open, file.Size = unsized(again), nil, 0
		if _, err := c.Replace(ctx, made.ID, documents.ReplaceParams{}, file); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		readBack(t, c, name, made.ID, again)
	}
	_, err := c.Content(ctx, "doc_none")
	if !errors.Is(err, models.ErrNotFound) {
		t.Errorf("a content of nothing: %v", err)
	}
	made := add(t, c, "short")
	if _, err := c.Cover(ctx, made.ID, documents.CoverParams{}); !errors.Is(err, models.ErrNotFound) {
		t.Errorf("a cover that nobody sent: %v", err)
	}
	text, err := c.Text(ctx, made.ID)
	if err != nil || text != "%PDF-1.7 short" {
		t.Errorf("the text is %q, %v", text, err)
	}
	at, err := c.Locate(ctx, made.ID)
	if err != nil || !strings.HasPrefix(at, "https://files.example/") {
		t.Errorf("the address is %q, %v", at, err)
	}
	_, err = c.Upload(ctx, documents.UploadParams{Title: "x"})
	if _, ok := errors.AsType[*transport.ParamError](err); !ok || err.Error() != "documents.Upload: file is required" {
		t.Errorf("no file: %v", err)
	}
}

func readBack(t *testing.T, c *documents.Client, name, id string, want []byte) {
	t.Helper()
	result, err := c.Content(t.Context(), id)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	got, err := io.ReadAll(result.Value)
	if err := errors.Join(err, result.Value.Close()); err != nil {
		t.Errorf("%s: %v", name, err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s: %d bytes were read that are not the %d that were sent", name, len(got), len(want))
	}
}

// cover reads an image, which has not changed when it is asked for again.
func cover(t *testing.T, c *documents.Client, id string) {
	t.Helper()
	first, err := c.Cover(t.Context(), id, documents.CoverParams{})
	if err != nil {
		t.Fatal(err)
	}
	got, err := io.ReadAll(first.Value)
	if err := errors.Join(err, first.Value.Close()); err != nil || string(got) != "\x89PNG" || first.ETag == "" {
		t.Errorf("the cover is %q, %v", got, err)
	}
	again, err := c.Cover(t.Context(), id, documents.CoverParams{IfNoneMatch: first.ETag})
	if err != nil || !again.NotModified || again.Value != nil || again.ETag != first.ETag {
		t.Errorf("the cover again is %+v, %v", again, err)
	}
}

// TestTriesOfUploads has a server that fails at first: a file is sent again, whole,
// if it can be read again, and else the failure is what the call returns.
func TestTriesOfUploads(t *testing.T) {
	t.Parallel()
	content := everyByte()
	for name, test := range map[string]struct {
		file  func() transport.File
		tries int
	}{
		"that seeks": {func() transport.File { return transport.File{Content: bytes.NewReader(content)} }, 2},
		"that opens": {func() transport.File {
			return transport.File{Open: func() (io.ReadCloser, error) { return io.NopCloser(unsized(content)), nil }}
		}, 2},
		"that is read": {func() transport.File { return transport.File{Content: unsized(content)} }, 1},
		"of known size": {func() transport.File {
			return transport.File{Content: unsized(content), Size: int64(len(content))}
		}, 1},
	} {
		for call, status := range map[string]int{"Upload": 429, "Replace": 503} {
			t.Run(call+" "+name, func(t *testing.T) {
				t.Parallel()
				var bodies []string
				archive := newStacks()
				server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
					body, _ := io.ReadAll(r.Body)
					if bodies = append(bodies, string(body)); len(bodies) == 1 {
						fail(w, status, "busy", "Later.")
						return
					}
					r.Body = io.NopCloser(bytes.NewReader(body))
					archive.ServeHTTP(w, r)
				}))
				defer server.Close()
				twice := transport.WithRetry(transport.RetryPolicy{MaxAttempts: 2, BaseDelay: 1, MaxDelay: 1})
				c := documents.New(door{server.URL + "/api", reader, password}.open(t, twice))
				var err error
				if call == "Upload" {
					_, err = c.Upload(t.Context(), documents.UploadParams{Title: "t", File: test.file()})
				} else {
					_, err = c.Replace(t.Context(), fromTheFuture.ID, documents.ReplaceParams{}, test.file())
				}
				failure, failed := errors.AsType[*models.APIError](err)
				switch {
				case len(bodies) != test.tries:
					t.Errorf("it was sent %d times, not %d", len(bodies), test.tries)
				case test.tries == 2 && (err != nil || bodies[0] != bodies[1]):
					t.Errorf("the second try is not the first: %v", err)
				case test.tries == 1 && (!failed || failure.StatusCode != status || failure.Attempts != 1):
					t.Errorf("the failure is %v", err)
				}
			})
		}
	}
}
