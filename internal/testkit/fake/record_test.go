package fake

import (
	"fmt"
	"testing"
)

// document returns an object of so many fields, of which the last comes twice.
func document(fields int) []byte {
	doc := []byte("{")
	for i := range fields {
		doc = fmt.Appendf(doc, `"field_%d":%d,`, i, i)
	}
	return fmt.Appendf(doc, `"field_%d":"again"}`, fields-1)
}

func TestMembers(t *testing.T) {
	t.Parallel()
	const fields = 100_000
	list, err := members(document(fields))
	if err != nil || len(list) != fields {
		t.Fatalf("%d members, %v", len(list), err)
	}
	for i, m := range list {
		want := fmt.Sprint(i)
		if i == fields-1 {
			want = `"again"`
		}
		if m.name != fmt.Sprintf("field_%d", i) || string(m.raw) != want {
			t.Fatalf("member %d is %s: %s", i, m.name, m.raw)
		}
	}
}

// BenchmarkMembers shows that a field costs as much among many as among few.
func BenchmarkMembers(b *testing.B) {
	for _, fields := range []int{10, 1000, 100_000} {
		b.Run(fmt.Sprintf("fields=%d", fields), func(b *testing.B) {
			doc := document(fields)
			b.ReportAllocs()
			for b.Loop() {
				if _, err := members(doc); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*fields), "ns/field")
		})
	}
}
