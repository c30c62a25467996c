//go:build go1.27 && goexperiment.jsonv2

package benchmarks_test

import (
	"encoding/json/v2"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/benchmarks/payload"
	"github.com/seed-e19c5fb5/clerk-go/models"
)

// before is a session with the methods of encoding/json alone.
type before struct{ session models.Session }

func (b before) MarshalJSON() ([]byte, error)     { return b.session.MarshalJSON() }
func (b *before) UnmarshalJSON(data []byte) error { return b.session.UnmarshalJSON(data) }

// BenchmarkJSONV2 writes and reads a session by encoding/json/v2, through the
// methods that are for it and through those of encoding/json.
func BenchmarkJSONV2(b *testing.B) {
	text := payload.Session()
	var now models.Session
	var then before
	for _, v := range []any{&now, &then} {
		if err := json.Unmarshal(text, v); err != nil {
			b.Fatal(err)
		}
	}
	for name, run := range map[string]func() error{
		"encode/v2": func() error { _, err := json.Marshal(now); return err },
		"encode/v1": func() error { _, err := json.Marshal(then); return err },
		"decode/v2": func() error { var s models.Session; return json.Unmarshal(text, &s) },
		"decode/v1": func() error { var s before; return json.Unmarshal(text, &s) },
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := run(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
