package wire

// open moves to the bracket c that starts the next value, without passing it. It
// returns c, or 0 if there is nothing to read: after a failure, and for null,
// which it passes.
func (d *Decoder) open(c byte, want string) (lead byte, null bool) {
	i := d.space(d.pos)
	switch {
	case i < len(d.data) && d.data[i] == c:
		d.pos = i
		if d.depth++; d.depth > maxDepth {
			d.fail(i, "nesting deeper than 10000")
			return 0, false
		}
		return c, false
	case i < len(d.data) && d.data[i] == 'n':
		d.literal(i, "null")
		return 0, d.err == nil
	default:
		d.wrongKind(i, want)
		return 0, false
	}
}

// at reports whether the byte at offset i is c.
func (d *Decoder) at(i int, c byte) bool { return i < len(d.data) && d.data[i] == c }

// follow passes lead, which precedes an item or a key: the opening bracket, or a
// comma. It returns the offset of the item or key, or false at the end of the
// object or array, which it passes.
func (d *Decoder) follow(lead, closing byte) (i int, ok bool) {
	d.step()
	i = d.space(d.pos)
	if i < len(d.data) && d.data[i] == lead {
		i = d.space(i + 1)
		if lead == ',' || i >= len(d.data) || d.data[i] != closing {
			return i, true
		}
	}
	if i >= len(d.data) || d.data[i] != closing {
		d.unexpected(i, `"," or "`+string(closing)+`"`)
		return i, false
	}
	d.pos = i + 1
	d.depth--
	return i, false
}

// readKey passes the key at offset i, the colon after it, and white space. The
// result is valid until the next string is read.
func (d *Decoder) readKey(i int) []byte {
	if i >= len(d.data) || d.data[i] != '"' {
		d.unexpected(i, "a key")
		return nil
	}
	rest := d.data[i+1:]
	n := plain(rest)
	if n < len(rest)-2 && rest[n] == '"' && rest[n+1] == ':' {
		d.pos = d.space(i + n + 3)
		return rest[:n]
	}
	return d.anyKey(i)
}

// anyKey is like readKey for any form of key.
func (d *Decoder) anyKey(i int) []byte {
	key := d.quoted(i)
	if d.err != nil {
		return nil
	}
	i = d.space(d.pos)
	if i >= len(d.data) || d.data[i] != ':' {
		d.unexpected(i, `":"`)
		return nil
	}
	d.pos = d.space(i + 1)
	return key
}
