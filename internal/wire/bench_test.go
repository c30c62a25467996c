package wire

import (
	"strings"
	"testing"
)

// BenchmarkStrings shows what String gains by handing out parts of one block,
// which takes unsafe.String, over a string allocated for each.
func BenchmarkStrings(b *testing.B) {
	doc := []byte(strings.Repeat(`"user_2g7np7Hrk0SN6kj5EDMLDaKNL0S"`, 8))
	read := func(b *testing.B, read func(d *Decoder, dst *string)) {
		b.SetBytes(int64(len(doc)))
		b.ReportAllocs()
		var dst [8]string
		for b.Loop() {
			d := newDecoder(doc)
			for i := range dst {
				read(d, &dst[i])
			}
			if err := d.finish(""); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.Run("packed", func(b *testing.B) { read(b, (*Decoder).String) })
	b.Run("allocated", func(b *testing.B) {
		read(b, func(d *Decoder, dst *string) {
			if src := d.quoted(d.pos); d.err == nil {
				*dst = string(src)
			}
		})
	})
}
