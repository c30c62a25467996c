package wire

// Fields are the keys of an object, in the order in which a server is expected
// to send them.
type Fields struct {
	// Keys are the keys as expected in a compact document, each between Before
	// and After.
	Keys []string
	// Index finds a key in Keys: it returns its place, or Unknown.
	Index func(key []byte) int
}

// What surrounds a key in a compact document.
const (
	Before = `,"`
	After  = `":`
)

// name returns the key of field i.
func (f *Fields) name(i int) string {
	return f.Keys[i][len(Before) : len(f.Keys[i])-len(After)]
}

// Unknown is the Field of a key that is not among the fields.
const Unknown = -1

// An Object walks through the keys of a JSON object. Every case of its switch
// decodes one field and then tries the key that is expected next, which leads
// straight into the next case; any other key goes through Next:
//
//	for obj := dec.Object(&fields); obj.Next(); {
//		switch obj.Field {
//		case 0: // id
//			dec.String(&v.ID)
//			if !obj.Then(1) {
//				continue
//			}
//			fallthrough
//		case 1: // name
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
	fields *Fields
	lead   byte // what precedes the next key: '{', then ','; 0 for null
}

// Object opens the next value, an object. Null is passed as an object without
// keys.
func (d *Decoder) Object(fields *Fields) Object {
	lead, _ := d.open('{', "an object")
	return Object{Field: Unknown, last: Unknown, d: d, fields: fields, lead: lead}
}

// Then moves to field i if its key follows at once.
func (o *Object) Then(i int) bool {
	d, key := o.d, o.fields.Keys[i]
	rest := d.data[d.pos:]
	if len(rest) < len(key) || string(rest[:len(key)]) != key {
		return false
	}
	d.pos += len(key)
	o.Field = i
	return true
}

// Next moves to the next key, so that its value is what the Decoder reads next.
// It returns false at the end of the object and after a failure.
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
	i, ok := d.follow(o.lead, '}')
	if !ok {
		return false
	}
	o.lead = ','
	if next := o.last + 1; next < len(o.fields.Keys) {
		key, rest := o.fields.Keys[next][1:], d.data[i:]
		if len(rest) > len(key) && string(rest[:len(key)]) == key {
			d.pos = d.space(i + len(key))
			o.Field = next
			return true
		}
	}
	d.key = d.readKey(i)
	if d.err != nil {
		return false
	}
	o.Field = o.find(d.key)
	return true
}

// find returns the place of key among the fields, or Unknown. Most likely one
// field was left out, and it is the one after that.
func (o *Object) find(key []byte) int {
	if i := o.last + 2; i < len(o.fields.Keys) {
		if o.fields.name(i) == string(key) {
			return i
		}
	}
	return o.fields.Index(key)
}

// locate tells the error in which field it occurred.
func (o *Object) locate() {
	switch {
	case o.Field != Unknown:
		o.d.inField(o.fields.name(o.Field))
	case o.d.key != nil:
		o.d.inField(string(o.d.key))
	}
}
