package upload_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"mime"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"testing/iotest"

	"github.com/seed-e19c5fb5/clerk-go/internal/call"
	"github.com/seed-e19c5fb5/clerk-go/internal/operation"
	"github.com/seed-e19c5fb5/clerk-go/internal/retry"
	"github.com/seed-e19c5fb5/clerk-go/internal/upload"
)

var (
	create = call.NewOperation(operation.Operation{Name: "files.Create", Method: http.MethodPost, Route: "/files"})
	put    = call.NewOperation(operation.Operation{
		Name: "files.Put", Method: http.MethodPut, Route: "/files", Idempotent: true,
	})
)

// received is a request as a server reads it.
type received struct {
	contentType string
	length      int64
	chunked     bool
	body        string
}

// server answers with the statuses in turn, the last of them for ever, and keeps
// what it reads.
func server(t *testing.T, statuses ...int) (*call.Engine, *[]received) {
	t.Helper()
	requests := new([]received)
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		body, err := io.ReadAll(req.Body)
		if err != nil {
			return
		}
		*requests = append(*requests, received{
			req.Header.Get("Content-Type"), req.ContentLength, slices.Equal(req.TransferEncoding, []string{"chunked"}),
			string(body),
		})
		w.WriteHeader(statuses[min(len(*requests), len(statuses))-1])
	}))
	t.Cleanup(s.Close)
	return engine(t, s.URL, nil), requests
}

