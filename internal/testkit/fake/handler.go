package fake

import (
	"io"
	"maps"
	"net/http"
	"strconv"
)

// ServeHTTP responds as [Server.RoundTrip] does. If that fails, it closes the
// connection.
func (s *Server) ServeHTTP(w http.ResponseWriter, req *http.Request) {
	resp, err := s.RoundTrip(req)
	if err != nil {
		panic(http.ErrAbortHandler)
	}
	defer resp.Body.Close()
	maps.Copy(w.Header(), resp.Header)
	if resp.ContentLength >= 0 && resp.StatusCode != http.StatusNoContent && resp.StatusCode != http.StatusNotModified {
		w.Header().Set("Content-Length", strconv.FormatInt(resp.ContentLength, 10))
	}
	w.WriteHeader(resp.StatusCode)
	if _, err := io.Copy(w, resp.Body); err != nil {
		// The partial response must be sent before the connection is closed. A
		// writer that cannot flush has no connection either.
		_ = http.NewResponseController(w).Flush()
		panic(http.ErrAbortHandler)
	}
}
