package rival

import (
	"bytes"
	"net/http"
)

// Memory answers every request at once with the same status and body.
type Memory struct {
	Status int
	Body   []byte
}

// RoundTrip answers the request.
func (m Memory) RoundTrip(req *http.Request) (*http.Response, error) {
	if req.Body != nil {
		if err := req.Body.Close(); err != nil {
			return nil, err
		}
	}
	b := new(body)
	b.Reset(m.Body)
	return &http.Response{
		Status: http.StatusText(m.Status), StatusCode: m.Status, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header:        http.Header{"Content-Type": {"application/json"}},
		ContentLength: int64(len(m.Body)), Body: b, Request: req,
	}, nil
}

type body struct{ bytes.Reader }

func (*body) Close() error { return nil }