func engine(t *testing.T, url string, base http.RoundTripper) *call.Engine {
	t.Helper()
	e, err := call.New("sk_test_1", call.Config{
		KeyName: "key", BaseURL: url, MaxResponseBytes: 1 << 20, Base: base,
		Retry: retry.Policy{
			MaxAttempts: 3, BaseDelay: 1, MaxDelay: 1, MaxRetryAfter: 1, Budget: 10, BudgetRefill: 1,
			Refused: []int{429}, Ambiguous: []int{503},
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(e.CloseIdleConnections)
	return e
}

func send(t *testing.T, e *call.Engine, r *call.Request) error {
	t.Helper()
	return call.None[call.OptionFunc](t.Context(), e, r, nil)
}

// plain hides all methods of a reader but Read.
func plain(s string) io.Reader { return io.MultiReader(strings.NewReader(s)) }

// opened counts how often it is opened and closed.
type opened struct {
	text          string
	opens, closes atomic.Int32
}

func (o *opened) open() (io.ReadCloser, error) {
	o.opens.Add(1)
	return &closing{strings.NewReader(o.text), &o.closes}, nil
}

type closing struct {
	io.Reader
	closes *atomic.Int32
}

func (c *closing) Close() error { c.closes.Add(1); return nil }

// moved returns a reader that stands at an offset.
func moved(t *testing.T, r io.ReadSeeker, offset int64) io.Reader {
	t.Helper()
	if _, err := r.Seek(offset, io.SeekStart); err != nil {
		t.Fatal(err)
	}
	return r
}

func onDisk(t *testing.T, text string) *os.File {
	t.Helper()
	f, err := os.Create(filepath.Join(t.TempDir(), "file"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	if _, err := f.WriteString(text); err != nil {
		t.Fatal(err)
	}
	return f
}

func TestRaw(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name   string
		file   upload.File
		length int64 // -1 when it is not known
		tries  int
	}{
		{"reader in memory", upload.File{Content: moved(t, strings.NewReader("..content"), 2)}, 7, 3},
		{"file on a disk", upload.File{Content: moved(t, onDisk(t, "..content"), 2)}, 7, 3},
		{
			"seeker of a size that is known", upload.File{Content: onlySeeker{strings.NewReader("content")}, Size: 7},
			7, 3,
		},
		{"buffer", upload.File{Content: bytes.NewBufferString("content")}, 7, 1},
		{"reader of a size that is known", upload.File{Content: plain("content"), Size: 7}, 7, 1},
		{"reader", upload.File{Content: plain("content")}, -1, 1},
		{"seeker that cannot seek", upload.File{Content: unseekable{plain("content")}}, -1, 1},
		{"opened each time", upload.File{Open: (&opened{text: "content"}).open}, -1, 3},
		{"of a size that is known", upload.File{Open: (&opened{text: "content"}).open, Size: 7}, 7, 3},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			e, requests := server(t, 503, 429, 204)
			r := put.Request()
			upload.Raw(r, "body", test.file, "text/csv")
			if err := send(t, e, r); (err == nil) != (test.tries == 3) {
				t.Errorf("it ends with %v", err)
			}
			if len(*requests) != test.tries {
				t.Errorf("sent %d times, not %d", len(*requests), test.tries)
			}
			for _, got := range *requests {
				if want := (received{"text/csv", test.length, test.length < 0, "content"}); got != want {
					t.Errorf("received %+v, not %+v", got, want)
				}
			}
		})
	}
}

type onlySeeker struct{ io.ReadSeeker }

type unseekable struct{ io.Reader }

func (unseekable) Seek(int64, int) (int64, error) { return 0, errors.New("no") }

func TestEmptyContent(t *testing.T) {
	t.Parallel()
	e, requests := server(t, 204)
	r := create.Request()
	upload.Raw(r, "body", upload.File{Content: strings.NewReader(""), ContentType: "image/png; q=1"}, "")
	if err := send(t, e, r); err != nil {
		t.Fatal(err)
	}
	if got, want := (*requests)[0], (received{"image/png; q=1", 0, false, ""}); got != want {
		t.Errorf("received %+v, not %+v", got, want)
	}
}

func TestWhatWasOpenedIsClosed(t *testing.T) {
	t.Parallel()
	e, _ := server(t, 429, 204)
	file, kept := &opened{text: "a"}, &opened{}
	content := &seekingCloser{strings.NewReader("b"), closing{closes: &kept.closes}}
	r := create.Request()
	form := upload.NewForm(r)
	form.File("a", upload.File{Open: file.open}, "")
	form.File("b", upload.File{Content: content}, "")
	if err := send(t, e, r); err != nil {
		t.Fatal(err)
	}
	if file.opens.Load() != 2 || file.closes.Load() != 2 || kept.closes.Load() != 0 {
		t.Errorf("opened %d times, closed %d times; the caller's reader was closed %d times",
			file.opens.Load(), file.closes.Load(), kept.closes.Load())
	}
}

type seekingCloser struct {
	io.ReadSeeker
	closing
}

func (s *seekingCloser) Read(p []byte) (int, error) { return s.ReadSeeker.Read(p) }

func TestForm(t *testing.T) {
	t.Parallel()
	const name = `ü "a\b"; c.txt`
	e, requests := server(t, 429, 204)
	r := create.Request()
	form := upload.NewForm(r)
	v := form.Values()
	v.String("purpose", "a\r\n--b")
	v.Within("meta").Int(`"k"`, 5)
	form.File("file", upload.File{Name: name, Content: strings.NewReader("one")}, "")
	form.File("file", upload.File{ContentType: "image/png", Content: strings.NewReader("")}, "text/csv")
	form.File("sheet", upload.File{Name: "s", Open: (&opened{text: "two"}).open, Size: 3}, "text/csv")
	form.JSON("object", func(b []byte) ([]byte, error) { return append(b, `{"a":1}`...), nil })
	extra := call.OptionFunc(func(o *call.Options) { o.AddField("more", []byte(`"x"`)) })
	if err := call.None(t.Context(), e, r, []call.OptionFunc{extra}); err != nil {
		t.Fatal(err)
	}
	want := []string{
		"purpose|||a\r\n--b",
		`meta["k"]|||5`,
		"file|" + name + "|application/octet-stream|one",
		"file|file|image/png|",
		"sheet|s|text/csv|two",
		`object||application/json|{"a":1}`,
		"more|||x",
	}
	if len(*requests) != 2 || (*requests)[0] != (*requests)[1] {
		t.Fatalf("the tries differ: %+v", *requests)
	}
	got := (*requests)[0]
	if !strings.HasPrefix(got.body, "--") {
		t.Errorf("it does not begin with a boundary: %.20q", got.body)
	}
	if got.length != int64(len(got.body)) {
		t.Errorf("the length is said to be %d and is %d", got.length, len(got.body))
	}
	if parts := partsOf(t, got); !slices.Equal(parts, want) {
		t.Errorf("parts:\n%q\nwant:\n%q", parts, want)
	}
}

func TestFormOfUnknownLength(t *testing.T) {
	t.Parallel()
	e, requests := server(t, 429)
	r := create.Request()
	form := upload.NewForm(r)
	form.File("a", upload.File{Content: plain("1")}, "")
	form.File("b", upload.File{Content: strings.NewReader("2")}, "")
	form.Values().Bool("c", true)
	if err := send(t, e, r); err == nil {
		t.Error("a refused call succeeds")
	}
	if len(*requests) != 1 || !(*requests)[0].chunked || len(partsOf(t, (*requests)[0])) != 3 {
		t.Errorf("received %+v", *requests)
	}
}

// partsOf reads a form as another program does.
func partsOf(t *testing.T, got received) []string {
	t.Helper()
	_, params, err := mime.ParseMediaType(got.contentType)
	if err != nil {
		t.Fatal(err)
	}
	var parts []string
	for r := multipart.NewReader(strings.NewReader(got.body), params["boundary"]); ; {
		p, err := r.NextRawPart()
		if err == io.EOF {
			return parts
		}
		if err != nil {
			t.Fatal(err)
		}
		_, disposition, err := mime.ParseMediaType(p.Header.Get("Content-Disposition"))
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(p)
		if err != nil {
			t.Fatal(err)
		}
		parts = append(parts,
			disposition["name"]+"|"+disposition["filename"]+"|"+p.Header.Get("Content-Type")+"|"+string(content))
	}
}

func TestBoundariesDiffer(t *testing.T) {
	t.Parallel()
	e, requests := server(t, 204)
	for range 2 {
		r := create.Request()
		upload.NewForm(r).Values().Int("a", 1)
		if err := send(t, e, r); err != nil {
			t.Fatal(err)
		}
	}
	if (*requests)[0].contentType == (*requests)[1].contentType {
		t.Errorf("both are %s", (*requests)[0].contentType)
	}
}

func TestFilesThatAreRefused(t *testing.T) {
	t.Parallel()
	content := strings.NewReader("x")
	for text, file := range map[string]upload.File{
		"avatar is required": {Name: "a"},
		"avatar has both Content and Open": {
			Content: content, Open: (&opened{}).open,
		},
		"avatar has the negative size -1":                              {Content: content, Size: -1},
		`avatar has the content type "png", which is not a media type`: {Content: content, ContentType: "png"},
		`avatar has the content type "a b/png", which is not a media type`: {
			Content: content, ContentType: "a b/png",
		},
		`avatar has the content type "/png", which is not a media type`: {
			Content: content, ContentType: "/png",
		},
		`avatar has the content type "a/b;\r\nX: y", which is not a media type`: {
			Content: content, ContentType: "a/b;\r\nX: y",
		},
		"avatar has a name with a control character": {Content: content, Name: "a\r\nb"},
	} {
		t.Run(text, func(t *testing.T) {
			t.Parallel()
			refuse(t, text, func(r *call.Request) { upload.Raw(r, "avatar", file, "") })
			refuse(t, text, func(r *call.Request) { upload.NewForm(r).File("avatar", file, "") })
		})
	}
	refuse(t, "field has a name with a control character",
		func(r *call.Request) { upload.NewForm(r).Values().Int("a\n", 1) })
	refuse(t, "a cannot be encoded: no", func(r *call.Request) {
		upload.NewForm(r).JSON("a", func([]byte) ([]byte, error) { return nil, errors.New("no") })
	})
	refuse(t, "a is less than 1", func(r *call.Request) { upload.NewForm(r).Values().Int("a", 0, call.AtLeast(1)) })
}

// refuse holds that a request is refused and not sent.
func refuse(t *testing.T, text string, build func(*call.Request)) {
	t.Helper()
	e := engine(t, "https://api.example.com", roundTripper(func(*http.Request) (*http.Response, error) {
		t.Error("it was sent")
		return nil, errors.New("sent")
	}))
	r := create.Request()
	build(r)
	err := send(t, e, r)
	var refused *call.ParamError
	if !errors.As(err, &refused) || strings.ReplaceAll(err.Error(), " 0 is", " is") != "files.Create: "+text {
		t.Errorf("%v, not %s", err, text)
	}
}

type roundTripper func(*http.Request) (*http.Response, error)

func (f roundTripper) RoundTrip(req *http.Request) (*http.Response, error) { return f(req) }

// TestContentThatCannotBeRead holds that such a failure says why, and is not
// mended by sending the request again.
func TestContentThatCannotBeRead(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name, text string
		file       upload.File
		is         error
	}{
		{
			"not there", "files.Put: body cannot be read: open /no/such/file: no such file or directory",
			upload.File{Open: func() (io.ReadCloser, error) { return os.Open("/no/such/file") }}, fs.ErrNotExist,
		},
		{
			"ends with an error", "files.Put: body cannot be read: timeout",
			upload.File{Open: func() (io.ReadCloser, error) {
				return io.NopCloser(iotest.TimeoutReader(iotest.OneByteReader(strings.NewReader("xyz")))), nil
			}}, iotest.ErrTimeout,
		},
		{
			"shorter than it was said to be", "files.Put: body cannot be read: it does not have the declared 4 bytes",
			upload.File{Open: (&opened{text: "xyz"}).open, Size: 4}, nil,
		},
		{
			"longer than it was said to be", "files.Put: body cannot be read: it does not have the declared 2 bytes",
			upload.File{Open: (&opened{text: "xyz"}).open, Size: 2}, nil,
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			tries := 0
			e := engine(t, "https://api.example.com", roundTripper(func(req *http.Request) (*http.Response, error) {
				tries++
				defer req.Body.Close()
				_, err := io.Copy(io.Discard, req.Body)
				return nil, err
			}))
			r := put.Request()
			upload.Raw(r, "body", test.file, "")
			err := send(t, e, r)
			if err == nil || err.Error() != test.text || test.is != nil && !errors.Is(err, test.is) || tries != 1 {
				t.Errorf("%v after %d tries, not %s", err, tries, test.text)
			}
		})
	}
}

