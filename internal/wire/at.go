package wire

// Members reads the next value, an object. Read is called for the value of each
// member, which it decodes, or returns false, and the value is passed over. The key
// is valid only until then.
func (d *Decoder) Members(read func(key []byte) bool) {
	lead, _ := d.open('{', "an object")
	for lead != 0 && d.err == nil {
		i, ok := d.follow(lead, '}')
		if !ok {
			return
		}
		lead = ','
		key := d.readKey(i)
		if d.err != nil {
			return
		}
		d.step()
		name := string(key)
		if !read(key) {
			d.Skip()
		}
		if d.err != nil {
			d.inField(name)
		}
	}
}

// At decodes the value at a path of members within the next value, an object,
// into v, and skips everything else. If there is none, v is not changed. Without
// a path the value itself is decoded.
func (d *Decoder) At(v Unmarshaler, path ...string) {
	if len(path) == 0 {
		d.Value(v)
		return
	}
	d.Members(func(key []byte) bool {
		if string(key) != path[0] {
			return false
		}
		d.At(v, path[1:]...)
		return true
	})
}
