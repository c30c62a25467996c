package benchmarks_test

import (
	"encoding/json"
	"testing"

	"github.com/go-faster/jx"
	jsonv2 "github.com/go-json-experiment/json"

	"github.com/seed-e19c5fb5/clerk-go/benchmarks/payload"
	"github.com/seed-e19c5fb5/clerk-go/internal/wire"
	"github.com/seed-e19c5fb5/clerk-go/models"
	"github.com/seed-e19c5fb5/clerk-go/sessions"
)

// refresh is the body of a refresh for encoders that work by reflection.
type refresh struct {
	ExpiredToken   string              `json:"expired_token"`
	RefreshToken   string              `json:"refresh_token"`
	RequestOrigin  string              `json:"request_origin"`
	RequestHeaders map[string][]string `json:"request_headers,omitempty"`
	Format         string              `json:"format,omitempty"`
}

const (
	token  = "eyJhbGciOiJSUzI1NiIsImtpZCI6Imluc18yZzducDdIcmswU042a2o1RURNTERhS05MMFMiLCJ0eXAiOiJKV1QifQ"
	origin = "https://app.example.com"
)

// BenchmarkEncodeBody is the body of a refresh.
func BenchmarkEncodeBody(b *testing.B) {
	plain := refresh{ExpiredToken: token, RefreshToken: token, RequestOrigin: origin, Format: "cookie"}
	params := sessions.RefreshParams{ExpiredToken: token, RefreshToken: token, RequestOrigin: origin}
	params.Format = models.Some(models.RefreshFormatCookie)
	buf := make([]byte, 0, 1024)
	for _, e := range []struct {
		name   string
		encode func() error
	}{
		{"sdk", func() (err error) { _, err = params.AppendJSON(buf); return err }},
		{"json", func() (err error) { _, err = json.Marshal(plain); return err }},
		{"jsonv2", func() (err error) { _, err = jsonv2.Marshal(plain); return err }},
		{"jx", func() error { encodeJX(&plain); return nil }},
	} {
		b.Run("client="+e.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := e.encode(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkEncodeOne is one session, the model with most optional fields.
func BenchmarkEncodeOne(b *testing.B) {
	var s models.Session
	if err := wire.Decode(payload.Session(), &s); err != nil {
		b.Fatal(err)
	}
	buf := make([]byte, 0, 1024)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := s.AppendJSON(buf); err != nil {
			b.Fatal(err)
		}
	}
}

func encodeJX(r *refresh) {
	e := jx.GetEncoder()
	e.ObjStart()
	e.FieldStart("expired_token")
	e.Str(r.ExpiredToken)
	e.FieldStart("refresh_token")
	e.Str(r.RefreshToken)
	e.FieldStart("request_origin")
	e.Str(r.RequestOrigin)
	e.FieldStart("format")
	e.Str(r.Format)
	e.ObjEnd()
	jx.PutEncoder(e)
}
