package golden

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"mime"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/jarcoal/httpmock"
)

// server responds to one request with the response of an archive and records the
// request.
type server struct {
	mock *httpmock.MockTransport

	mu       sync.Mutex
	requests int
	line     string
	header   http.Header
	body     string
	problems []error

	masked map[string]bool // headers whose value is another in every call, which archives write as anyValue
}

// anyValue is how an archive writes the value of such a header.
const anyValue = "*"

// newServer answers any request, so that a wrong one shows as a difference and
// not as a connection error.
func newServer(a *archive) (*server, error) {
	status, header, err := parseResponse(a)
	if err != nil {
		return nil, err
	}
	body, _ := a.text("response.body")
	s := &server{mock: httpmock.NewMockTransport(), masked: maskedHeaders(a)}
	s.mock.RegisterNoResponder(func(req *http.Request) (*http.Response, error) {
		if err := s.remember(req); err != nil {
			return nil, err
		}
		res := httpmock.NewStringResponse(status, body)
		res.Header = header.Clone()
		res.Request = req
		return res, nil
	})
	return s, nil
}

func maskedHeaders(a *archive) map[string]bool {
	masked := map[string]bool{}
	text, _ := a.text("request")
	for line := range strings.Lines(text) {
		if name, value, _ := strings.Cut(strings.TrimSpace(line), ": "); value == anyValue {
			masked[name] = true
		}
	}
	return masked
}

func parseResponse(a *archive) (int, http.Header, error) {
	text, ok := a.text("response")
	if !ok {
		return 0, nil, errors.New("no section response: generate the archive first")
	}
	lines := strings.Split(strings.TrimSpace(text), "\n")
	status, err := strconv.Atoi(lines[0])
	if err != nil {
		return 0, nil, fmt.Errorf("response: status: %w", err)
	}
	header := http.Header{}
	for _, line := range lines[1:] {
		name, value, ok := strings.Cut(line, ": ")
		if !ok {
			return 0, nil, fmt.Errorf("response: %q is not a header", line)
		}
		header.Add(name, value)
	}
	return status, header, nil
}

// remember keeps a request for the comparison.
func (s *server) remember(req *http.Request) error {
	var body []byte
	if req.Body != nil {
		read, err := io.ReadAll(req.Body)
		if err != nil {
			return err
		}
		if err := req.Body.Close(); err != nil {
			return err
		}
		body = read
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.requests++
	s.line = req.Method + " " + req.URL.String()
	s.header = req.Header.Clone()
	s.body = string(body)
	s.plainForm()
	if want := int64(len(body)); req.ContentLength != want {
		s.problems = append(s.problems, fmt.Errorf("ContentLength is %d for a body of %d bytes", req.ContentLength, want))
	}
	if len(body) > 0 && req.GetBody == nil {
		s.problems = append(s.problems, errors.New("the request has a body and no GetBody"))
	}
	return nil
}

// plainForm shows a form of the type multipart/form-data with a boundary that is
// always the same, and with lines that end as those of an archive.
func (s *server) plainForm() {
	kind, params, err := mime.ParseMediaType(s.header.Get("Content-Type"))
	if err != nil || kind != "multipart/form-data" {
		return
	}
	s.header.Set("Content-Type", kind+"; boundary=boundary")
	s.body = strings.NewReplacer("--"+params["boundary"], "--boundary", "\r\n", "\n").Replace(s.body)
}

// check reports what is wrong with the requests and does not show in them.
func (s *server) check() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.requests != 1 {
		s.problems = append(s.problems, fmt.Errorf("%d requests were sent, want 1", s.requests))
	}
	return errors.Join(s.problems...)
}

// requestSections returns the sections of the recorded request.
func (s *server) requestSections() []section {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.requests == 0 {
		return nil
	}
	var b bytes.Buffer
	fmt.Fprintln(&b, s.line)
	for _, name := range slices.Sorted(maps.Keys(s.header)) {
		for _, value := range s.header[name] {
			if value != "" && s.masked[name] {
				value = anyValue
			}
			fmt.Fprintf(&b, "%s: %s\n", name, value)
		}
	}
	sections := []section{{"request", b.String()}}
	if s.body != "" {
		sections = append(sections, section{"request.body", s.body})
	}
	return sections
}
