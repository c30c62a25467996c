package wire

// unknown is the field of a key that an object does not have.
const unknown = -1

// An object walks through the keys of a JSON object. The key that is expected next
// is tried first, by then, which takes no lookup; any other goes through next.
type object struct {
	field int // the place of the current key among the fields, or unknown

	last   int // the last field that was not unknown
	d      *Decoder
	table  *keyTable
	rows   []row // of table
	lead   byte  // what precedes the next key: '{', then ','; 0 for null
	astray bool  // the last key was not the expected one: keys seem to be shuffled
}

// then moves to the field after the current one if its key follows at once.
func (o *object) then() bool {
	i := o.field + 1
	if i >= len(o.rows) {
		return false
	}
	d, key := o.d, o.rows[i].key
	rest := d.data[d.pos:]
	if len(rest) < len(key) || string(rest[:len(key)]) != key {
		return false
	}
	d.pos += len(key)
	o.field = i
	return true
}

// next moves to the next key, whose value the Decoder must read next. It returns
// false at the end of the object and after a failure.
func (o *object) next() bool {
	d := o.d
	if o.lead == 0 {
		return false
	}
	if d.err != nil {
		o.locate()
		return false
	}
	if o.field != unknown {
		o.last = o.field
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
func (o *object) expected(i int) bool {
	next := o.last + 1
	if next >= len(o.rows) {
		return false
	}
	key, rest := o.rows[next].key[1:], o.d.data[i:]
	if len(rest) < len(key) || string(rest[:len(key)]) != key {
		return false
	}
	o.d.pos = o.d.space(i + len(key))
	o.field = next
	return true
}

// lookup moves to the key at offset i, whatever it is.
func (o *object) lookup(i int) bool {
	key := o.d.readKey(i)
	if o.d.err != nil {
		return false
	}
	o.field = o.table.find(key)
	if o.field == unknown {
		o.d.key = key
	}
	o.astray = o.field != o.last+1
	return true
}

// locate adds the current field to the path of the error.
func (o *object) locate() {
	switch {
	case o.field != unknown:
		o.d.inField(o.table.name(o.field))
	case o.d.key != nil:
		o.d.inField(string(o.d.key))
	}
}
