package wire

import "sync/atomic"

// Fields are the keys of an object, in the order in which a server is expected
// to send them.
type Fields struct {
	// Keys are the keys as they appear between quotes.
	Keys []string

	prepared atomic.Pointer[keyTable]
}

// Unknown is the Field of a key that is not among the fields.
const Unknown = -1

// An Object walks through the keys of a JSON object. Every case of its switch
// decodes one field and then tries the key that is expected next, which leads
// straight into the next case; any other key goes through Next:
//
//	for obj := dec.Object(&fields); obj.Next(); {
//		switch obj.Field {
//		case fieldID:
//			dec.String(&v.ID)
//			if !obj.Then(fieldName) {
//				continue
//			}
//			fallthrough
//		case fieldName:
//			dec.String(&v.Name)
//		default:
//			dec.Extra(&v.Extra)
//		}
//	}
type Object struct {
	// Field is the place of the current key among the fields, or Unknown.
	Field int

	last   int // the last Field that was not Unknown
	d      *Decoder
	table  *keyTable
	keys   []string // of table
	lead   byte     // what precedes the next key: '{', then ','; 0 for null
	astray bool     // the last key was not the expected one: keys seem to be shuffled
}

// Object opens the next value, an object. Null is passed as an object without
// keys.
func (d *Decoder) Object(fields *Fields) Object {
	lead, _ := d.open('{', "an object")
	table := fields.table()
	return Object{Field: Unknown, last: Unknown, d: d, table: table, keys: table.expected, lead: lead}
}

// Then moves to field i if its key follows at once.
func (o *Object) Then(i int) bool {
	d, key := o.d, o.keys[i]
	rest := d.data[d.pos:]
	if len(rest) < len(key) || string(rest[:len(key)]) != key {
		return false
	}
	d.pos += len(key)
	o.Field = i
	return true
}

// Next moves to the next key, whose value the Decoder must read next. It returns
// false at the end of the object and after a failure.
func (o *Object) Next() bool {
	d := o.d
	if o.lead == 0 {
		return false
	}
	if d.err != nil {
		o.locate()
		return false
	}
	if o.Field != Unknown {
		o.last = o.Field
	}
	i := d.pos + 1
	if !d.at(d.pos, o.lead) || !d.at(i, '"') {
		var ok bool
		if i, ok = d.follow(o.lead, '}'); !ok {
			return false
		}
	}
	o.lead = ','
	return !o.astray && o.expected(i) || o.lookup(i)
}

// expected moves to the field after the last one if its key is at offset i.
func (o *Object) expected(i int) bool {
	next := o.last + 1
	if next >= len(o.keys) {
		return false
	}
	key, rest := o.keys[next][1:], o.d.data[i:]
	if len(rest) < len(key) || string(rest[:len(key)]) != key {
		return false
	}
	o.d.pos = o.d.space(i + len(key))
	o.Field = next
	return true
}

// lookup moves to the key at offset i, whatever it is.
func (o *Object) lookup(i int) bool {
	key := o.d.readKey(i)
	if o.d.err != nil {
		return false
	}
	o.Field = o.table.find(key)
	if o.Field == Unknown {
		o.d.key = key
	}
	o.astray = o.Field != o.last+1
	return true
}

// locate adds the current field to the path of the error.
func (o *Object) locate() {
	switch {
	case o.Field != Unknown:
		o.d.inField(o.table.name(o.Field))
	case o.d.key != nil:
		o.d.inField(string(o.d.key))
	}
}
