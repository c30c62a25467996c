package fake_test

import (
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
)

// Whatever is asked, the answer is JSON, or nothing at all.
func FuzzRoundTrip(f *testing.F) {
	for _, seed := range [][4]string{
		{"GET", "/v2/notes", "limit=1&wrapped=true", ""},
		{"POST", "/v2/notes", "", `{"title":"a","tags":["x"],"meta":{"y":1},"place":{"indoors":true}}`},
		{"POST", "/v2/notes/n/tokens", "", `{"seconds":1e400,"form":"cookie"}`},
		{"POST", "/v2/notes/n/renew", "", `{"token":"e30.e30.e30","secret":null}`},
		{"DELETE", "/v2/notes/%6e", "", "{}{"},
		{"GET", "/v2//notes/../..", "%zz;", "\x00"},
	} {
		f.Add(seed[0], seed[1], seed[2], seed[3])
	}
	f.Fuzz(func(t *testing.T, method, path, query, body string) {
		s := newServer(t, `{"id":"n","author":"ann"}`)
		resp, err := s.RoundTrip(&http.Request{
			Method: method,
			URL:    &url.URL{Scheme: "https", Host: "notes.example.com", Path: path, RawQuery: query},
			Header: http.Header{"Authorization": {"Bearer " + key}, "Content-Type": {"application/json"}},
			Body:   io.NopCloser(strings.NewReader(body)),
		})
		if err != nil {
			t.Fatal(err)
		}
		answer, err := io.ReadAll(resp.Body)
		if err != nil || len(answer) > 0 && !json.Valid(answer) || resp.ContentLength != int64(len(answer)) {
			t.Errorf("got %d %q and %v", resp.StatusCode, answer, err)
		}
	})
}