// TestNothingReadsAfterTheCall keeps a body, as a transport may, and reads it when
// the call has returned.
func TestNothingReadsAfterTheCall(t *testing.T) {
	t.Parallel()
	var bodies []io.Reader
	e := engine(t, "https://api.example.com", roundTripper(func(req *http.Request) (*http.Response, error) {
		bodies = append(bodies, req.Body)
		status := http.StatusTooManyRequests
		if len(bodies) == 2 {
			// The body of the try before is no longer read.
			if n, err := bodies[0].Read(make([]byte, 1)); n != 0 || err == nil || err == io.EOF {
				t.Errorf("the first body gives %d bytes and %v", n, err)
			}
			status = http.StatusNoContent
		}
		if n, err := req.Body.Read(make([]byte, 1)); n != 1 || err != nil {
			t.Errorf("a body gives %d bytes and %v", n, err)
		}
		return &http.Response{StatusCode: status, Body: http.NoBody}, nil
	}))
	content := strings.NewReader("xyz")
	r := create.Request()
	upload.Raw(r, "body", upload.File{Content: content}, "")
	if err := send(t, e, r); err != nil {
		t.Fatal(err)
	}
	for _, body := range bodies {
		for range 64 { // a Read that finds two reasons to end picks one of them by chance
			if n, err := body.Read(make([]byte, 1)); n != 0 || err == nil || err == io.EOF {
				t.Errorf("after the call, a body gives %d bytes and %v", n, err)
			}
		}
	}
	if content.Len() != 2 {
		t.Errorf("%d bytes are left of 3, of which the last try read one", content.Len())
	}
}

