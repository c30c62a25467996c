package contract

import (
	"encoding/binary"
	"io"
	"net"
	"net/http"
	"sync"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/transport"
)

// The frames and flags of RFC 9113 that the test server needs.
const (
	frameData      = 0x0
	frameHeaders   = 0x1
	frameReset     = 0x3
	frameSettings  = 0x4
	frameGoAway    = 0x7
	flagEndStream  = 0x1
	flagAck        = 0x1
	flagEndHeaders = 0x4
	refusedStream  = 0x7
	preface        = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
)

// http2Server speaks just enough HTTP/2, in the clear, to refuse the first
// request in a given way and to answer the others.
type http2Server struct {
	refuse func(w io.Writer, stream uint32)

	mu       sync.Mutex
	requests int
	bodies   []string
}

func (s *http2Server) start(t *testing.T) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { listener.Close() })
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			go s.serve(conn)
		}
	}()
	return "http://" + listener.Addr().String()
}

func (s *http2Server) serve(conn net.Conn) {
	defer conn.Close()
	if _, err := io.ReadFull(conn, make([]byte, len(preface))); err != nil {
		return
	}
	writeFrame(conn, frameSettings, 0, 0, nil)
	bodies := map[uint32]string{}
	for {
		kind, flags, stream, payload, err := readFrame(conn)
		if err != nil {
			return
		}
		switch {
		case kind == frameSettings && flags&flagAck == 0:
			writeFrame(conn, frameSettings, flagAck, 0, nil)
		case kind == frameData:
			bodies[stream] += string(payload)
		}
		if (kind == frameHeaders || kind == frameData) && flags&flagEndStream != 0 {
			s.answer(conn, stream, bodies[stream])
		}
	}
}

func (s *http2Server) answer(w io.Writer, stream uint32, body string) {
	s.mu.Lock()
	s.requests++
	s.bodies = append(s.bodies, body)
	first := s.requests == 1
	s.mu.Unlock()
	if first {
		s.refuse(w, stream)
		return
	}
	writeFrame(w, frameHeaders, flagEndHeaders, stream, []byte{0x88}) // ":status: 200" of the static table
	writeFrame(w, frameData, flagEndStream, stream, []byte(session))
}

func writeFrame(w io.Writer, kind, flags byte, stream uint32, payload []byte) {
	n := len(payload)
	frame := []byte{byte(n >> 16), byte(n >> 8), byte(n), kind, flags}
	frame = binary.BigEndian.AppendUint32(frame, stream)
	_, _ = w.Write(append(frame, payload...))
}

func readFrame(r io.Reader) (kind, flags byte, stream uint32, payload []byte, err error) {
	var head [9]byte
	if _, err = io.ReadFull(r, head[:]); err != nil {
		return
	}
	payload = make([]byte, int(head[0])<<16|int(head[1])<<8|int(head[2]))
	_, err = io.ReadFull(r, payload)
	return head[3], head[4], binary.BigEndian.Uint32(head[5:]) & (1<<31 - 1), payload, err
}

func TestHTTP2RefusalsAreSentAgainWithTheirBody(t *testing.T) {
	t.Parallel()
	for name, refuse := range map[string]func(w io.Writer, stream uint32){
		"REFUSED_STREAM": func(w io.Writer, stream uint32) {
			writeFrame(w, frameReset, 0, stream, binary.BigEndian.AppendUint32(nil, refusedStream))
		},
		"GOAWAY": func(w io.Writer, _ uint32) {
			writeFrame(w, frameGoAway, 0, 0, make([]byte, 8)) // the last stream that was worked on is 0
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			protocols := new(http.Protocols)
			protocols.SetUnencryptedHTTP2(true)
			base := &http.Transport{Protocols: protocols}
			t.Cleanup(base.CloseIdleConnections)

			s := &http2Server{refuse: refuse}
			got, err := dial(t, s.start(t), transport.WithBase(base)).Get(t.Context(), id)
			if err != nil || got.ID != id || s.requests != 2 {
				t.Errorf("Get: %v, %v after %d requests", got, err, s.requests)
			}

			s = &http2Server{refuse: refuse}
			_, err = dial(t, s.start(t), transport.WithBase(base)).Create(t.Context(), newSession)
			if err != nil || s.requests != 2 || s.bodies[0] != s.bodies[1] || s.bodies[1] != `{"user_id":"user_1"}` {
				t.Errorf("Create: %v after %d requests with bodies %q", err, s.requests, s.bodies)
			}
		})
	}
}
