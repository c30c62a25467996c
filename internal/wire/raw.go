package wire

import (
	"bytes"
	"encoding/json"
)

// Raw copies the next value, of any kind, unchanged; null too.
func (d *Decoder) Raw(dst *json.RawMessage) {
	start := d.space(d.pos)
	if d.Skip(); d.err == nil && d.charge(int64(d.pos-start)) {
		*dst = bytes.Clone(d.data[start:d.pos])
	}
}

// unknown stores the value of a key that an object does not have, or passes it if
// there is no place for it.
func (d *Decoder) unknown(dst *map[string]json.RawMessage) {
	d.step()
	if dst == nil {
		d.Skip()
		return
	}
	key := string(d.key)
	var value json.RawMessage
	if d.Raw(&value); d.err != nil {
		return
	}
	if !d.chargeEntry(len(*dst), len(key), sizeOf[json.RawMessage]()) {
		return
	}
	if *dst == nil {
		*dst = make(map[string]json.RawMessage)
	}
	(*dst)[key] = value
}

// Discriminator returns the string under key in the next value, an object,
// without passing that value: it selects the variant of a union. The result is
// empty if the key is missing or null.
func (d *Decoder) Discriminator(key string) string {
	start, depth := d.pos, d.depth
	var found string
	lead, _ := d.open('{', "an object")
	for lead != 0 && d.err == nil {
		i, ok := d.follow(lead, '}')
		if !ok {
			break
		}
		lead = ','
		switch name := d.readKey(i); {
		case d.err != nil:
		case string(name) == key:
			if d.String(&found); d.err != nil {
				d.inField(key)
			}
		default:
			d.Skip()
		}
	}
	if d.err == nil {
		d.pos, d.depth = start, depth
	}
	return found
}

// Raw is the type of any JSON.
var Raw rawType

type rawType struct{}

func (*rawType) read(d *Decoder, f *Field, place any) { d.Raw(place.(*json.RawMessage)) }

func (*rawType) write(b []byte, f *Field, place any, _ bool) ([]byte, error) {
	return AppendRaw(b, *place.(*json.RawMessage))
}