// TestAReaderThatNeverReturns holds that the call ends in time all the same, on a
// real connection, whose transport waits for reads that are under way.
func TestAReaderThatNeverReturns(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name string
		file func(*io.PipeReader) upload.File
	}{
		{"of the caller", func(r *io.PipeReader) upload.File { return upload.File{Content: struct{ io.Reader }{r}} }},
		{"opened", func(r *io.PipeReader) upload.File {
			return upload.File{Open: func() (io.ReadCloser, error) { return io.NopCloser(r), nil }}
		}},
		{"that never opens", func(r *io.PipeReader) upload.File {
			return upload.File{Open: func() (io.ReadCloser, error) {
				_, _ = io.Copy(io.Discard, r)
				return r, nil
			}}
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			pipe, writer := io.Pipe()
			defer writer.Close()
			ctx, cancel := context.WithCancel(t.Context())
			s := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {
				cancel() // while the content is waited for
			}))
			defer s.Close()
			r := put.Request()
			upload.Raw(r, "body", test.file(pipe), "")
			go func() { _, _ = writer.Write([]byte("x")) }()
			if err := call.None[call.OptionFunc](ctx, engine(t, s.URL, nil), r,
				nil); !errors.Is(err, context.Canceled) {
				t.Errorf("it ends with %v", err)
			}
		})
	}
}

// A form as emitted code writes it.
func ExampleForm() {
	r := create.Request()
	form := upload.NewForm(r)
	form.Values().String("purpose", "avatar", call.OneOf("avatar", "banner"))
	form.File("file", upload.File{Name: "me.png", Content: strings.NewReader("…")}, "image/png")
	fmt.Println(form.Has("file"))
	// Output: true
}
