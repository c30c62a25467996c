package wire

import "encoding/base64"

// Bytes reads data in a string, in base64. Line breaks in it are passed over. Null
// sets dst to nil.
func (d *Decoder) Bytes(dst *[]byte) {
	if d.Null() {
		*dst = nil
		return
	}
	text, start, ok := d.text()
	if !ok || !d.charge(int64(base64.StdEncoding.DecodedLen(len(text)))) {
		return
	}
	data, err := base64.StdEncoding.AppendDecode([]byte{}, text)
	if err != nil {
		d.fail(start, "want a string in base64")
		return
	}
	*dst = data
}

// AppendBytes appends data in base64 and quotes.
func AppendBytes(b, data []byte) []byte {
	return append(base64.StdEncoding.AppendEncode(append(b, '"'), data), '"')
}

// Bytes is the type of data in base64.
var Bytes bytesType

type bytesType struct{}

func (*bytesType) read(d *Decoder, f *Field, place any) { d.Bytes(place.(*[]byte)) }

func (*bytesType) write(b []byte, f *Field, place any, _ bool) ([]byte, error) {
	return AppendBytes(b, *place.(*[]byte)), nil
}
