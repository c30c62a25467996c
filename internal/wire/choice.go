package wire

import "encoding/json"

// Kind is a kind of JSON value.
type Kind byte

// The kinds of values that are not null.
const (
	TextKind Kind = iota + 1
	NumberKind
	BoolKind
	ArrayKind
	ObjectKind
)

// kindOf are the kinds by the byte with which their values begin.
var kindOf = [256]Kind{
	'"': TextKind, '{': ObjectKind, '[': ArrayKind, 't': BoolKind, 'f': BoolKind, '-': NumberKind,
	'0': NumberKind, '1': NumberKind, '2': NumberKind, '3': NumberKind, '4': NumberKind,
	'5': NumberKind, '6': NumberKind, '7': NumberKind, '8': NumberKind, '9': NumberKind,
}

// Is reports whether the next value is of the kind, as far as its first byte
// tells.
func (d *Decoder) Is(k Kind) bool {
	i := d.space(d.pos)
	return i < len(d.data) && kindOf[d.data[i]] == k
}

// Has reports whether the next value is an object with all of the keys, without
// passing it: a choice between objects picks one by that.
func (d *Decoder) Has(keys ...string) bool {
	if !d.Is(ObjectKind) {
		return false
	}
	start, depth := d.pos, d.depth
	missing := append(make([]string, 0, 8), keys...)
	lead, _ := d.open('{', "an object")
	for lead != 0 && d.err == nil && len(missing) > 0 {
		i, ok := d.follow(lead, '}')
		if !ok {
			break
		}
		lead = ','
		missing = without(missing, d.readKey(i))
		if d.err == nil && len(missing) > 0 {
			d.Skip()
		}
	}
	if d.err != nil {
		return false
	}
	d.pos, d.depth = start, depth
	return len(missing) == 0
}

// without takes a key out of a list.
func without(list []string, key []byte) []string {
	for i, k := range list {
		if k == string(key) {
			list[i] = list[len(list)-1]
			return list[:len(list)-1]
		}
	}
	return list
}

// New makes a value for dst to point to, which is what the Decoder reads next.
func New[T any](d *Decoder, dst **T) *T {
	*dst = new(T)
	d.charge(sizeOf[T]())
	return *dst
}

// Untag takes the tag of a union out of what a variant keeps as unknown.
func Untag(extra *map[string]json.RawMessage, tag string) {
	if delete(*extra, tag); len(*extra) == 0 {
		*extra = nil
	}
}

// AppendTagged appends an object, which appendJSON appends, with the tag of a
// union in front, which it does not have by itself.
func AppendTagged(b []byte, tag, value string, appendJSON func([]byte) ([]byte, error)) ([]byte, error) {
	start := len(b)
	b = appendQuoted(append(append(append(b, `,"`...), tag...), `":`...), value)
	b[start] = '{'
	end := len(b)
	b, err := appendJSON(b)
	if err != nil {
		return nil, err
	}
	if b[end+1] == '}' {
		return append(b[:end], '}'), nil
	}
	b[end] = ','
	return b, nil
}

// A Requester appends itself as requests hold it, without the fields that only
// responses have.
type Requester interface {
	AppendRequest(b []byte) ([]byte, error)
}

// AppendRequest appends v as requests hold it.
func AppendRequest[R Requester](b []byte, v R) ([]byte, error) { return v.AppendRequest(b) }

// AppendRequestPointer appends what v points to as requests hold it, or null.
func AppendRequestPointer[R Requester](b []byte, v *R) ([]byte, error) {
	if v == nil {
		return AppendNull(b), nil
	}
	return (*v).AppendRequest(b)
}
