package otelclerk_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log"

	"go.opentelemetry.io/otel/exporters/stdout/stdouttrace"
	sdktrace "go.opentelemetry.io/otel/sdk/trace"

	"github.com/seed-e19c5fb5/clerk-go/models"
	"github.com/seed-e19c5fb5/clerk-go/otelclerk"
	"github.com/seed-e19c5fb5/clerk-go/sessions"
	"github.com/seed-e19c5fb5/clerk-go/sessions/sessionstest"
	"github.com/seed-e19c5fb5/clerk-go/transport"
)

// The exporter writes JSON to standard output when it is made without a writer.
func Example() {
	var out bytes.Buffer
	exporter, err := stdouttrace.New(stdouttrace.WithWriter(&out))
	if err != nil {
		log.Fatal(err)
	}
	provider := sdktrace.NewTracerProvider(sdktrace.WithBatcher(exporter))

	fake := sessionstest.NewFake(models.Session{ID: "sess_1"})
	options := append(otelclerk.Options(otelclerk.WithTracerProvider(provider)), transport.WithBase(fake))
	t, err := transport.New(sessionstest.Key, options...)
	if err != nil {
		log.Fatal(err)
	}
	if _, err := sessions.New(t).Get(context.Background(), "sess_1"); err != nil {
		log.Fatal(err)
	}

	if err := provider.Shutdown(context.Background()); err != nil { // writes what is left
		log.Fatal(err)
	}
	printSpans(&out)
	// Output:
	// GET /sessions/{session_id}
	//   server.address=api.clerk.dev
	//   server.port=443
	//   http.request.method=GET
	//   url.template=/sessions/{session_id}
	//   network.protocol.version=1.1
	//   http.response.status_code=200
	// sessions.Get
	//   clerk.operation=sessions.Get
	//   url.template=/sessions/{session_id}
	//   server.address=api.clerk.dev
	//   server.port=443
	//   http.response.status_code=200
}

// printSpans prints what stays the same from run to run.
func printSpans(r io.Reader) {
	for d := json.NewDecoder(r); ; {
		var span struct {
			Name       string
			Attributes []struct {
				Key   string
				Value struct{ Value any }
			}
		}
		if d.Decode(&span) != nil {
			return
		}
		fmt.Println(span.Name)
		for _, a := range span.Attributes {
			fmt.Printf("  %s=%v\n", a.Key, a.Value.Value)
		}
	}
}
