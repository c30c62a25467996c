package wire

// Skip passes the next value after checking that it is well-formed.
func (d *Decoder) Skip() {
	i := d.space(d.pos)
	if i >= len(d.data) {
		d.unexpected(i, "a value")
		return
	}
	switch d.data[i] {
	case '{':
		d.skipObject()
	case '[':
		d.skipArray()
	case '"':
		if end, _ := d.closing(i + 1); d.err == nil {
			d.pos = end + 1
		}
	case 't':
		d.literal(i, "true")
	case 'f':
		d.literal(i, "false")
	case 'n':
		d.literal(i, "null")
	case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
		d.number(i)
	default:
		d.unexpected(i, "a value")
	}
}

func (d *Decoder) skipObject() {
	lead, _ := d.open('{', "an object")
	for lead != 0 && d.err == nil {
		i, ok := d.follow(lead, '}')
		if !ok {
			return
		}
		d.skipKey(i)
		d.Skip()
		lead = ','
	}
}

func (d *Decoder) skipArray() {
	lead, _ := d.open('[', "an array")
	for lead != 0 && d.err == nil {
		i, ok := d.follow(lead, ']')
		if !ok {
			return
		}
		d.pos = i
		d.Skip()
		lead = ','
	}
}

// skipKey is like readKey for a key that is not needed.
func (d *Decoder) skipKey(i int) {
	if i >= len(d.data) || d.data[i] != '"' {
		d.unexpected(i, "a key")
		return
	}
	end, _ := d.closing(i + 1)
	if d.err != nil {
		return
	}
	i = d.space(end + 1)
	if i >= len(d.data) || d.data[i] != ':' {
		d.unexpected(i, `":"`)
		return
	}
	d.pos = i + 1
}
