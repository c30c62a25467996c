package benchmarks_test

import (
	"encoding/json"
	"testing"

	jsonv2 "github.com/go-json-experiment/json"

	"github.com/seed-e19c5fb5/clerk-go/benchmarks/payload"
	"github.com/seed-e19c5fb5/clerk-go/benchmarks/rival"
	"github.com/seed-e19c5fb5/clerk-go/internal/wire"
	"github.com/seed-e19c5fb5/clerk-go/models"
)

// decoders decode one session, and a list of them.
var decoders = []struct {
	name string
	one  func([]byte) error
	list func([]byte) (int, error)
}{
	{
		"sdk",
		func(b []byte) error { return wire.Decode(b, new(models.Session)) },
		func(b []byte) (int, error) {
			list, err := wire.DecodeSlice[models.Session](b)
			return len(list), err
		},
	},
	{
		"json",
		func(b []byte) error { return json.Unmarshal(b, new(rival.Session)) },
		func(b []byte) (int, error) {
			var list []rival.Session
			err := json.Unmarshal(b, &list)
			return len(list), err
		},
	},
	{
		"jsonv2",
		func(b []byte) error { return jsonv2.Unmarshal(b, new(rival.Session)) },
		func(b []byte) (int, error) {
			var list []rival.Session
			err := jsonv2.Unmarshal(b, &list)
			return len(list), err
		},
	},
	{
		"jx",
		func(b []byte) error { return rival.JX(b, new(rival.Session)) },
		func(b []byte) (int, error) {
			var list []rival.Session
			err := rival.JXList(b, &list)
			return len(list), err
		},
	},
}

// BenchmarkDecodeOne is one session without the call around it.
func BenchmarkDecodeOne(b *testing.B) {
	data := payload.Session()
	for _, d := range decoders {
		b.Run("client="+d.name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				if err := d.one(data); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func benchmarkList(b *testing.B, data []byte) {
	for _, d := range decoders {
		b.Run("client="+d.name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				if n, err := d.list(data); err != nil || n != payload.Sessions {
					b.Fatal(n, err)
				}
			}
		})
	}
}

// BenchmarkDecodeList is a list, compact and in the order of the API.
func BenchmarkDecodeList(b *testing.B) { benchmarkList(b, payload.List()) }

// BenchmarkDecodeShuffled is a list in which no field is where it is expected.
func BenchmarkDecodeShuffled(b *testing.B) { benchmarkList(b, payload.Shuffled()) }

// BenchmarkDecodePretty is a list with line breaks and indents.
func BenchmarkDecodePretty(b *testing.B) { benchmarkList(b, payload.Pretty()) }
